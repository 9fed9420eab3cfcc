using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Demonstration;

internal sealed record LigneDuJeu(Guid Id, FinanceurDuJeu Financeur, Montant Demande, EtatLigne Etat, Repartition? Propose, Repartition? Arbitre, Repartition? Accorde);

/// <summary>What follows a deposit: recevabilité, lines, scores.</summary>
internal sealed class SuitesDeDemonstration(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel)
{
    /// <summary>Why a dossier is in that state, when its state asks for a reason.</summary>
    public static string? Motif(EtatDossier etat) => etat switch
    {
        EtatDossier.Irrecevable => "L’action se déroule hors des quartiers prioritaires et ne s’adresse pas à leurs habitants.",
        EtatDossier.Retire => "L’association retire sa demande : la salle n’est plus disponible.",
        EtatDossier.SansSuite => "L’association renonce à l’action.",
        EtatDossier.Brouillon or EtatDossier.Depose or EtatDossier.ACompleter or EtatDossier.EnInstruction or EtatDossier.Instruit
            or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos => null,
    };

    /// <summary>The request that suspends the silence delay, on a dossier to complete.</summary>
    public static IReadOnlyList<DemandeDePieces> PiecesAttendues(DossierDuJeu dossier) => dossier.Etat == EtatDossier.ACompleter
        ? [new DemandeDePieces(HeureDeParis.Jour(dossier.SuiteLe), Terme(dossier), null, Indispensable: true)]
        : [];

    /// <summary>Adds the lines of a deposited dossier, and all that led it to its state before the committee.</summary>
    /// <param name="arbitrer">What the committee gave on a line, or null before it.</param>
    public IReadOnlyList<LigneDuJeu> Ajouter(DossierDuJeu dossier, Func<LigneDuJeu, LigneDuJeu>? arbitrer = null)
    {
        var recu = dossier.RecuLe!.Value;
        var recevableLe = dossier.SuiteLe;
        RaconterLEtat(dossier, recevableLe);
        var lignes = new List<LigneDuJeu>();
        foreach (var (financeur, demande) in dossier.Budget.Demandes)
        {
            var ligne = Instruire(dossier, new LigneDuJeu(dossier.Alea.Id(recu), financeur, demande, EtatLigne.Demandee, null, null, null));
            ligne = arbitrer is null ? ligne : arbitrer(ligne);
            lignes.Add(ligne);
            AjouterLigne(dossier, ligne);
            AjouterMontants(dossier, ligne, recu, jeu.AuPlusTard(recevableLe.AddDays(dossier.Alea.Entre(1, 25))));
        }

        // While the instruction goes on, scores are still awaited.
        foreach (var ligne in lignes.Where(l => l.Propose is not null).Take(dossier.Etat == EtatDossier.EnInstruction ? 1 : 2))
        {
            Noter(dossier, ligne.Financeur, jeu.AuPlusTard(recevableLe.AddDays(3)));
        }

        return lignes;
    }

    private static LigneDuJeu Instruire(DossierDuJeu dossier, LigneDuJeu ligne)
    {
        var tirage = dossier.Alea.Entre(1, 100);
        return dossier.Etat switch
        {
            EtatDossier.Retire or EtatDossier.SansSuite => ligne with { Etat = EtatLigne.RetireeParPorteur },
            EtatDossier.EnInstruction when tirage <= 25 => ligne,
            EtatDossier.EnInstruction when tirage <= 50 => ligne with { Etat = EtatLigne.Recevable },
            EtatDossier.EnInstruction or EtatDossier.Instruit when tirage > 96 => ligne with { Etat = EtatLigne.NonRecevable },
            EtatDossier.EnInstruction or EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos =>
                ligne with { Etat = EtatLigne.Proposee, Propose = Proposer(dossier.Alea, ligne) },
            EtatDossier.Brouillon or EtatDossier.Depose or EtatDossier.ACompleter or EtatDossier.Irrecevable => ligne,
        };
    }

    // A share of what is asked, in tens of euros; the type of credits follows what the funder has.
    private static Repartition Proposer(Alea alea, LigneDuJeu ligne)
    {
        var total = new Montant(ligne.Demande.Centimes * alea.Parmi([100, 80, 80, 70, 60, 50, 0]) / 100 / 1000 * 1000);
        if (ligne.Financeur.Fiche.Specifique is null)
        {
            return new Repartition(Montant.Zero, total);
        }

        var parts = alea.Chance(25) ? total.Repartir([60, 40]) : [total, Montant.Zero];
        return new Repartition(parts[0], parts[1]);
    }

    private void AjouterLigne(DossierDuJeu dossier, LigneDuJeu ligne)
    {
        AvisInstructeur? avis = ligne.Propose switch
        {
            null => null,
            { Total.EstNul: true } => AvisInstructeur.Defavorable,
            { } p when p.Total.Centimes * 10 >= ligne.Demande.Centimes * 8 => AvisInstructeur.Favorable,
            _ => AvisInstructeur.FavorableSousReserve,
        };
        jeu.Ajouter(InsertionsDeDossiers.Ligne, new
        {
            ligne.Id, DossierId = dossier.Id, FinanceurId = ligne.Financeur.Id, Origine = nameof(OrigineLigne.Sollicitee), Etat = ligne.Etat.ToString(), ligne.Demande,
            Avis = avis?.ToString(), AvisMotif = MotifDeLAvis(avis), ProposeSpecifique = ligne.Propose?.Specifique.Centimes,
            ProposeDroitCommun = ligne.Propose?.DroitCommun.Centimes, ProposeMotif = MotifDeLAvis(avis), ArbitreSpecifique = ligne.Arbitre?.Specifique.Centimes,
            ArbitreDroitCommun = ligne.Arbitre?.DroitCommun.Centimes, Fermete = Fermete(ligne), AccordeSpecifique = ligne.Accorde?.Specifique.Centimes,
            AccordeDroitCommun = ligne.Accorde?.DroitCommun.Centimes,
            MotifEtat = ligne.Etat switch
            {
                EtatLigne.NonRecevable => "L’action ne relève pas des compétences du financeur.",
                EtatLigne.RefuseeComite => "L’action relève d’un dispositif déjà financé par ailleurs.",
                _ => null,
            },
            SansPropositionLe = (DateTimeOffset?)null, Version = 1,
        });
    }

    private static string? Fermete(LigneDuJeu ligne) => ligne switch
    {
        { Arbitre: null } or { Arbitre.Total.EstNul: true } => null,
        { Accorde: not null } => nameof(Domain.Financements.Fermete.Ferme),
        _ => nameof(Domain.Financements.Fermete.SousReserveDeDecision),
    };

    private static string? MotifDeLAvis(AvisInstructeur? avis) => avis is { } a ? MotifDeLAvis(a) : null;

    private static string MotifDeLAvis(AvisInstructeur avis) => avis switch
    {
        AvisInstructeur.Favorable => "Projet solide, ancré dans le quartier.",
        AvisInstructeur.FavorableSousReserve => "Sous réserve d’un bilan des participations à mi-parcours.",
        AvisInstructeur.Defavorable => "L’action relève d’un autre dispositif, déjà financé.",
    };

    private void AjouterMontants(DossierDuJeu dossier, LigneDuJeu ligne, DateTimeOffset recu, DateTimeOffset proposeLe)
    {
        var agents = ligne.Financeur.Agents;
        AjouterMontant(dossier, ligne, "Demande", new Repartition(ligne.Demande, Montant.Zero), dossier.Association.Signataire, recu);
        if (ligne.Propose is { } propose)
        {
            var qui = ligne.Financeur.Fiche.ValidationRequise ? referentiel.Comptes["valideur"] : agents["instructeur"];
            AjouterMontant(dossier, ligne, "Propose", propose, qui, proposeLe);
            jeu.Raconter(proposeLe, qui, "proposer", "Ligne", ligne.Id);
        }

        if (ligne.Arbitre is { } arbitre)
        {
            AjouterMontant(dossier, ligne, "Arbitre", arbitre, agents["membre"], jeu.AuPlusTard(SeancesDeDemonstration.HeureDeSeance(dossier).AddHours(1)));
        }

        if (ligne.Accorde is { } accorde)
        {
            AjouterMontant(dossier, ligne, "Accorde", accorde, agents["instructeur"], SeancesDeDemonstration.HeureDeSeance(dossier).AddDays(20));
        }
    }

    private void AjouterMontant(DossierDuJeu dossier, LigneDuJeu ligne, string nature, Repartition montant, CompteDuJeu qui, DateTimeOffset le) =>
        jeu.Ajouter(InsertionsDeDossiers.LigneMontant, new
        {
            Id = dossier.Alea.Id(le), LigneId = ligne.Id, Nature = nature, Specifique = montant.Specifique.Centimes, DroitCommun = montant.DroitCommun.Centimes,
            Motif = (string?)null, CompteId = qui.Id, Le = le,
        });

    private void Noter(DossierDuJeu dossier, FinanceurDuJeu financeur, DateTimeOffset le)
    {
        var niveau = dossier.Alea.Entre(2, 4);
        foreach (var critere in dossier.Appel.Criteres)
        {
            var valeur = Math.Clamp(niveau + dossier.Alea.Entre(-1, 1), 0, 5);
            jeu.Ajouter(InsertionsDeDossiers.Note, new
            {
                DossierId = dossier.Id, CritereId = critere, CompteId = financeur.Agents["instructeur"].Id, FinanceurId = financeur.Id, Valeur = valeur,
                Justification = TextesDeDemonstration.Justifications[valeur], Le = le, Version = 1,
            });
        }

        jeu.Raconter(le, financeur.Agents["instructeur"], "noter", "Dossier", dossier.Id);
    }

    private void RaconterLEtat(DossierDuJeu dossier, DateTimeOffset le)
    {
        var secretariat = referentiel.Secretariat;
        switch (dossier.Etat)
        {
            case EtatDossier.Brouillon or EtatDossier.Depose:
                return;
            case EtatDossier.ACompleter:
                DemanderDesComplements(dossier, le);
                return;
            case EtatDossier.Irrecevable:
                jeu.Raconter(le, secretariat, "declarer-irrecevable", "Dossier", dossier.Id, Motif(dossier.Etat));
                return;
            case EtatDossier.Retire:
                jeu.Raconter(le, dossier.Association.Signataire, "retirer", "Dossier", dossier.Id, Motif(dossier.Etat));
                return;
            case EtatDossier.EnInstruction or EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis
                or EtatDossier.SansSuite or EtatDossier.Clos:
                jeu.Raconter(le, secretariat, "declarer-recevable", "Dossier", dossier.Id);
                break;
        }

        if (dossier.Etat is not EtatDossier.EnInstruction)
        {
            var action = dossier.Etat == EtatDossier.SansSuite ? "classer-sans-suite" : "clore-instruction";
            jeu.Raconter(jeu.AuPlusTard(le.AddDays(26)), secretariat, action, "Dossier", dossier.Id, Motif(dossier.Etat));
        }
    }

    private static DateOnly Terme(DossierDuJeu dossier) => HeureDeParis.Jour(dossier.SuiteLe).AddDays(30);

    private void DemanderDesComplements(DossierDuJeu dossier, DateTimeOffset le)
    {
        jeu.Ajouter(InsertionsDeDossiers.DemandeDeComplements, new
        {
            Id = dossier.Alea.Id(le), DossierId = dossier.Id, EnvoyeeLe = le, EnvoyeePar = referentiel.Secretariat.Id, TermeLe = Terme(dossier),
            Indispensable = true, Sections = $"{SectionDossier.Budget},{SectionDossier.Pieces}",
            Message = "Merci de préciser les charges de personnel et de joindre un relevé d’identité bancaire à l’adresse du siège.", ReponseLe = (DateTimeOffset?)null,
        });
        jeu.Raconter(le, referentiel.Secretariat, "demander-complements", "Dossier", dossier.Id);
    }
}

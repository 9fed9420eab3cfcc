using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>What an instructor says of its funder's line. No amount at all = no proposal yet; one part alone = the other is 0.</summary>
public sealed record SaisieDeLigne(AvisInstructeur? Avis, string? AvisMotif, Montant? Specifique, Montant? DroitCommun, string? ProposeMotif)
{
    public Repartition? Propose => Specifique is null && DroitCommun is null
        ? null
        : new Repartition(Specifique ?? Montant.Zero, DroitCommun ?? Montant.Zero);
}

/// <summary>Opinion and proposed amount of a funder, by type of credits. When the funder requires it, the amount awaits its Valideur.</summary>
public sealed class InstruireLigne(Ecrivain ecrivain)
{
    /// <summary>Absent when the line does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(LigneVisee visee, SaisieDeLigne saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TravaillerAsync(visee, acteur, donnees => Decider(donnees, saisie), annulation);

    internal static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees, SaisieDeLigne saisie)
    {
        if ((RefuserAvantRecevabilite(donnees) ?? RefuserApresValidation(donnees, saisie) ?? Verifier(donnees.Ligne, saisie)) is { } refus)
        {
            return refus;
        }

        var etat = Proposer(donnees, saisie);
        if (etat.EstRefuse)
        {
            return etat.Refus;
        }

        var (avant, motif) = (donnees.Ligne, Texte(saisie.ProposeMotif));
        var touche = saisie.Propose != avant.Propose || motif != avant.ProposeMotif;
        var apres = avant with
        {
            Etat = etat.Valeur,
            Avis = saisie.Avis,
            AvisMotif = Texte(saisie.AvisMotif),
            ProposeSpecifique = saisie.Propose?.Specifique,
            ProposeDroitCommun = saisie.Propose?.DroitCommun,
            ProposeMotif = motif,
            SansPropositionLe = saisie.Propose is null ? avant.SansPropositionLe : null,
            // What was sent back and changed since goes to the Valideur again.
            RenvoyeLe = touche ? null : avant.RenvoyeLe,
            RenvoyeMotif = touche ? null : avant.RenvoyeMotif,
        };
        return Dire(avant, apres, (touche || apres.Etat != avant.Etat) && saisie.Propose is not null);
    }

    internal static Refus? RefuserAvantRecevabilite(TravailSurLigne.Donnees donnees) =>
        donnees.Ligne.Etat == EtatLigne.Demandee ? new Refus("ligne.recevabilite", $"Déclarez d’abord la demande recevable pour {donnees.Financeur.Sigle}.") : null;

    // The Valideur validated an opinion as much as an amount.
    private static Refus? RefuserApresValidation(TravailSurLigne.Donnees donnees, SaisieDeLigne saisie) =>
        donnees is { AValider: true, Ligne.Etat: EtatLigne.Proposee } && (saisie.Avis, Texte(saisie.AvisMotif)) != (donnees.Ligne.Avis, Texte(donnees.Ligne.AvisMotif))
            ? new Refus("ligne.valideur", CycleLigne.DejaValidee, nameof(SaisieDeLigne.Avis)) : null;

    private static TravailSurLigne.Decision Dire(LigneInstruiteRow avant, LigneInstruiteRow apres, bool propose)
    {
        var acte = !propose ? ActeDuJournal.DonnerAvis : apres.Etat == EtatLigne.Proposee ? ActeDuJournal.Proposer : ActeDuJournal.PreparerProposition;
        var avis = (apres.Avis, apres.AvisMotif) != (avant.Avis, avant.AvisMotif) || !propose;
        string?[] details =
        [
            avis ? $"avis : {(apres.Avis is { } donne ? Libelles.Pour(donne) : "aucun")}{(propose && apres.AvisMotif is { } pourquoi ? $" ({pourquoi})" : "")}" : null,
            propose && apres.Propose is { } p ? $"crédits spécifiques : {p.Specifique}, droit commun : {p.DroitCommun}" : null,
            apres.Propose is null && avant.Propose is { } ote ? $"montant de {ote.Total} retiré" : null,
        ];
        return new TravailSurLigne.Decision(apres, acte, propose ? apres.ProposeMotif : apres.AvisMotif, string.Join(" ; ", details.OfType<string>()));
    }

    // What was said may be taken back, whole; to say nothing where nothing was said is a mistake.
    private static Refus? Verifier(LigneInstruiteRow avant, SaisieDeLigne saisie)
    {
        if (saisie.Avis is AvisInstructeur.Defavorable or AvisInstructeur.FavorableSousReserve && string.IsNullOrWhiteSpace(saisie.AvisMotif))
        {
            return new Refus("avis.motif", saisie.Avis is AvisInstructeur.Defavorable ? "Motivez l’avis défavorable." : "Écrivez la réserve.", nameof(SaisieDeLigne.AvisMotif));
        }

        if (saisie.Propose is { } propose && Repartition.Creer(propose.Specifique, propose.DroitCommun).Refus is { } negatif)
        {
            return negatif with { Champ = nameof(SaisieDeLigne.Specifique) };
        }

        return saisie.Avis is null && saisie.Propose is null && string.IsNullOrWhiteSpace(saisie.AvisMotif) && avant is { Avis: null, AvisMotif: null, Propose: null }
            ? new Refus("ligne.vide", "Donnez un avis ou proposez un montant.", nameof(SaisieDeLigne.Avis))
            : null;
    }

    private static Resultat<EtatLigne> Proposer(TravailSurLigne.Donnees donnees, SaisieDeLigne saisie)
    {
        var ligne = donnees.Ligne;
        if (saisie.Propose is not { } propose)
        {
            return ligne.Etat == EtatLigne.Proposee
                ? new Refus("ligne.montant", "Le montant est déjà proposé : modifiez-le, ou écrivez 0.", nameof(SaisieDeLigne.Specifique))
                : ligne.Etat;
        }

        var inchange = propose == ligne.Propose;
        // An opinion may change on an amount that the assiette has since left behind: the amount is refused where it is set or validated.
        if ((!inchange || Texte(saisie.ProposeMotif) != ligne.ProposeMotif) && Proposition.Refuser(propose, donnees.SurQuoi, saisie.ProposeMotif) is { } refus)
        {
            return refus;
        }

        // An opinion validates nothing: what awaits a Valideur is validated by the act of that name, or by another amount of the Valideur.
        if ((inchange && (ligne.Etat == EtatLigne.Proposee || donnees.Financeur.ValidationRequise)) || (donnees.AValider && ligne.Etat == EtatLigne.Recevable))
        {
            return ligne.Etat;
        }

        var decision = CycleLigne.Table.Decider(
            ligne.Etat, ActionLigne.Proposer, donnees.CapacitesDeProposer, new ContexteLigne { Montant = propose, ValideurExige = donnees.Financeur.ValidationRequise });
        return decision.EstRefuse ? decision.Refus with { Champ = nameof(SaisieDeLigne.Specifique) } : decision;
    }

    private static string? Texte(string? saisie) => string.IsNullOrWhiteSpace(saisie) ? null : saisie.Trim();
}

using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>What is entered on a funder's line: an amount, 0 = refused in committee with a reason, or reserved with what is awaited.</summary>
public sealed record Arbitrage
{
    public required Guid FinanceurId { get; init; }
    /// <summary>Version read; 0 when the funder has no line yet.</summary>
    public required int Version { get; init; }
    public required Montant Specifique { get; init; }
    public required Montant DroitCommun { get; init; }
    /// <summary>Principe or SousReserveDeDecision; Ferme only comes with the funder's own decision.</summary>
    public required Fermete Fermete { get; init; }
    public string? Motif { get; init; }
    /// <summary>Reserves the line: no amount.</summary>
    public bool Reserver { get; init; }
    public string? Attendu { get; init; }
    public DateOnly? AvantLe { get; init; }
}

/// <summary>In session, the seat of a funder says its amount, or the secretary of the session in the name of that seat; a funder nobody asked may open a line.</summary>
public sealed class ArbitrerLigne(Ecrivain ecrivain)
{
    /// <summary>Absent when the item does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, Guid pointId, Arbitrage saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerLePointAsync(seanceId, pointId);
            if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, le) is not { } examen)
            {
                return Refus.Absent;
            }

            var parole = AuNomDe(examen, saisie, acteur);
            if (parole.EstRefuse)
            {
                return parole.TousLesRefus;
            }

            var voulu = saisie.Reserver ? Reserver(examen, saisie, HeureDeParis.Jour(le)) : Chiffrer(examen, saisie);
            if (voulu.EstRefuse)
            {
                return voulu.TousLesRefus;
            }

            if (await LigneAsync(session, examen, saisie) is not var (ligneId, version))
            {
                return Refus.Conflit;
            }

            var ligne = voulu.Valeur with { Id = ligneId, Version = version, Siege = parole.Valeur.Siege };
            return await ComiteStore.ArbitrerAsync(session, ligne, acteur, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.Arbitrer, ObjetDuJournal.Ligne, ligneId, saisie.Motif ?? saisie.Attendu,
                    $"{(ligne.Montant is { } m ? $"{m.Total}" : "réservé")}{(parole.Valeur.Siege is null ? "" : $", saisi au nom de {parole.Valeur.Nom}")}"))
                : Refus.Conflit;
        }, annulation);

    // Siege: who sits, when it is not the person who types.
    private static Resultat<Parole> AuNomDe(PointEnSeance examen, Arbitrage saisie, Acteur acteur)
    {
        var sieges = examen.Representes.Where(r => r.Siege.FinanceurId == saisie.FinanceurId).ToList();
        if (sieges.Exists(s => s.Occupant == acteur.CompteId) && acteur.APour(Role.MembreComite, saisie.FinanceurId))
        {
            return new Parole(null, "");
        }

        if (acteur.A(Role.Secretariat) && sieges is [var present, ..])
        {
            return new Parole(present.Occupant, present.Siege.Nom);
        }

        // Nobody is there to say what this funder awaits: the secretary notes that its line is reserved.
        if (acteur.A(Role.Secretariat) && saisie.Reserver && Ligne(examen, saisie) is not null)
        {
            return new Parole(null, "");
        }

        return acteur.A(Role.Secretariat)
            ? new Refus("ligne.siege", "Personne ne siège pour ce financeur sur ce point : notez d’abord la présence de son siège, ou réservez sa ligne.")
            : new Refus("ligne.siege", "Vous ne siégez pas pour ce financeur sur ce point.");
    }

    internal static Resultat<LigneAArbitrer> Chiffrer(PointEnSeance examen, Arbitrage saisie)
    {
        var lu = Repartition.Creer(saisie.Specifique, saisie.DroitCommun);
        if (lu.EstRefuse)
        {
            return lu.TousLesRefus;
        }

        if (saisie.Fermete == Fermete.Ferme)
        {
            return new Refus("ligne.ferme", "Un montant n’est ferme qu’avec la décision du financeur.", nameof(saisie.Fermete));
        }

        var montant = lu.Valeur;
        var action = montant.Total.EstPositif ? ActionLigne.Arbitrer : ActionLigne.RefuserEnComite;
        // A line opened in session starts where a proposal of 0 would be.
        var etat = CycleLigne.Decider(Ligne(examen, saisie)?.Etat ?? EtatLigne.Proposee, action, Role.MembreComite, Contexte(examen, saisie, montant));
        if (etat.EstRefuse)
        {
            return etat.TousLesRefus;
        }

        var refus = montant.Total.EstPositif ? MontantArbitrable.Refuser(montant, examen.BasePour(saisie.FinanceurId), saisie.Motif) : [];
        return refus.Count > 0 ? refus.ToArray() : new LigneAArbitrer(default, default, etat.Valeur, montant, montant.Total.EstPositif ? saisie.Fermete : null, saisie.Motif);
    }

    private static Resultat<LigneAArbitrer> Reserver(PointEnSeance examen, Arbitrage saisie, DateOnly jour)
    {
        if (saisie.AvantLe < jour)
        {
            return new Refus("ligne.avant", "Le terme de ce qui est attendu est déjà passé.", nameof(saisie.AvantLe));
        }

        if (Ligne(examen, saisie) is not { } ligne)
        {
            return new Refus("ligne.absente", "Ce financeur n’a pas de ligne sur ce dossier : il n’y a rien à réserver.");
        }

        // What was said before is taken back: a reserved line holds nothing.
        var retour = ligne.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite
            ? CycleLigne.Decider(ligne.Etat, CycleLigne.Retour(ligne.Propose is not null), Intervenant.Systeme, ContexteLigne.Vide with { Motif = saisie.Attendu })
            : ligne.Etat;
        if (retour.EstRefuse)
        {
            return new Refus("ligne.attendu", "Dites ce qui est attendu pour que ce financeur se prononce.", nameof(saisie.Attendu));
        }

        var etat = CycleLigne.Decider(retour.Valeur, ActionLigne.Reserver, Role.MembreComite, Contexte(examen, saisie, null));
        return etat.EstRefuse ? etat.TousLesRefus : new LigneAArbitrer(default, default, etat.Valeur, null, null, null) { Attendu = saisie.Attendu, AvantLe = saisie.AvantLe };
    }

    // Whoever sits is not in déport: Siege.Occupant.
    private static ContexteLigne Contexte(PointEnSeance examen, Arbitrage saisie, Repartition? montant) => ContexteLigne.Vide with
    {
        Montant = montant,
        Motif = saisie.Motif,
        Attendu = saisie.Attendu,
        EnDeport = false,
        PointOuvert = examen.Seance.Etat == EtatSeance.Ouverte && examen.Point.Etat == EtatPoint.Inscrit,
    };

    private static async Task<(Guid Id, int Version)?> LigneAsync(SqlSession session, PointEnSeance examen, Arbitrage saisie)
    {
        if (Ligne(examen, saisie) is { } ligne)
        {
            return (ligne.Id, saisie.Version);
        }

        var id = Guid.CreateVersion7();
        return await ComiteStore.OuvrirLigneAsync(session, id, examen.Point.DossierId, saisie.FinanceurId) ? (id, 1) : null;
    }

    private static LigneDePointRow? Ligne(PointEnSeance examen, Arbitrage saisie) =>
        examen.Complet.Lignes.FirstOrDefault(l => l.FinanceurId == saisie.FinanceurId);

    private sealed record Parole(Guid? Siege, string Nom);
}

using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>What a seat enters on its funder's line. Total 0 = refused in committee, with a reason.</summary>
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
}

/// <summary>In session, the seat of a funder says its amount; a funder nobody asked may open a line.</summary>
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

            var montant = Repartition.Creer(saisie.Specifique, saisie.DroitCommun);
            var decision = montant.EstRefuse ? montant.TousLesRefus : Decider(examen, saisie, montant.Valeur, acteur);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (await LigneAsync(session, examen, saisie) is not var (ligneId, version))
            {
                return Refus.Conflit;
            }

            var fermete = montant.Valeur.Total.EstPositif ? saisie.Fermete : (Fermete?)null;
            return await ComiteStore.ArbitrerAsync(session, new LigneAArbitrer(ligneId, version, decision.Valeur, montant.Valeur, fermete, saisie.Motif), acteur, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.Arbitrer, ObjetDuJournal.Ligne, ligneId, saisie.Motif, $"{montant.Valeur.Total}"))
                : Refus.Conflit;
        }, annulation);

    private static Resultat<EtatLigne> Decider(PointEnSeance examen, Arbitrage saisie, Repartition montant, Acteur acteur)
    {
        if (saisie.Fermete == Fermete.Ferme)
        {
            return new Refus("ligne.ferme", "Un montant n’est ferme qu’avec la décision du financeur.", nameof(saisie.Fermete));
        }

        if (!examen.Sieges.Any(s => s.FinanceurId == saisie.FinanceurId && examen.Occupant(s) == acteur.CompteId) || !acteur.APour(Role.MembreComite, saisie.FinanceurId))
        {
            return new Refus("ligne.siege", "Vous ne siégez pas pour ce financeur sur ce point.");
        }

        // A line opened in session starts where a proposal of 0 would be.
        var etat = Ligne(examen, saisie)?.Etat ?? EtatLigne.Proposee;
        var contexte = ContexteLigne.Vide with
        {
            Montant = montant,
            Motif = saisie.Motif,
            EnDeport = examen.Complet.Deports.Contains(acteur.CompteId),
            PointOuvert = examen.Seance.Etat == EtatSeance.Ouverte && examen.Point.Etat == EtatPoint.Inscrit,
        };
        return CycleLigne.Decider(etat, montant.Total.EstPositif ? ActionLigne.Arbitrer : ActionLigne.RefuserEnComite, Role.MembreComite, contexte);
    }

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
}

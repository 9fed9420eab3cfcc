using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Anyone who sits takes an item out of the bloc sans débat, until it is closed; who asked may take it back.</summary>
public sealed class DemanderDebat(Ecrivain ecrivain)
{
    /// <summary>Absent when the item does not exist for this person, or the person does not sit.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var ouvert = await OuvrirAsync(session, seanceId, pointId, acteur);
            if (ouvert.EstRefuse)
            {
                return ouvert.TousLesRefus;
            }

            var (point, siege) = (ouvert.Valeur.Point, ouvert.Valeur.Siege);
            if (point.DebatDemandePar is not null)
            {
                return Ecrit.Rien("somebody asked before");
            }

            if (point.EtatPoint != EtatPoint.Inscrit)
            {
                return new Refus("debat.clos", "Le point n’est plus à examiner.");
            }

            await OrdreDuJourStore.SortirAsync(session, seanceId, [(pointId, $"débat demandé par {acteur.Nom}{(siege is null ? "" : $", {siege}")}")], acteur.CompteId);
            return Ecrit.Avec(new Acte(ActeDuJournal.DemanderLeDebat, ObjetDuJournal.Point, pointId, Details: point.Numero));
        }, annulation);

    /// <summary>The item may be put back into the block; refused to others than who asked.</summary>
    public Task<Resultat> RenoncerAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var ouvert = await OuvrirAsync(session, seanceId, pointId, acteur);
            if (ouvert.EstRefuse)
            {
                return ouvert.TousLesRefus;
            }

            if (ouvert.Valeur.Point.DebatDemandePar != acteur.CompteId)
            {
                return new Refus("debat.auteur", "La demande de débat est retirée par la personne qui l’a faite.");
            }

            await OrdreDuJourStore.DebattreAsync(session, seanceId, pointId, (null, null));
            return Ecrit.Avec(new Acte(ActeDuJournal.RenoncerAuDebat, ObjetDuJournal.Point, pointId, Details: ouvert.Valeur.Point.Numero));
        }, annulation);

    private static async Task<Resultat<PointOuvert>> OuvrirAsync(SqlSession session, Guid seanceId, Guid pointId, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Seance(seanceId));
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return Refus.Absent;
        }

        var siege = (await ComiteQuery.SiegesDeLaSeanceAsync(session, seance)).FirstOrDefault(s => s.EstTenuPar(acteur.CompteId));
        if (siege is null && !RangerOrdreDuJour.PeutRanger(seance, acteur))
        {
            return Refus.Absent;
        }

        var ouverte = RangerOrdreDuJour.Ouverte(seance);
        return ouverte.EstRefuse ? ouverte.TousLesRefus
            : (await DossiersDuComiteQuery.InscritsAsync(session, seance, acteur)).FirstOrDefault(d => d.PointId == pointId) is { } point ? new PointOuvert(point, siege?.Nom) : Refus.Absent;
    }

    private sealed record PointOuvert(DossierDuComite Point, string? Siege);
}

using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Comites;

/// <summary>What a relevé says of an item, to be corrected.</summary>
public sealed class RectificationQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>The item as it is now, for whoever presides over its session; null otherwise, and when its relevé is not frozen.</summary>
    public async Task<(PointEnSeance Point, int Releve)?> ChargerAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, horloge.GetUtcNow()) is { Seance: { Etat: EtatSeance.Arretee } seance } point
            && point.Point is { Etat: EtatPoint.Clos, EtatDossier: EtatDossier.Arbitre or EtatDossier.AvisTransmis }
            && AccesAuComite.Preside(acteur, seance.PresidenceId)
            && await ReleveStore.DernierAsync(session, seanceId, point.Point.DossierId) is { } dernier
            && !await ReleveStore.EstDepasseAsync(session, seanceId, point.Point.DossierId)
            ? (point, dernier.Numero)
            : null;
    }
}

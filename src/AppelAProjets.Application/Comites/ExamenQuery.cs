using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Comites;

/// <summary>Loads an item with the board around it: neighbours on the agenda, what is left to allot, criteria under their eliminatory threshold.</summary>
public sealed class ExamenQuery(SqlDatabase database, SeanceQuery seances, TimeProvider horloge)
{
    /// <summary>The item and the board, or null when the person may not see one of them.</summary>
    public async Task<(PointEnSeance Examen, TableauDeSeance Tableau, IReadOnlyList<CritereSousLeSeuil> SousLeSeuil)?> ChargerAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        if (await seances.ChargerAsync(seanceId, acteur, annulation) is not { } tableau)
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        return await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, horloge.GetUtcNow()) is { } examen
            ? (examen, tableau, await session.SousLeSeuilAsync(examen.Point.DossierId))
            : null;
    }
}

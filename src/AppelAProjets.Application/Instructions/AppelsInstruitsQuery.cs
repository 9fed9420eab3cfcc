using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Instructions;

public sealed class AppelsInstruitsQuery(SqlDatabase database)
{
    // Counts are of the whole call: the number of dossiers filed is public knowledge, who filed them is not.
    private static readonly SqlStatement Lecture = new("""
        SELECT a.Id, a.Code, a.Annee, a.Titre, a.Etat, a.ClotureLe, a.ComitePrevuLe, COALESCE(n.Deposes, 0) AS Deposes, COALESCE(n.EnInstruction, 0) AS EnInstruction
        FROM Appel a
        LEFT JOIN (
            SELECT AppelId, COUNT(*) AS Deposes, SUM(CASE WHEN Etat = 'EnInstruction' THEN 1 ELSE 0 END) AS EnInstruction
            FROM Dossier WHERE Etat <> 'Brouillon' GROUP BY AppelId) n ON n.AppelId = a.Id
        WHERE a.Etat <> 'Preparation'
        ORDER BY a.Annee DESC, a.Code;
        SELECT AppelId, FinanceurId FROM AppelFinanceur;
        """);

    /// <summary>Most recent first.</summary>
    public async Task<IReadOnlyList<AppelInstruit>> ChargerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        using var lecture = await session.PlusieursAsync(Lecture);
        AppelInstruit[] appels = [.. await lecture.ReadAsync<AppelInstruit>()];
        var financeurs = (await lecture.ReadAsync<ParticipationRow>()).ToLookup(p => p.AppelId, p => p.FinanceurId);
        return [.. appels.Where(a => PorteeInstruction.Sur(acteur, [.. financeurs[a.Id]]) is not null)];
    }

    private sealed record ParticipationRow
    {
        public required Guid AppelId { get; init; }
        public required Guid FinanceurId { get; init; }
    }
}

public sealed record AppelInstruit
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Annee { get; init; }
    public required string Titre { get; init; }
    public required EtatAppel Etat { get; init; }
    public DateTimeOffset? ClotureLe { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public required int Deposes { get; init; }
    public required int EnInstruction { get; init; }
}

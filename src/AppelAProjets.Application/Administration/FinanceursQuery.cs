namespace AppelAProjets.Application.Administration;

public sealed class FinanceursQuery(SqlDatabase database)
{
    /// <summary>All for an Administrateur, one's own for a funder's administrator.</summary>
    public async Task<IReadOnlyList<FinanceurRow>> ListeAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return [.. (await session.ListeAsync<FinanceurRow>(FinanceurSql.Liste)).Where(f => Attribution.Gere(acteur, f.Id))];
    }

    public async Task<FinanceurRow?> UnAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        if (!Attribution.Gere(acteur, id))
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<FinanceurRow>(FinanceurSql.DeLId, new { Id = id });
    }
}

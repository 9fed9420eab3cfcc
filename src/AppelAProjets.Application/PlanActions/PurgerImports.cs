namespace AppelAProjets.Application.PlanActions;

/// <summary>Removes the imports that nobody confirmed within a day.</summary>
public sealed class PurgerImports(SqlDatabase database, TimeProvider horloge)
{
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var purges = await session.PurgerAsync(horloge.GetUtcNow());
        await session.ValiderAsync();
        return purges;
    }
}

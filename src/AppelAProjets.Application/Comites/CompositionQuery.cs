using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>The standing composition, and what a call has not taken over of it.</summary>
public sealed class CompositionQuery(SqlDatabase database, TimeProvider horloge)
{
    public async Task<IReadOnlyList<SiegeRow>> PermanentsAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await SiegeStore.PermanentsAsync(session);
    }

    /// <summary>Where the seats of a call and the standing composition differ.</summary>
    public async Task<IReadOnlyList<DifferenceDeComposition>> DifferencesAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await LireAsync(session, appelId, horloge.GetUtcNow())).Differences;
    }

    /// <summary>Both compositions with their differences; seats of a funder that is not in the call are none of its.</summary>
    internal static async Task<(IReadOnlyList<SiegeRow> Permanents, IReadOnlyList<SiegeRow> Sieges, IReadOnlyList<DifferenceDeComposition> Differences)> LireAsync(
        SqlSession session, Guid appelId, DateTimeOffset le)
    {
        var financeurs = (await ChoixDuComiteQuery.FinanceursAsync(session, appelId)).Select(f => f.Id).ToHashSet();
        var tous = await SiegeStore.PermanentsAsync(session);
        IReadOnlyList<SiegeRow> permanents = [.. tous.Where(s => s.FinanceurId is not { } f || financeurs.Contains(f))];
        var sieges = await ComiteQuery.SiegesAsync(session, appelId);
        // Without a standing composition there is nothing to compare with.
        IReadOnlyList<DifferenceDeComposition> differences = tous.Count == 0
            ? [] : CompositionDuComite.Comparer([.. permanents.Select(s => s.EnFiche())], [.. sieges.Select(s => s.EnFiche())], HeureDeParis.Jour(le), tous.Except(permanents).Select(s => s.Id).ToHashSet());
        return (permanents, sieges, differences);
    }
}

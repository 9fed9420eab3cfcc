using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;

namespace AppelAProjets.Application.Appels;

public sealed record AppelPublicRow
{
    public required string Code { get; init; }
    public required string Titre { get; init; }
    /// <summary>State; the window itself decides whether deposits are open.</summary>
    public required EtatAppel Etat { get; init; }
    /// <summary>What is public of it is <see cref="Calendrier.DatesPubliques"/>.</summary>
    public required Calendrier Calendrier { get; init; }

    /// <summary>The window, always known once published.</summary>
    public PeriodeDeDepot? Periode => Calendrier is { OuvertureLe: { } ouverture, ClotureLe: { } cloture } ? new PeriodeDeDepot(ouverture, cloture) : null;
}

/// <summary>Published calls, for everyone: a call in preparation does not exist here.</summary>
public sealed class AppelsPublicsQuery(SqlDatabase database)
{
    private static readonly SqlStatement EnCours = new("SELECT Id FROM Appel WHERE Etat NOT IN ('Preparation', 'Clos') ORDER BY ClotureLe DESC");

    /// <summary>Calls that are not over, the latest to close first. Each is kept in memory as it stands.</summary>
    public async Task<IReadOnlyList<AppelPublicRow>> ListerAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        List<AppelPublicRow> appels = [];
        foreach (var id in await session.ListeAsync<Guid>(EnCours))
        {
            var appel = (await session.AppelAsync(id))!;
            appels.Add(new AppelPublicRow { Code = appel.Code, Titre = appel.Titre, Etat = appel.Etat, Calendrier = appel.Calendrier });
        }

        return appels;
    }

    public async Task<AppelComplet?> ChargerAsync(string code, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.AppelAsync(code) is { Etat: not EtatAppel.Preparation } appel ? appel : null;
    }

    /// <summary>The later closings granted to the organisations of that person.</summary>
    public async Task<IReadOnlyList<ProlongationRow>> ProlongationsAsync(Guid appelId, Acteur acteur, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ProlongationsDeAsync(appelId, acteur, maintenant);
    }
}

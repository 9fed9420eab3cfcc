using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

public sealed record AppelPublicRow
{
    public required string Code { get; init; }
    public required string Titre { get; init; }
    /// <summary>State; the window itself decides whether deposits are open.</summary>
    public required EtatAppel Etat { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? OuvertureLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public DateOnly? ReponseAvantLe { get; init; }

    /// <summary>The window, always known once published.</summary>
    public PeriodeDeDepot? Periode => OuvertureLe is { } ouverture && ClotureLe is { } cloture ? new PeriodeDeDepot(ouverture, cloture) : null;
}

/// <summary>Published calls, for everyone: a call in preparation does not exist here.</summary>
public sealed class AppelsPublicsQuery(SqlDatabase database)
{
    private static readonly SqlStatement EnCours = new("""
        SELECT Code, Titre, Etat, OuvertureLe, ClotureLe, ComitePrevuLe, ReponseAvantLe FROM Appel
        WHERE Etat NOT IN ('Preparation', 'Clos') ORDER BY ClotureLe DESC
        """);

    /// <summary>Calls that are not over, the latest to close first.</summary>
    public async Task<IReadOnlyList<AppelPublicRow>> ListerAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<AppelPublicRow>(EnCours);
    }

    public async Task<AppelComplet?> ChargerAsync(string code, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.AppelAsync(code) is { Etat: not EtatAppel.Preparation } appel ? appel : null;
    }
}

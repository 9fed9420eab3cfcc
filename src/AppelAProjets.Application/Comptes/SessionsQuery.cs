namespace AppelAProjets.Application.Comptes;

public sealed record SessionRow
{
    public required Guid Id { get; init; }
    /// <summary>What the browser said that it was.</summary>
    public required string Appareil { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset OuverteLe { get; init; }
    /// <summary>Last visit, UTC, within <see cref="SuivreSession.Finesse"/>.</summary>
    public required DateTimeOffset VueLe { get; init; }
}

/// <summary>One's own open sessions, the last used first.</summary>
public sealed class SessionsQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Ouvertes = new("""
        SELECT s.Id, s.Appareil, s.OuverteLe, s.VueLe FROM SessionDeCompte s JOIN Compte c ON c.Id = s.CompteId AND c.TimbreDeSecurite = s.Timbre
        WHERE s.CompteId = @CompteId AND s.VueLe >= @Depuis ORDER BY s.VueLe DESC, s.Id
        """);

    /// <param name="duree">Life of a session without activity: an older one is over, purged or not.</param>
    public async Task<IReadOnlyList<SessionRow>> OuvertesAsync(Acteur acteur, TimeSpan duree, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<SessionRow>(Ouvertes, new { acteur.CompteId, Depuis = horloge.GetUtcNow() - duree });
    }
}

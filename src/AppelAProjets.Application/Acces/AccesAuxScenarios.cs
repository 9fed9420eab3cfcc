using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Acces;

/// <summary>
/// Scenarios tell amounts over all the funders: the Secrétariat and who presides a session of the call read and write them; who holds a seat of the call on the day of one of its sessions reads those that are shared.
/// A dossier from which the reader stands down (<see cref="VisibiliteSql.SansDeport"/>) is in no row; the totals of a scenario are true all the same.
/// </summary>
internal sealed record AccesAuxScenarios
{
    private static readonly SqlStatement Lecture = new("""
        SELECT a.Id AS AppelId, a.Code, a.Titre,
            CASE WHEN @Secretariat = 1 OR (@Presidence = 1 AND EXISTS (SELECT 1 FROM Seance p WHERE p.AppelId = a.Id AND p.PresidenceId = @CompteId)) THEN 1 ELSE 0 END AS Dirige,
            0 AS Siege
        FROM Appel a
        WHERE a.Code = @Code AND a.Etat IN ('DepotClos', 'Comite', 'AvisPublies', 'Clos')
        """);

    private static readonly SqlStatement Sieges = new("""
        SELECT s.Du, s.Au, p.PrevueLe FROM Siege s JOIN Seance p ON p.AppelId = s.AppelId
        WHERE s.AppelId = @AppelId AND p.Etat <> 'Annulee' AND (s.TitulaireId = @CompteId OR s.SuppleantId = @CompteId)
        """);

    public required Guid AppelId { get; init; }
    public required string Code { get; init; }
    public required string Titre { get; init; }
    /// <summary>Reads and writes all of them.</summary>
    public required bool Dirige { get; init; }
    public required bool Siege { get; init; }

    /// <summary>Null when the scenarios of this call do not exist for this person.</summary>
    public static async Task<AccesAuxScenarios?> LireAsync(SqlSession session, string code, Acteur acteur)
    {
        var acces = await session.UnAsync<AccesAuxScenarios>(Lecture, new
        {
            Code = code, acteur.CompteId, Secretariat = acteur.A(Role.Secretariat), Presidence = acteur.A(Role.Presidence),
        });
        return acces is null or { Dirige: true } ? acces : await SiegeAsync(session, acces.AppelId, acteur) ? acces with { Siege = true } : null;
    }

    private static async Task<bool> SiegeAsync(SqlSession session, Guid appelId, Acteur acteur) =>
        acteur.A(Role.MembreComite)
        && (await session.ListeAsync<SeanceDuSiegeRow>(Sieges, new { AppelId = appelId, acteur.CompteId })).Any(s => Domain.Comites.Siege.EstEnFonction(s.Du, s.Au, HeureDeParis.Jour(s.PrevueLe)));

    public bool Lit(bool estPartage) => Dirige || estPartage;

    private sealed record SeanceDuSiegeRow
    {
        public DateOnly? Du { get; init; }
        public DateOnly? Au { get; init; }
        public required DateTimeOffset PrevueLe { get; init; }
    }
}

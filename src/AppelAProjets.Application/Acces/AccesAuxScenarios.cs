namespace AppelAProjets.Application.Acces;

/// <summary>
/// Scenarios tell amounts over all the funders: the Secrétariat and who presides a session of the call read and write them; who holds a seat of the call reads those that are shared.
/// A dossier from which the reader stands down (<see cref="VisibiliteSql.SansDeport"/>) is in no row; the totals of a scenario are true all the same.
/// </summary>
internal sealed record AccesAuxScenarios
{
    private static readonly SqlStatement Lecture = new("""
        SELECT a.Id AS AppelId, a.Code, a.Titre,
            CASE WHEN @Secretariat = 1 OR (@Presidence = 1 AND EXISTS (SELECT 1 FROM Seance p WHERE p.AppelId = a.Id AND p.PresidenceId = @CompteId)) THEN 1 ELSE 0 END AS Dirige,
            CASE WHEN @Membre = 1 AND EXISTS (SELECT 1 FROM Siege s WHERE s.AppelId = a.Id AND (s.TitulaireId = @CompteId OR s.SuppleantId = @CompteId)) THEN 1 ELSE 0 END AS Siege
        FROM Appel a
        WHERE a.Code = @Code AND a.Etat IN ('DepotClos', 'Comite', 'AvisPublies', 'Clos')
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
            Code = code, acteur.CompteId, Secretariat = acteur.A(Role.Secretariat), Presidence = acteur.A(Role.Presidence), Membre = acteur.A(Role.MembreComite),
        });
        return acces is { Dirige: true } or { Siege: true } ? acces : null;
    }

    public bool Lit(bool estPartage) => Dirige || estPartage;
}

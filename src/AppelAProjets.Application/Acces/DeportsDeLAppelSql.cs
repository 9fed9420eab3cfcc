using AppelAProjets.Application.Deports;

namespace AppelAProjets.Application.Acces;

/// <summary>Who sees the déports of a call <c>a</c>: the Secrétariat all of them, the Présidence those of the calls where it presides, or will.</summary>
internal static class DeportsDeLAppelSql
{
    private const string Preside = """
        (@Presidence = 1 AND (EXISTS (SELECT 1 FROM Seance sp WHERE sp.AppelId = a.Id AND sp.PresidenceId = @CompteId) OR NOT EXISTS (SELECT 1 FROM Seance sa WHERE sa.AppelId = a.Id)))
        """;

    public const string Visible = $"a.Etat <> 'Preparation' AND (@Secretariat = 1 OR {Preside})";

    private static readonly SqlStatement UnAppel = new($"SELECT a.Id, a.Code, a.Titre FROM Appel a WHERE a.Code = @Code AND {Visible}");
    private static readonly SqlStatement AppelPreside = new($"SELECT a.Id, a.Code, a.Titre FROM Appel a WHERE a.Code = @Code AND a.Etat <> 'Preparation' AND {Preside}");

    // The same of other people, over the dossiers that the déport hides: nobody who stands down from one of them is told through it.
    private static readonly SqlStatement QuiLeve = new($"""
        SELECT DISTINCT c.Courriel, h.Role
        FROM Deport x JOIN Dossier d ON {DeportSql.Concerne}
        CROSS JOIN Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE x.Id = @Id AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
          AND (h.Role = {RolesSql.Secretariat} OR (h.Role = {RolesSql.Presidence}
            AND (EXISTS (SELECT 1 FROM Seance sp WHERE sp.AppelId = d.AppelId AND sp.PresidenceId = c.Id) OR NOT EXISTS (SELECT 1 FROM Seance sa WHERE sa.AppelId = d.AppelId))))
        """);

    /// <summary>The addresses of those who lift this déport, which stands: the Présidence, or without one the Secrétariat.</summary>
    public static async Task<IReadOnlyList<string>> QuiLeveAsync(this SqlSession session, Guid deportId, DateTimeOffset le)
    {
        var lus = await session.ListeAsync<DestinataireRow>(QuiLeve, new { Id = deportId, Maintenant = le });
        var presidence = lus.Where(d => d.Role == Role.Presidence).Select(d => d.Courriel).ToList();
        return presidence.Count > 0 ? presidence : [.. lus.Select(d => d.Courriel)];
    }

    /// <summary>Null when its déports are none of this person's business.</summary>
    public static Task<AppelDesDeports?> AppelDesDeportsAsync(this SqlSession session, string code, Acteur acteur) => session.UnAsync<AppelDesDeports>(UnAppel, Qui(acteur, code));

    /// <summary>Null when this person does not preside there.</summary>
    public static Task<AppelDesDeports?> AppelPresideAsync(this SqlSession session, string code, Acteur acteur) => session.UnAsync<AppelDesDeports>(AppelPreside, Qui(acteur, code));

    public static object Qui(Acteur acteur, string? code = null) =>
        new { Code = TexteSaisi.Serrer(code), acteur.CompteId, Presidence = acteur.A(Role.Presidence) ? 1 : 0, Secretariat = acteur.A(Role.Secretariat) ? 1 : 0 };

    private sealed record DestinataireRow
    {
        public required string Courriel { get; init; }
        public required Role Role { get; init; }
    }
}

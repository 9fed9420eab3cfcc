namespace AppelAProjets.Application.Deports;

/// <summary>Who sees the déports of a call <c>a</c>: the Secrétariat all of them, the Présidence those of the calls where it presides, or will.</summary>
internal static class DeportsDeLAppelSql
{
    public const string Preside = """
        (@Presidence = 1 AND (EXISTS (SELECT 1 FROM Seance sp WHERE sp.AppelId = a.Id AND sp.PresidenceId = @CompteId) OR NOT EXISTS (SELECT 1 FROM Seance sa WHERE sa.AppelId = a.Id)))
        """;

    public const string Visible = $"a.Etat <> 'Preparation' AND (@Secretariat = 1 OR {Preside})";

    private static readonly SqlStatement UnAppel = new($"SELECT a.Id, a.Code, a.Titre FROM Appel a WHERE a.Code = @Code AND {Visible}");
    private static readonly SqlStatement AppelPreside = new($"SELECT a.Id, a.Code, a.Titre FROM Appel a WHERE a.Code = @Code AND a.Etat <> 'Preparation' AND {Preside}");

    /// <summary>Null when its déports are none of this person's business.</summary>
    public static Task<AppelDesDeports?> AppelDesDeportsAsync(this SqlSession session, string code, Acteur acteur) => session.UnAsync<AppelDesDeports>(UnAppel, Qui(acteur, code));

    /// <summary>Null when this person does not preside there.</summary>
    public static Task<AppelDesDeports?> AppelPresideAsync(this SqlSession session, string code, Acteur acteur) => session.UnAsync<AppelDesDeports>(AppelPreside, Qui(acteur, code));

    public static object Qui(Acteur acteur, string? code = null) =>
        new { Code = TexteSaisi.Serrer(code), acteur.CompteId, Presidence = acteur.A(Role.Presidence) ? 1 : 0, Secretariat = acteur.A(Role.Secretariat) ? 1 : 0 };
}

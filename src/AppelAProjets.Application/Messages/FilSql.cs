namespace AppelAProjets.Application.Messages;

internal static class FilSql
{
    /// <summary>All the messages of dossier <c>d</c>.</summary>
    public const string Messages = "(SELECT COUNT(*) FROM Message n WHERE n.DossierId = d.Id)";

    /// <summary>Messages of dossier <c>d</c> by others that @CompteId was not shown yet.</summary>
    public const string NonLus = """
        (SELECT COUNT(*) FROM Message nl WHERE nl.DossierId = d.Id AND nl.CompteId <> @CompteId
            AND nl.Rang > COALESCE((SELECT ll.LuJusqua FROM MessageLecture ll WHERE ll.DossierId = d.Id AND ll.CompteId = @CompteId), 0))
        """;

    /// <summary>Parameters of <see cref="VisibiliteSql.Fil"/>, to which the caller adds its own.</summary>
    public static SqlParametres Parametres(Acteur acteur) => acteur.Parametres(new
    {
        Secretariat = acteur.A(Role.Secretariat) ? 1 : 0,
        Instruits = acteur.FinanceursComme(Role.Instructeur),
    });
}

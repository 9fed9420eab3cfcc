namespace AppelAProjets.Application.Messages;

/// <summary>Whose thread may be loaded by the services. Parameters: <see cref="Parametres"/>.</summary>
internal static class FilSql
{
    /// <summary>
    /// The thread of a dossier <c>d</c>: the Secrétariat, an instructor of a funder of the call, a référent or delegate of its territory; never with a déport.
    /// Before the deposit, only the Secrétariat and only once the organisation has written.
    /// </summary>
    public const string Visible = $"""
        (d.Etat <> 'Brouillon' OR (@Secretariat = 1 AND EXISTS (SELECT 1 FROM Message vm WHERE vm.DossierId = d.Id)))
        AND (@Secretariat = 1
            OR EXISTS (SELECT 1 FROM AppelFinanceur vf WHERE vf.AppelId = d.AppelId AND vf.FinanceurId IN @Instruits)
            OR {VisibiliteSql.SonTerritoire})
        AND {VisibiliteSql.SansDeport}
        """;

    /// <summary>Messages of dossier <c>d</c> by others that @CompteId was not shown yet.</summary>
    public const string NonLus = """
        (SELECT COUNT(*) FROM Message nl WHERE nl.DossierId = d.Id AND nl.CompteId <> @CompteId
            AND nl.Rang > COALESCE((SELECT ll.LuJusqua FROM MessageLecture ll WHERE ll.DossierId = d.Id AND ll.CompteId = @CompteId), 0))
        """;

    /// <summary>Who may read threads on the side of the services.</summary>
    public static readonly Role[] Services = [Role.Secretariat, Role.Instructeur, Role.ReferentQuartier, Role.DeleguePrefet];

    /// <summary>Parameters of <see cref="Visible"/>, to which the caller adds its own.</summary>
    public static SqlParametres Parametres(Acteur acteur) => acteur.Parametres(new
    {
        Secretariat = acteur.A(Role.Secretariat) ? 1 : 0,
        Instruits = acteur.FinanceursComme(Role.Instructeur),
    });
}

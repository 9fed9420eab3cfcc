using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>Meetings, read by whoever may see the call and something of their territory.</summary>
internal static class ReunionStore
{
    private const string Visible = "r.AppelId = @AppelId AND (@ToutLAppel = 1 OR EXISTS (SELECT 1 FROM TerritoireQuartier vt WHERE vt.TerritoireId = r.TerritoireId AND vt.QuartierCode IN @Quartiers))";

    private static readonly SqlStatement DeLAppel = new($"""
        SELECT {ReunionRow.Colonnes} FROM Reunion r JOIN Territoire t ON t.Id = r.TerritoireId WHERE {Visible} ORDER BY r.Le DESC, t.Nom
        """);

    private static readonly SqlStatement Une = new($"""
        SELECT {ReunionRow.Colonnes} FROM Reunion r JOIN Territoire t ON t.Id = r.TerritoireId WHERE r.Id = @ReunionId AND {Visible};
        SELECT tq.QuartierCode FROM Reunion r JOIN TerritoireQuartier tq ON tq.TerritoireId = r.TerritoireId WHERE r.Id = @ReunionId ORDER BY tq.QuartierCode;
        """);

    private static readonly SqlStatement LesPresents = new("SELECT CompteId, Nom, Qualite FROM ReunionPresent WHERE ReunionId = @ReunionId ORDER BY Ordre");

    private const string ColonnesDeDossier = "d.Id, d.Numero, d.Titre, o.Nom AS Porteur, d.Etat, d.TotalDemande";

    private static readonly SqlStatement SesDossiers = new($"""
        SELECT {ColonnesDeDossier}, rd.Ordre, aq.Sens, aq.Texte AS Avis, CASE WHEN c.Id IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Auteur, COALESCE(aq.Version, 0) AS VersionDeLAvis
        FROM ReunionDossier rd JOIN Dossier d ON d.Id = rd.DossierId JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN AvisDeQuartier aq ON aq.ReunionId = rd.ReunionId AND aq.DossierId = rd.DossierId LEFT JOIN Compte c ON c.Id = aq.CompteId
        WHERE rd.ReunionId = @ReunionId AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        ORDER BY rd.Ordre, d.Numero
        """);

    // Those of the territory that are being instructed, and those already in the meeting.
    private static readonly SqlStatement Possibles = new($"""
        SELECT {ColonnesDeDossier}, COALESCE(rd.Ordre, 0) AS Ordre, aq.Sens, aq.Texte AS Avis, COALESCE(aq.Version, 0) AS VersionDeLAvis
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId JOIN Reunion r ON r.Id = @ReunionId
        LEFT JOIN ReunionDossier rd ON rd.ReunionId = r.Id AND rd.DossierId = d.Id LEFT JOIN AvisDeQuartier aq ON aq.ReunionId = rd.ReunionId AND aq.DossierId = rd.DossierId
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
          AND (rd.DossierId IS NOT NULL OR (d.Etat = 'EnInstruction'
            AND EXISTS (SELECT 1 FROM DossierQuartier dq JOIN TerritoireQuartier tq ON tq.QuartierCode = dq.QuartierCode WHERE dq.DossierId = d.Id AND tq.TerritoireId = r.TerritoireId)))
        ORDER BY CASE WHEN rd.DossierId IS NULL THEN 1 ELSE 0 END, rd.Ordre, d.Numero
        """);

    // Of the meeting, for those that the reader does not stand down from.
    private static readonly SqlStatement LesSorties = new($"""
        SELECT d.Id AS DossierId, c.Id AS CompteId, p.Nom, s.Le AS SortiLe
        FROM ReunionPresent p JOIN Compte c ON c.Id = p.CompteId JOIN ReunionDossier rd ON rd.ReunionId = p.ReunionId JOIN Dossier d ON d.Id = rd.DossierId
        LEFT JOIN ReunionSortie s ON s.ReunionId = p.ReunionId AND s.DossierId = d.Id AND s.CompteId = c.Id
        WHERE p.ReunionId = @ReunionId AND {VisibiliteSql.SansDeport} AND NOT ({DeportSql.CompteSansDeport})
        ORDER BY p.Ordre
        """);

    // How many of its dossiers are not shown to a reader who stands down from them.
    private static readonly SqlStatement MesDeports = new($"SELECT COUNT(*) AS Nombre FROM ReunionDossier rd JOIN Dossier d ON d.Id = rd.DossierId WHERE rd.ReunionId = @ReunionId AND NOT ({VisibiliteSql.SansDeport})");

    public static Task<IReadOnlyList<ReunionRow>> ReunionsAsync(this SqlSession session, SqlParametres parametres) => session.ListeAsync<ReunionRow>(DeLAppel, parametres);

    /// <summary>Null when it does not exist for this person.</summary>
    public static async Task<ReunionRow?> ReunionAsync(this SqlSession session, SqlParametres parametres)
    {
        using var jeux = await session.PlusieursAsync(Une, parametres);
        var reunion = await jeux.ReadSingleOrDefaultAsync<ReunionRow>();
        string[] quartiers = [.. await jeux.ReadAsync<string>()];
        return reunion is null ? null : reunion with { Quartiers = quartiers };
    }

    public static Task<IReadOnlyList<PresentRow>> PresentsAsync(this SqlSession session, Guid reunionId) => session.ListeAsync<PresentRow>(LesPresents, new { ReunionId = reunionId });

    public static Task<IReadOnlyList<DossierDeReunion>> DossiersDeReunionAsync(this SqlSession session, SqlParametres parametres) => session.ListeAsync<DossierDeReunion>(SesDossiers, parametres);

    public static Task<IReadOnlyList<DossierDeReunion>> DossiersPossiblesAsync(this SqlSession session, SqlParametres parametres) => session.ListeAsync<DossierDeReunion>(Possibles, parametres);

    public static Task<IReadOnlyList<SortieRow>> SortiesAsync(this SqlSession session, SqlParametres parametres) => session.ListeAsync<SortieRow>(LesSorties, parametres);

    public static Task<int> MesDeportsAsync(this SqlSession session, SqlParametres parametres) => session.UnAsync<int>(MesDeports, parametres);

    /// <summary>The parameters of the call for this reader, with those of a meeting.</summary>
    public static SqlParametres DeReunion(this ContexteInstruction contexte, Acteur acteur, DateTimeOffset le, Guid reunionId) => contexte.Parametres(acteur, le).Et(new { ReunionId = reunionId });
}

namespace AppelAProjets.Application.Instructions;

/// <summary>Statements of the table: the totals, one page of identifiers per sort, then what the rows of that page show.</summary>
internal static class TableauSql
{
    private const string Filtre = $"""
        d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        AND (@Etat IS NULL OR d.Etat = @Etat)
        AND (@Theme IS NULL OR d.ThemeId = @Theme)
        AND (@Quartier IS NULL OR EXISTS (SELECT 1 FROM DossierQuartier fq WHERE fq.DossierId = d.Id AND fq.QuartierCode = @Quartier))
        AND (@Financeur IS NULL OR EXISTS (SELECT 1 FROM Ligne fl WHERE fl.DossierId = d.Id AND fl.FinanceurId = @Financeur))
        AND (@Mot1 IS NULL OR LOWER(d.Numero) LIKE @Mot1 OR d.Recherche LIKE @Mot1 OR d.OrganisationId IN (SELECT o1.Id FROM Organisation o1 WHERE o1.Recherche LIKE @Mot1))
        AND (@Mot2 IS NULL OR LOWER(d.Numero) LIKE @Mot2 OR d.Recherche LIKE @Mot2 OR d.OrganisationId IN (SELECT o2.Id FROM Organisation o2 WHERE o2.Recherche LIKE @Mot2))
        AND (@Mot3 IS NULL OR LOWER(d.Numero) LIKE @Mot3 OR d.Recherche LIKE @Mot3 OR d.OrganisationId IN (SELECT o3.Id FROM Organisation o3 WHERE o3.Recherche LIKE @Mot3))
        AND (@ANoter = 0 OR {VisibiliteSql.ANoter})
        """;

    // Score of one evaluator in hundredths of a point out of 100, once the grid is complete.
    private const string Score = "SUM(n.Valeur * c.Poids) * 2000 / SUM(c.Poids) AS Centiemes";
    private const string Complete = "GROUP BY n.DossierId, n.CompteId HAVING COUNT(*) = @Criteres";

    // Per dossier: the index on its notes gives them evaluator by evaluator, nothing is sorted.
    private const string Moyenne = $"""
        (SELECT SUM(s.Centiemes) / COUNT(*) AS Moyenne FROM (
            SELECT {Score} FROM Note n JOIN AppelCritere c ON c.Id = n.CritereId
            WHERE n.DossierId = d.Id AND {VisibiliteSql.Note} AND NOT {VisibiliteSql.NoteDeportee} {Complete}) s)
        """;

    /// <summary>How many dossiers, how much asked, how many wait for this person's scores.</summary>
    public static readonly SqlStatement Totaux = new($"""
        SELECT COUNT(*) AS Dossiers, COALESCE(SUM(t.Demande), 0) AS Demande, COALESCE(SUM(t.ANoter), 0) AS ANoter
        FROM (
            SELECT d.TotalDemande AS Demande, CASE WHEN {VisibiliteSql.ANoter} THEN 1 ELSE 0 END AS ANoter
            FROM Dossier d
            WHERE {Filtre}) t
        """);

    /// <summary>Identifiers in order, @Saut and @Taille.</summary>
    public static readonly Dictionary<(TriDuTableau Tri, bool Descendant), SqlStatement> Pages = new()
    {
        [(TriDuTableau.Numero, false)] = Page("d.Numero"),
        [(TriDuTableau.Numero, true)] = Page("d.Numero DESC"),
        [(TriDuTableau.Titre, false)] = Page("d.Recherche, d.Numero"),
        [(TriDuTableau.Titre, true)] = Page("d.Recherche DESC, d.Numero"),
        [(TriDuTableau.Porteur, false)] = Page("o.Recherche, d.Numero", Organisation),
        [(TriDuTableau.Porteur, true)] = Page("o.Recherche DESC, d.Numero", Organisation),
        [(TriDuTableau.Demande, false)] = Page("d.TotalDemande, d.Numero"),
        [(TriDuTableau.Demande, true)] = Page("d.TotalDemande DESC, d.Numero"),
        [(TriDuTableau.Note, false)] = PageParNote("t.Moyenne"),
        [(TriDuTableau.Note, true)] = PageParNote("t.Moyenne DESC"),
    };

    /// <summary>Rows of a page (@Ids): dossiers, neighbourhoods, lines, scores.</summary>
    public static readonly SqlStatement Details = new($"""
        SELECT d.Id, d.Numero, d.Titre, d.Etat, d.TotalDemande, d.TotalCharges, t.Libelle AS Theme, o.Nom AS Porteur,
            CASE WHEN {VisibiliteSql.ANoter} THEN 1 ELSE 0 END AS ANoter
        FROM Dossier d
        JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN AppelTheme t ON t.Id = d.ThemeId
        WHERE d.Id IN @Ids;
        SELECT dq.DossierId, q.Nom, dq.Part
        FROM DossierQuartier dq JOIN Quartier q ON q.Code = dq.QuartierCode
        WHERE dq.DossierId IN @Ids
        ORDER BY dq.Part DESC, q.Nom;
        SELECT l.DossierId, l.FinanceurId, {VisibiliteSql.EtatDeLigne}, l.Demande, v.Avis, v.ProposeSpecifique, v.ProposeDroitCommun, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        {VisibiliteSql.PartVisible}
        WHERE l.DossierId IN @Ids;
        SELECT n.DossierId, n.CompteId, {Score}
        FROM Note n
        JOIN Dossier d ON d.Id = n.DossierId
        JOIN AppelCritere c ON c.Id = n.CritereId
        WHERE n.DossierId IN @Ids AND {VisibiliteSql.Note} AND NOT {VisibiliteSql.NoteDeportee}
        {Complete};
        """);

    private const string Organisation = "JOIN Organisation o ON o.Id = d.OrganisationId";

    private static SqlStatement Page(string ordre, string jointure = "") => new(dialecte => $"""
        SELECT d.Id
        FROM Dossier d {jointure}
        WHERE {Filtre}
        ORDER BY {ordre} {dialecte.Page}
        """);

    private static SqlStatement PageParNote(string ordre) => new(dialecte => $"""
        SELECT t.Id
        FROM (SELECT d.Id, d.Numero, {Moyenne} AS Moyenne FROM Dossier d WHERE {Filtre}) t
        ORDER BY CASE WHEN t.Moyenne IS NULL THEN 1 ELSE 0 END, {ordre}, t.Numero {dialecte.Page}
        """);
}

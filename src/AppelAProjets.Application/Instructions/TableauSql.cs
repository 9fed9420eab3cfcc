using AppelAProjets.Application.Sql;

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
        AND (@Mot1 IS NULL OR LOWER(d.Numero) LIKE @Mot1 OR d.Recherche LIKE @Mot1 OR o.Recherche LIKE @Mot1)
        AND (@Mot2 IS NULL OR LOWER(d.Numero) LIKE @Mot2 OR d.Recherche LIKE @Mot2 OR o.Recherche LIKE @Mot2)
        AND (@Mot3 IS NULL OR LOWER(d.Numero) LIKE @Mot3 OR d.Recherche LIKE @Mot3 OR o.Recherche LIKE @Mot3)
        AND (@ANoter = 0 OR {VisibiliteSql.ANoter})
        """;

    // Score of one evaluator in hundredths of a point out of 100, once the grid is complete.
    private const string Notes = $"""
        SELECT n.DossierId, n.CompteId, SUM(n.Valeur * c.Poids) * 2000 / SUM(c.Poids) AS Centiemes
        FROM Note n
        JOIN AppelCritere c ON c.Id = n.CritereId
        JOIN Dossier d ON d.Id = n.DossierId
        WHERE d.AppelId = @AppelId AND {VisibiliteSql.Note} AND NOT {VisibiliteSql.NoteDeportee}
        """;

    private const string Groupe = "GROUP BY n.DossierId, n.CompteId HAVING COUNT(*) = @Criteres";

    private const string Moyennes = $"""
        LEFT JOIN (
            SELECT s.DossierId, SUM(s.Centiemes) / COUNT(*) AS Moyenne FROM ({Notes} {Groupe}) s GROUP BY s.DossierId) moy ON moy.DossierId = d.Id
        """;

    /// <summary>How many dossiers, how much asked, how many wait for this person's scores.</summary>
    public static readonly SqlStatement Totaux = new($"""
        SELECT COUNT(*) AS Dossiers, COALESCE(SUM(t.Demande), 0) AS Demande, COALESCE(SUM(t.ANoter), 0) AS ANoter
        FROM (
            SELECT d.TotalDemande AS Demande, CASE WHEN {VisibiliteSql.ANoter} THEN 1 ELSE 0 END AS ANoter
            FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
            WHERE {Filtre}) t
        """);

    /// <summary>Identifiers in order, @Saut and @Taille.</summary>
    public static readonly Dictionary<(TriDuTableau Tri, bool Descendant), SqlStatement> Pages = new()
    {
        [(TriDuTableau.Numero, false)] = Page("d.Numero"),
        [(TriDuTableau.Numero, true)] = Page("d.Numero DESC"),
        [(TriDuTableau.Titre, false)] = Page("d.Recherche, d.Numero"),
        [(TriDuTableau.Titre, true)] = Page("d.Recherche DESC, d.Numero"),
        [(TriDuTableau.Porteur, false)] = Page("o.Recherche, d.Numero"),
        [(TriDuTableau.Porteur, true)] = Page("o.Recherche DESC, d.Numero"),
        [(TriDuTableau.Demande, false)] = Page("d.TotalDemande, d.Numero"),
        [(TriDuTableau.Demande, true)] = Page("d.TotalDemande DESC, d.Numero"),
        [(TriDuTableau.Note, false)] = Page("CASE WHEN moy.Moyenne IS NULL THEN 1 ELSE 0 END, moy.Moyenne, d.Numero", Moyennes),
        [(TriDuTableau.Note, true)] = Page("CASE WHEN moy.Moyenne IS NULL THEN 1 ELSE 0 END, moy.Moyenne DESC, d.Numero", Moyennes),
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
        SELECT l.DossierId, l.FinanceurId, l.Etat, l.Demande,
            CASE WHEN {VisibiliteSql.Ligne} THEN l.Avis END AS Avis,
            CASE WHEN {VisibiliteSql.Ligne} THEN l.ProposeSpecifique + l.ProposeDroitCommun END AS Propose,
            CASE WHEN {VisibiliteSql.Ligne} THEN 1 ELSE 0 END AS EstVisible
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId
        WHERE l.DossierId IN @Ids;
        {Notes} AND n.DossierId IN @Ids {Groupe};
        """);

    private static SqlStatement Page(string ordre, string jointure = "") => new(dialecte => $"""
        SELECT d.Id
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        {jointure}
        WHERE {Filtre}
        ORDER BY {ordre} {dialecte.Page}
        """);
}

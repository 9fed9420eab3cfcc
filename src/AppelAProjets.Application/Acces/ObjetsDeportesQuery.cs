namespace AppelAProjets.Application.Acces;

/// <summary>Everything that has acts of its own in the journal and hangs from what the reader stands down from.</summary>
internal static class ObjetsDeportesQuery
{
    private const string Dossier = $"NOT ({VisibiliteSql.SansDeport})";
    private const string Organisation = $"NOT ({VisibiliteSql.OrganisationSansDeport})";

    private static readonly SqlStatement Lecture = new($"""
        SELECT d.Id FROM Dossier d WHERE {Dossier}
        UNION ALL SELECT o.Id FROM Organisation o WHERE {Organisation}
        UNION ALL SELECT l.Id FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId WHERE {Dossier}
        UNION ALL SELECT p.Id FROM Point p JOIN Dossier d ON d.Id = p.DossierId WHERE {Dossier}
        UNION ALL SELECT c.Id FROM Courrier c JOIN Dossier d ON d.Id = c.DossierId WHERE {Dossier}
        UNION ALL SELECT m.Id FROM Courriel m JOIN Dossier d ON d.Id = m.DossierId WHERE {Dossier}
        UNION ALL SELECT m.Id FROM Courriel m JOIN Organisation o ON o.Id = m.OrganisationId WHERE {Organisation}
        """);

    public static async Task<IReadOnlyList<Guid>> ObjetsDeportesAsync(this SqlSession session, Acteur acteur) =>
        acteur.Deports.Dossiers.Count + acteur.Deports.Organisations.Count == 0 ? [] : await session.ListeAsync<Guid>(Lecture, acteur.Parametres());
}

using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>The examination of a dossier as it was last written.</summary>
/// <param name="Version">0 when nothing was written yet.</param>
public sealed record ExamenLu(IReadOnlyList<PointExamine> Points, VerdictDExamen? Complet, VerdictDExamen? Eligible, int Version)
{
    public static ExamenLu Vide { get; } = new([], null, null, 0);
    /// <summary>UTC.</summary>
    public DateTimeOffset? Le { get; init; }
    public string? Auteur { get; init; }
}

internal static class ExamenStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT e.Complet, e.Eligible, e.Version, e.Le, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur FROM Examen e JOIN Compte c ON c.Id = e.CompteId WHERE e.DossierId = @DossierId;
        SELECT Cle, Verdict, Note FROM ExamenPoint WHERE DossierId = @DossierId ORDER BY Cle;
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Examen (DossierId, Complet, Eligible, CompteId, Le, Version) VALUES (@DossierId, @Complet, @Eligible, @CompteId, @Le, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Examen SET Complet = @Complet, Eligible = @Eligible, CompteId = @CompteId, Le = @Le, Version = Version + 1 WHERE DossierId = @DossierId AND Version = @Version
        """);

    private static readonly SqlStatement SansPoints = new("DELETE FROM ExamenPoint WHERE DossierId = @DossierId");
    private static readonly SqlStatement AjoutDePoint = new("INSERT INTO ExamenPoint (DossierId, Cle, Verdict, Note) VALUES (@DossierId, @Cle, @Verdict, @Note)");

    public static async Task<ExamenLu> ExamenAsync(this SqlSession session, Guid dossierId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { DossierId = dossierId });
        var examen = await jeux.ReadSingleOrDefaultAsync<ExamenRow>();
        PointRow[] points = [.. await jeux.ReadAsync<PointRow>()];
        return examen is null ? ExamenLu.Vide
            : new ExamenLu([.. points.Select(p => new PointExamine(p.Cle, p.Verdict, p.Note))], examen.Complet, examen.Eligible, examen.Version) { Le = examen.Le, Auteur = examen.Auteur };
    }

    /// <summary>False when someone else wrote it meanwhile.</summary>
    /// <param name="version">Seen; 0 for the first time.</param>
    public static async Task<bool> EcrireExamenAsync(this SqlSession session, Guid dossierId, Examen examen, int version, (Guid CompteId, DateTimeOffset Le) par)
    {
        var valeurs = new { DossierId = dossierId, Complet = examen.Complet?.ToString(), Eligible = examen.Eligible?.ToString(), par.CompteId, par.Le, Version = version };
        if (!(version == 0 ? await session.InsererSiAbsentAsync(Ajout, valeurs) : await session.ModifierAsync(Changement, valeurs)))
        {
            return false;
        }

        await session.ExecuterAsync(SansPoints, new { DossierId = dossierId });
        await session.ExecuterAsync(AjoutDePoint, examen.Points.Select(p => new { DossierId = dossierId, p.Cle, Verdict = p.Verdict?.ToString(), p.Note }).ToList());
        return true;
    }

    private sealed record ExamenRow
    {
        public VerdictDExamen? Complet { get; init; }
        public VerdictDExamen? Eligible { get; init; }
        public required int Version { get; init; }
        public required DateTimeOffset Le { get; init; }
        public required string Auteur { get; init; }
    }

    private sealed record PointRow
    {
        public required string Cle { get; init; }
        public VerdictDExamen? Verdict { get; init; }
        public string? Note { get; init; }
    }
}

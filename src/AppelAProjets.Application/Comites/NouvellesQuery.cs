namespace AppelAProjets.Application.Comites;

/// <summary>Something of a session moved, as the journal tells it: only where, never what.</summary>
/// <param name="SeanceId">Null when any session may be concerned.</param>
/// <param name="PointId">Null when the session itself moved.</param>
/// <param name="Liste">The agenda changed too.</param>
public readonly record struct Nouvelle(Guid? SeanceId, Guid? PointId, bool Liste);

/// <summary>What came in the journal after a number: each node tells its own pages, whoever wrote and on whichever node.</summary>
public sealed class NouvellesQuery(SqlDatabase database)
{
    // An engine takes about two thousand parameters: what comes after is for the next reading.
    private const int AuPlus = 800;

    private static readonly SqlStatement Suite = new(dialecte => $"""
        SELECT j.Numero, j.Action, j.Objet, j.ObjetId FROM Journal j
        WHERE j.Numero > @Apres AND (j.Objet IN ('Seance', 'Point', 'Ligne') OR j.Action IN ('declarer-deport', 'imposer-deport', 'lever-deport'))
        ORDER BY j.Numero {dialecte.Page}
        """);

    private static readonly SqlStatement Points = new("""
        SELECT p.Id AS ObjetId, p.Id AS PointId, p.SeanceId FROM Point p WHERE p.Id IN @Points
        UNION ALL
        SELECT l.Id AS ObjetId, p.Id AS PointId, p.SeanceId
        FROM Ligne l INNER JOIN Point p ON p.DossierId = l.DossierId
        WHERE l.Id IN @Lignes AND p.Etat IN ('Inscrit', 'Clos')
        """);

    /// <summary>The last number, for who starts to listen.</summary>
    public async Task<long> DernierAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.FinDuJournalAsync())?.Numero ?? 0;
    }

    public async Task<(long Dernier, IReadOnlyCollection<Nouvelle> Nouvelles)> ApresAsync(long apres, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        var dernier = (await session.FinDuJournalAsync())?.Numero ?? apres;
        if (dernier <= apres)
        {
            return (apres, []);
        }

        var actes = await session.ListeAsync<ActeRow>(Suite, new { Apres = apres, Saut = 0, Taille = AuPlus });
        if (actes.Count == 0)
        {
            return (dernier, []);
        }

        Guid[] De(string objet) => [.. actes.Where(a => a.Objet == objet).Select(a => Guid.Parse(a.ObjetId)).Distinct()];
        var points = await session.ListeAsync<PointRow>(Points, new { Points = De("Point"), Lignes = De("Ligne") });
        var parObjet = points.ToLookup(p => p.ObjetId);
        return (actes.Count == AuPlus ? actes[^1].Numero : Math.Max(dernier, actes[^1].Numero), [.. actes.SelectMany(a => Traduire(a, parObjet)).Distinct()]);
    }

    private static IEnumerable<Nouvelle> Traduire(ActeRow acte, ILookup<Guid, PointRow> points) => acte.Objet switch
    {
        "Seance" => [new Nouvelle(Guid.Parse(acte.ObjetId), null, true)],
        "Point" => points[Guid.Parse(acte.ObjetId)].Select(p => new Nouvelle(p.SeanceId, p.PointId, acte.Action != "voter")),
        "Ligne" => points[Guid.Parse(acte.ObjetId)].Select(p => new Nouvelle(p.SeanceId, p.PointId, false)),
        _ => [new Nouvelle(null, null, true)],
    };

    private sealed record ActeRow
    {
        public required long Numero { get; init; }
        public required string Action { get; init; }
        public required string Objet { get; init; }
        public required string ObjetId { get; init; }
    }

    private sealed record PointRow
    {
        public required Guid ObjetId { get; init; }
        public required Guid PointId { get; init; }
        public required Guid SeanceId { get; init; }
    }
}

using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>The agenda of a session: blocks, and the place of each item.</summary>
internal static class OrdreDuJourStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT b.Id, b.Nom, b.SansDebat FROM PointBloc b WHERE b.SeanceId = @SeanceId ORDER BY b.Ordre, b.Nom;
        SELECT p.Id, p.BlocId, p.Ordre FROM Point p WHERE p.SeanceId = @SeanceId AND p.Etat <> 'Retire' ORDER BY p.Ordre, p.Id;
        """);

    private static readonly SqlStatement NouveauBloc = new("INSERT INTO PointBloc (Id, SeanceId, Nom, Ordre, SansDebat) VALUES (@Id, @SeanceId, @Nom, @Ordre, @SansDebat)");
    private static readonly SqlStatement BlocRange = new("UPDATE PointBloc SET Ordre = @Ordre, SansDebat = @SansDebat WHERE Id = @Id AND SeanceId = @SeanceId");
    private static readonly SqlStatement BlocVide = new("DELETE FROM PointBloc WHERE Id = @Id AND SeanceId = @SeanceId");
    private static readonly SqlStatement PointRange = new("UPDATE Point SET Ordre = @Ordre, BlocId = @BlocId WHERE Id = @Id AND SeanceId = @SeanceId");
    private static readonly SqlStatement Retires = new("SELECT p.Id, p.BlocId, p.Ordre FROM Point p WHERE p.SeanceId = @SeanceId AND p.Etat = 'Retire' ORDER BY p.Ordre, p.Id");
    private static readonly SqlStatement PointMarque = new("UPDATE Point SET Marque = @Marque WHERE Id = @Id AND SeanceId = @SeanceId AND Etat = 'Inscrit'");

    private static readonly SqlStatement PointADebattre = new("UPDATE Point SET DebatDemandePar = @Par, DebatMotif = @Motif WHERE Id = @Id AND SeanceId = @SeanceId");

    public static async Task<(OrdreDuJour Ordre, IReadOnlyDictionary<Guid, int> Rangs)> LireAsync(SqlSession session, Guid seanceId)
    {
        using var jeux = await session.PlusieursAsync(Lecture, new { SeanceId = seanceId });
        var blocs = (await jeux.ReadAsync<BlocRow>()).Select(b => new BlocDePoints(b.Id, b.Nom, b.SansDebat)).ToList();
        var points = (await jeux.ReadAsync<PlaceRow>()).ToList();
        return (new OrdreDuJour(blocs, [.. points.Select(p => new PointRange(p.Id, p.BlocId))]), points.ToDictionary(p => p.Id, p => p.Ordre));
    }

    /// <summary>Writes what has changed. The ranks of an agenda are 1 to n; those taken off it come after, so that a rank names one item.</summary>
    public static async Task EcrireAsync(SqlSession session, Guid seanceId, OrdreDuJour ordre)
    {
        var (avant, rangs) = await LireAsync(session, seanceId);
        var anciens = avant.Blocs.Select((b, i) => (b.Id, Ordre: i + 1)).ToDictionary(b => b.Id, b => b.Ordre);
        var places = avant.Points.ToDictionary(p => p.Id, p => p.BlocId);
        foreach (var (bloc, n) in ordre.Blocs.Select((b, i) => (b, i + 1)))
        {
            var ligne = new { bloc.Id, SeanceId = seanceId, bloc.Nom, Ordre = n, SansDebat = bloc.EstSansDebat };
            if (!anciens.TryGetValue(bloc.Id, out var ancien))
            {
                await session.ExecuterAsync(NouveauBloc, ligne);
            }
            else if (ancien != n || !avant.Blocs.Contains(bloc))
            {
                await session.ExecuterAsync(BlocRange, ligne);
            }
        }

        await session.ExecuterAsync(PointRange, ordre.Points.Select((p, i) => new { p.Id, SeanceId = seanceId, p.BlocId, Ordre = i + 1 })
            .Where(p => rangs[p.Id] != p.Ordre || places[p.Id] != p.BlocId).ToList());
        await session.ExecuterAsync(PointRange, (await session.ListeAsync<PlaceRow>(Retires, new { SeanceId = seanceId }))
            .Select((p, i) => (Point: p, Ordre: ordre.Points.Count + i + 1)).Where(r => r.Point.Ordre != r.Ordre)
            .Select(r => new { r.Point.Id, SeanceId = seanceId, r.Point.BlocId, r.Ordre }).ToList());
        await session.ExecuterAsync(BlocVide, anciens.Keys.Except(ordre.Blocs.Select(b => b.Id)).Select(id => new { Id = id, SeanceId = seanceId }).ToList());
    }

    /// <summary>False when one of them is no longer to be examined.</summary>
    public static async Task<bool> MarquerAsync(SqlSession session, Guid seanceId, IReadOnlyCollection<Guid> points, MarqueDePoint? marque) =>
        await session.ExecuterAsync(PointMarque, points.Select(p => new { Id = p, SeanceId = seanceId, Marque = marque?.ToString() }).ToList()) == points.Count;

    /// <summary>Items out of their block, to be debated, with the reason.</summary>
    public static async Task SortirAsync(SqlSession session, Guid seanceId, IReadOnlyList<(Guid Point, string Motif)> sortis, Guid? par = null)
    {
        foreach (var (point, motif) in sortis)
        {
            await DebattreAsync(session, seanceId, point, (par, motif));
        }

        var (ordre, _) = await LireAsync(session, seanceId);
        await EcrireAsync(session, seanceId, (ordre with { Points = [.. ordre.Points.Select(p => sortis.Any(s => s.Point == p.Id) ? p with { BlocId = null } : p)] }).Ranger());
    }

    public static Task DebattreAsync(SqlSession session, Guid seanceId, Guid point, (Guid? Par, string? Motif) debat) =>
        session.ExecuterAsync(PointADebattre, new { Id = point, SeanceId = seanceId, debat.Par, debat.Motif });

    private sealed record BlocRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
        public required bool SansDebat { get; init; }
    }

    private sealed record PlaceRow
    {
        public required Guid Id { get; init; }
        public Guid? BlocId { get; init; }
        public required int Ordre { get; init; }
    }
}

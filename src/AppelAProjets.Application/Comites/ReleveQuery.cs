using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Comites;

/// <param name="Releve">What it says, without the items from which the reader stands down.</param>
/// <param name="Empreinte">SHA-256 of the kept text.</param>
/// <param name="EstIntact">The kept text still has that hash.</param>
public sealed record ReleveLu(Releve Releve, string Empreinte, bool EstIntact)
{
    public required int Numero { get; init; }

    /// <summary>Every relevé of the session, in order.</summary>
    public IReadOnlyList<ReleveEnListe> Tous { get; init; } = [];

    /// <summary>Items that the reader does not see.</summary>
    public int Deports { get; init; }

    public required SeanceDetailRow Seance { get; init; }

    /// <summary>Items of the session that the reader sees, by number of dossier.</summary>
    public IReadOnlyDictionary<string, PointRectifiableRow> Points { get; init; } = new Dictionary<string, PointRectifiableRow>();

    /// <summary>A later relevé of the session that changes that dossier; null when this one stands.</summary>
    public ReleveEnListe? Rectifiant(string dossier) => Tous.LastOrDefault(r => r.Numero > Numero && r.Dossiers.Contains(dossier));
}

/// <param name="Dossiers">Numbers of those that it holds.</param>
public sealed record ReleveEnListe(int Numero, DateTimeOffset ArreteLe, bool Rectifie, IReadOnlySet<string> Dossiers);

public sealed record PointRectifiableRow
{
    public required Guid PointId { get; init; }
    public required string Numero { get; init; }
    public required EtatPoint Etat { get; init; }
    public required EtatDossier EtatDossier { get; init; }
}

public sealed class ReleveQuery(SqlDatabase database)
{
    private static readonly SqlStatement DeLaSeance = new("""
        SELECT r.Id, r.Numero, r.Contenu, r.Empreinte, r.ArreteLe, r.RectifieId FROM Releve r WHERE r.SeanceId = @SeanceId ORDER BY r.Numero
        """);

    private static readonly SqlStatement Dossiers = new("""
        SELECT r.Id, d.Numero
        FROM Releve r INNER JOIN ReleveDossier rd ON rd.ReleveId = r.Id INNER JOIN Dossier d ON d.Id = rd.DossierId
        WHERE r.SeanceId = @SeanceId
        """);

    private static readonly SqlStatement Visibles = new($"""
        SELECT p.Id AS PointId, d.Numero, p.Etat, d.Etat AS EtatDossier FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId WHERE p.SeanceId = @SeanceId AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>The relevé of the session, or the rectifying one of that number; null when there is none or the person may not see it.</summary>
    public async Task<ReleveLu?> ChargerAsync(Guid seanceId, Acteur acteur, int? numero = null, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return null;
        }

        var gardes = await session.ListeAsync<ReleveGarde>(DeLaSeance, new { SeanceId = seanceId });
        var visibles = (await session.ListeAsync<PointRectifiableRow>(Visibles, acteur.Parametres(new { SeanceId = seanceId }))).ToDictionary(p => p.Numero);
        var dossiers = (await session.ListeAsync<DossierRow>(Dossiers, new { SeanceId = seanceId })).Where(d => visibles.ContainsKey(d.Numero)).ToLookup(d => d.Id, d => d.Numero);
        // A rectifying relevé tells of its dossiers: nothing of it to who stands down from them all.
        gardes = [.. gardes.Where(g => g.RectifieId is null || dossiers.Contains(g.Id))];
        if (gardes.FirstOrDefault(r => numero is null || r.Numero == numero) is not { } garde)
        {
            return null;
        }

        var releve = Releve.Lire(garde.Contenu);
        IReadOnlyList<PointDuReleve> points = [.. releve.Points.Where(p => visibles.ContainsKey(p.Numero))];
        return new ReleveLu(releve with { Points = points }, garde.Empreinte, garde.EstIntact)
        {
            Numero = garde.Numero,
            Seance = seance,
            Points = visibles,
            Tous = [.. gardes.Select(g => new ReleveEnListe(g.Numero, g.ArreteLe, g.RectifieId is not null, dossiers[g.Id].ToHashSet()))],
            Deports = releve.Points.Count - points.Count,
        };
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
    }
}

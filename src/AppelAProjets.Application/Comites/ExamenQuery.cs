using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Comites;

/// <summary>An item of the agenda, as the list beside the board shows it.</summary>
public sealed record PointDeListeRow
{
    public required Guid Id { get; init; }
    public required int Ordre { get; init; }
    public required EtatPoint Etat { get; init; }
    public TypeAvis? Avis { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    /// <summary>Of the agenda; null outside any.</summary>
    public string? Bloc { get; init; }
    public required bool EstSansDebat { get; init; }
}

/// <param name="Points">The agenda, without the dossiers from which the person stands down.</param>
/// <param name="Sieges">With the names of who holds them.</param>
/// <param name="SousLeSeuil">Criteria under their eliminatory threshold.</param>
public sealed record PlancheDuPoint(
    PointEnSeance Examen, IReadOnlyList<PointDeListeRow> Points, IReadOnlyList<EnveloppeConsommeeRow> Enveloppes, IReadOnlyList<SiegeRow> Sieges, IReadOnlyList<CritereSousLeSeuil> SousLeSeuil);

/// <summary>Loads an item with the board around it: the agenda, what is left to allot, who sits.</summary>
public sealed class ExamenQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Liste = new($"""
        SELECT p.Id, p.Ordre, p.Etat, p.Avis, d.Numero, d.Titre, b.Nom AS Bloc, CASE WHEN b.SansDebat = 1 THEN 1 ELSE 0 END AS EstSansDebat
        FROM Point p
        INNER JOIN Dossier d ON d.Id = p.DossierId
        LEFT JOIN PointBloc b ON b.Id = p.BlocId
        WHERE p.SeanceId = @SeanceId AND {VisibiliteSql.SansDeport}
        ORDER BY p.Ordre, p.Id
        """);

    private static readonly SqlStatement PointVisible = new($"""
        SELECT COUNT(*) AS Nombre FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId WHERE p.SeanceId = @SeanceId AND p.Id = @PointId AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>Whether the person may hear of a session, and of one of its items: the right of its page.</summary>
    public async Task<(bool Seance, bool Point)> EntendAsync(Guid seanceId, Guid? pointId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await SeanceQuery.SeanceAsync(session, seanceId, acteur) is null
            ? (false, false)
            : (true, pointId is { } point && await session.UnAsync<int>(PointVisible, acteur.Parametres(new { SeanceId = seanceId, PointId = point })) > 0);
    }

    /// <summary>The item and the board, or null when the person may not see one of them.</summary>
    public async Task<PlancheDuPoint?> ChargerAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, horloge.GetUtcNow()) is not { } examen)
        {
            return null;
        }

        if (examen is { Seance.Etat: EtatSeance.Arretee, Point.Etat: EtatPoint.Clos })
        {
            examen = examen with { Complet = examen.Complet.Figer((await session.PointsFigesAsync(seanceId)).GetValueOrDefault(examen.Point.Numero)) };
        }

        return new PlancheDuPoint(
            examen,
            await session.ListeAsync<PointDeListeRow>(Liste, acteur.Parametres(new { SeanceId = seanceId })),
            await session.EnveloppesAsync(examen.Seance.AppelId),
            await ComiteQuery.SiegesDeLaSeanceAsync(session, examen.Seance),
            examen.Point.Etat == EtatPoint.Inscrit ? await session.SousLeSeuilAsync(examen.Point.DossierId) : []);
    }

    /// <summary>What the room is shown: the item that the chair chose, or only the session. Null when the person may not see the session.</summary>
    public async Task<ProjectionDeSeance?> ProjeterAsync(Guid seanceId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return null;
        }

        var examen = seance.PointProjeteId is { } point ? await PointEnSeance.ChargerAsync(session, seanceId, point, acteur, horloge.GetUtcNow()) : null;
        var visible = examen is not null && !examen.Presents.Any(p => examen.Complet.Deports.Contains(p.CompteId)) ? examen : null;
        return new ProjectionDeSeance(seance, visible, seance.PointProjeteId is not null && visible is null, visible is null ? [] : await session.EnveloppesAsync(seance.AppelId));
    }
}

/// <summary>A screen that everyone in the room reads: nothing of an item from which someone present stands down is loaded, until that person has left the room.</summary>
/// <param name="EstReserve">The chair shows an item that the screen may not.</param>
public sealed record ProjectionDeSeance(SeanceDetailRow Seance, PointEnSeance? Examen, bool EstReserve, IReadOnlyList<EnveloppeConsommeeRow> Enveloppes);

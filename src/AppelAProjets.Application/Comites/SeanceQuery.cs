using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

public sealed record SeanceDetailRow
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    public required string Code { get; init; }
    public required string AppelTitre { get; init; }
    public required string Titre { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset PrevueLe { get; init; }
    /// <summary>UTC; null when nobody said.</summary>
    public DateTimeOffset? FinPrevueLe { get; init; }
    public string? Lieu { get; init; }
    public required EtatSeance Etat { get; init; }
    public required int Quorum { get; init; }
    public Guid? PresidenceId { get; init; }
    public string? Presidence { get; init; }
    /// <summary>How many times it moved since it was convened.</summary>
    public int Sequence { get; init; }
    /// <summary>The item that the chair shows to the room.</summary>
    public Guid? PointProjeteId { get; init; }
    public required int Version { get; init; }
}

/// <summary>An item on the board. Amounts in centimes.</summary>
public sealed record PointRow
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required int Ordre { get; init; }
    public required EtatPoint Etat { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public TypeAvis? Avis { get; init; }
    public required Montant Demande { get; init; }
    public required Montant Propose { get; init; }
    public required Montant Arbitre { get; init; }
}

public sealed record PresenceRow
{
    public required Guid SiegeId { get; init; }
    public required Guid CompteId { get; init; }
}

/// <param name="Points">The agenda, without the dossiers from which the person stands down.</param>
/// <param name="Deports">Items that the person does not see.</param>
public sealed record TableauDeSeance(
    SeanceDetailRow Seance,
    IReadOnlyList<PointRow> Points,
    IReadOnlyList<SiegeRow> Sieges,
    IReadOnlyList<PresenceRow> Presences,
    IReadOnlyList<EnveloppeConsommeeRow> Enveloppes,
    int Deports);

public sealed class SeanceQuery(SqlDatabase database)
{
    private static readonly SqlStatement Seance = new($"""
        SELECT s.Id, s.AppelId, a.Code, a.Titre AS AppelTitre, s.Titre, s.PrevueLe, s.FinPrevueLe, s.Lieu, s.Etat, s.Quorum, s.PresidenceId, s.Sequence,
               CASE WHEN s.PresidenceId IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Presidence,
               s.PointProjeteId, s.Version
        FROM Seance s
        INNER JOIN Appel a ON a.Id = s.AppelId
        LEFT JOIN Compte c ON c.Id = s.PresidenceId
        WHERE s.Id = @SeanceId
          AND {AccesAuComite.Seance}
        """);

    private static readonly SqlStatement Points = new($"""
        SELECT p.Id, p.DossierId, p.Ordre, p.Etat, d.Numero, d.Titre, o.Nom AS Organisation, p.Avis,
               COALESCE(SUM(l.Demande), 0) AS Demande,
               COALESCE(SUM(CASE WHEN l.Etat IN ('Proposee', 'Arbitree', 'Accordee', 'ActeSigne', 'Soldee') THEN COALESCE(l.ProposeSpecifique, 0) + COALESCE(l.ProposeDroitCommun, 0) ELSE 0 END), 0) AS Propose,
               COALESCE(SUM(CASE WHEN p.Etat IN ('Inscrit', 'Clos') THEN {ConsommationSql.Specifique} + {ConsommationSql.DroitCommun} ELSE 0 END), 0) AS Arbitre
        FROM Point p
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN Ligne l ON l.DossierId = d.Id
        WHERE p.SeanceId = @SeanceId AND {VisibiliteSql.SansDeport}
        GROUP BY p.Id, p.DossierId, p.Ordre, p.Etat, d.Numero, d.Titre, o.Nom, p.Avis
        ORDER BY p.Ordre
        """);

    private static readonly SqlStatement NombreDePoints = new("SELECT COUNT(*) AS Nombre FROM Point WHERE SeanceId = @SeanceId");

    private static readonly SqlStatement PresencesDeLaSeance = new("SELECT SiegeId, CompteId FROM SeancePresence WHERE SeanceId = @SeanceId");

    /// <summary>The board, or null when the person may not see the session.</summary>
    public async Task<TableauDeSeance?> ChargerAsync(Guid seanceId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return null;
        }

        var points = await session.ListeAsync<PointRow>(Points, acteur.Parametres(new { SeanceId = seanceId }));
        if (seance.Etat == EtatSeance.Arretee)
        {
            var figes = await session.PointsFigesAsync(seanceId);
            points = [.. points.Select(p => p.Figer(figes.GetValueOrDefault(p.Numero)))];
        }

        return new TableauDeSeance(
            seance,
            points,
            await ComiteQuery.SiegesDeLaSeanceAsync(session, seance),
            await PresencesAsync(session, seanceId),
            await session.EnveloppesAsync(seance.AppelId),
            await session.UnAsync<int>(NombreDePoints, new { SeanceId = seanceId }) - points.Count);
    }

    internal static async Task<SeanceDetailRow?> SeanceAsync(SqlSession session, Guid seanceId, Acteur acteur) =>
        await session.UnAsync<SeanceDetailRow>(Seance, acteur.ParametresDuComite(new { SeanceId = seanceId })) is { } seance && await session.VoitLaSeanceAsync(seance, acteur) ? seance : null;

    internal static Task<IReadOnlyList<PresenceRow>> PresencesAsync(SqlSession session, Guid seanceId) =>
        session.ListeAsync<PresenceRow>(PresencesDeLaSeance, new { SeanceId = seanceId });
}

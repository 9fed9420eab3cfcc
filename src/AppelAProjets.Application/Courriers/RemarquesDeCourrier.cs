namespace AppelAProjets.Application.Courriers;

/// <summary>What someone said of a letter while it was being approved.</summary>
public sealed record RemarqueDeCourrier
{
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required string Par { get; init; }
    /// <summary>Null for the Secrétariat.</summary>
    public string? Sigle { get; init; }
    public required bool EstRefus { get; init; }
    public required string Texte { get; init; }
}

/// <summary>Where the bon à signer of one funder stands.</summary>
public sealed record BonDuCourrier
{
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    /// <summary>UTC, as the following; null when it is awaited.</summary>
    public DateTimeOffset? Le { get; init; }
    public DateTimeOffset? RefuseLe { get; init; }
    public string? Par { get; init; }
    /// <summary>SHA-256 of the text that was approved.</summary>
    public string? Empreinte { get; init; }
}

internal static class RemarquesDeCourrier
{
    private static readonly SqlStatement Nouvelle = new("""
        INSERT INTO CourrierRemarque (Id, CourrierId, FinanceurId, CompteId, Le, EstRefus, Texte) VALUES (@Id, @CourrierId, @FinanceurId, @CompteId, @Le, @EstRefus, @Texte)
        """);

    private static readonly SqlStatement DuCourrier = new("""
        SELECT r.Le, CONCAT(c.Prenom, ' ', c.Nom) AS Par, f.Sigle, r.EstRefus, r.Texte
        FROM CourrierRemarque r
        INNER JOIN Compte c ON c.Id = r.CompteId
        LEFT JOIN Financeur f ON f.Id = r.FinanceurId
        WHERE r.CourrierId = @CourrierId
        ORDER BY r.Le, r.Id
        """);

    private static readonly SqlStatement Bons = new("""
        SELECT v.FinanceurId, f.Sigle, v.Le, v.RefuseLe, CASE WHEN c.Id IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Par, v.Empreinte
        FROM CourrierVisa v
        INNER JOIN Financeur f ON f.Id = v.FinanceurId
        LEFT JOIN Compte c ON c.Id = v.CompteId
        WHERE v.CourrierId = @CourrierId
        ORDER BY f.Sigle
        """);

    // A refusal is answered by another text, which forgets it, or by words said after it.
    private static readonly SqlStatement SansReponse = new("""
        SELECT f.Sigle
        FROM CourrierVisa v
        INNER JOIN Financeur f ON f.Id = v.FinanceurId
        WHERE v.CourrierId = @CourrierId AND v.RefuseLe IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM CourrierRemarque r WHERE r.CourrierId = v.CourrierId AND r.FinanceurId IS NULL AND r.Le >= v.RefuseLe)
        ORDER BY f.Sigle
        """);

    public static Task<int> RemarquerAsync(this SqlSession session, CourrierRow courrier, Remarque remarque) => session.ExecuterAsync(Nouvelle, new
    {
        Id = Guid.CreateVersion7(),
        CourrierId = courrier.Id,
        remarque.FinanceurId,
        remarque.Par.CompteId,
        remarque.Le,
        remarque.EstRefus,
        remarque.Texte,
    });

    public static Task<IReadOnlyList<RemarqueDeCourrier>> RemarquesAsync(this SqlSession session, Guid courrierId) =>
        session.ListeAsync<RemarqueDeCourrier>(DuCourrier, new { CourrierId = courrierId });

    public static Task<IReadOnlyList<BonDuCourrier>> BonsAsync(this SqlSession session, Guid courrierId) => session.ListeAsync<BonDuCourrier>(Bons, new { CourrierId = courrierId });

    /// <summary>Sigles of those whose refusal nothing answered.</summary>
    public static Task<IReadOnlyList<string>> RefusSansReponseAsync(this SqlSession session, Guid courrierId) => session.ListeAsync<string>(SansReponse, new { CourrierId = courrierId });

    internal sealed record Remarque(Guid? FinanceurId, string Texte, Acteur Par, DateTimeOffset Le, bool EstRefus = false);
}

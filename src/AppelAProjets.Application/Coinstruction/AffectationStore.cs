namespace AppelAProjets.Application.Coinstruction;

/// <summary>Who instructs a dossier for one of its funders.</summary>
public sealed record AffectationRow
{
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    /// <summary>Null when nobody is assigned.</summary>
    public Guid? CompteId { get; init; }
    public string? Nom { get; init; }
    public required bool ParRegle { get; init; }
    /// <summary>Still an instructor of this funder, who may read the dossier.</summary>
    public required bool EnFonction { get; init; }
    /// <summary>0 when nobody is assigned.</summary>
    public required int Version { get; init; }
}

/// <summary>An instructor of a funder, of this instant.</summary>
public sealed record AgentDuFinanceur
{
    public required Guid FinanceurId { get; init; }
    public required Guid CompteId { get; init; }
    public required string Nom { get; init; }
}

internal static class AffectationStore
{
    /// <summary>States of a line for which nobody has to work any more.</summary>
    public const string LigneFermee = "('NonRecevable', 'RetireeParFinanceur', 'RetireeParPorteur')";

    // c: the account; h: its rights.
    private const string Instruit = $"EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND h.FinanceurId = l.FinanceurId AND h.Role = {RolesSql.Instructeur} AND {AgentsQuery.EnFonction})";

    private static readonly SqlStatement DuDossier = new($"""
        SELECT l.FinanceurId, f.Sigle, a.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, CASE WHEN a.RegleId IS NULL THEN 0 ELSE 1 END AS ParRegle,
            CASE WHEN a.CompteId IS NULL OR ({Instruit} AND {DeportSql.CompteSansDeport}) THEN 1 ELSE 0 END AS EnFonction, COALESCE(a.Version, 0) AS Version
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        LEFT JOIN Affectation a ON a.DossierId = d.Id AND a.FinanceurId = l.FinanceurId
        LEFT JOIN Compte c ON c.Id = a.CompteId
        WHERE d.Id = @Id AND {VisibiliteSql.Dossier} AND (l.Etat NOT IN {LigneFermee} OR a.CompteId IS NOT NULL)
        ORDER BY af.Ordre, f.Sigle
        """);

    private static readonly SqlStatement Agents = new($"""
        SELECT DISTINCT h.FinanceurId, c.Id AS CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, c.Nom AS Tri
        FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId
        WHERE h.Role = {RolesSql.Instructeur} AND h.FinanceurId IN @Financeurs AND {AgentsQuery.EnFonction}
        ORDER BY Tri, Nom
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Affectation (DossierId, FinanceurId, CompteId, RegleId, Le, Par, Version) VALUES (@DossierId, @FinanceurId, @CompteId, @RegleId, @Le, @Par, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Affectation SET CompteId = @CompteId, RegleId = @RegleId, Le = @Le, Par = @Par, AnnonceeLe = NULL, Version = Version + 1 WHERE DossierId = @DossierId AND FinanceurId = @FinanceurId AND Version = @Version
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM Affectation WHERE DossierId = @DossierId AND FinanceurId = @FinanceurId AND Version = @Version");

    /// <param name="parametres">Those of the call for this reader, with Id.</param>
    public static Task<IReadOnlyList<AffectationRow>> AffectationsAsync(this SqlSession session, SqlParametres parametres) => session.ListeAsync<AffectationRow>(DuDossier, parametres);

    public static Task<IReadOnlyList<AgentDuFinanceur>> AgentsDesFinanceursAsync(this SqlSession session, IReadOnlyCollection<Guid> financeurs, DateTimeOffset le) =>
        session.ListeAsync<AgentDuFinanceur>(Agents, new { Financeurs = financeurs.ToArray(), Maintenant = le });

    /// <summary>False when someone else assigned it meanwhile.</summary>
    /// <param name="version">0 when nobody was.</param>
    public static Task<bool> AffecterAsync(this SqlSession session, NouvelleAffectation affectation, int version) =>
        version == 0 ? session.InsererSiAbsentAsync(Ajout, affectation) : session.ModifierAsync(Changement, affectation.AvecVersion(version));

    /// <summary>False when someone else changed it meanwhile.</summary>
    public static async Task<bool> DesaffecterAsync(this SqlSession session, Guid dossierId, Guid financeurId, int version) =>
        await session.ExecuterAsync(Retrait, new { DossierId = dossierId, FinanceurId = financeurId, Version = version }) > 0;
}

/// <param name="RegleId">The rule that chose; null by hand.</param>
/// <param name="Par">Who did it; null for the rules themselves.</param>
internal sealed record NouvelleAffectation(Guid DossierId, Guid FinanceurId, Guid CompteId, Guid? RegleId, DateTimeOffset Le, Guid? Par)
{
    public object AvecVersion(int version) => new { DossierId, FinanceurId, CompteId, RegleId, Le, Par, Version = version };
}

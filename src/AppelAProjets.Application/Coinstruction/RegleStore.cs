using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>A rule as people read it.</summary>
public sealed record RegleRow
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public Guid? TerritoireId { get; init; }
    public string? Territoire { get; init; }
    public string? QuartierCode { get; init; }
    public string? Quartier { get; init; }
    public Guid? ThemeId { get; init; }
    public string? Theme { get; init; }
    public required Guid CompteId { get; init; }
    public required string Nom { get; init; }
    /// <summary>Still an instructor of this funder; otherwise the rule does nothing.</summary>
    public required bool EnFonction { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset CreeeLe { get; init; }
}

/// <summary>What the rules would do of a dossier that nobody instructs yet.</summary>
/// <param name="CompteId">Null when no rule fits.</param>
public sealed record AffectationProposee(Guid DossierId, string Numero, string Titre, Guid? RegleId, Guid? CompteId, string? Nom);

internal static class RegleStore
{
    private static readonly SqlStatement Lecture = new($"""
        SELECT r.Id, r.FinanceurId, r.TerritoireId, t.Nom AS Territoire, r.QuartierCode, q.Nom AS Quartier, r.ThemeId, th.Libelle AS Theme, r.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom,
            CASE WHEN EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND h.FinanceurId = r.FinanceurId AND h.Role = {RolesSql.Instructeur} AND {AgentsQuery.EnFonction}) THEN 1 ELSE 0 END AS EnFonction,
            r.CreeeLe
        FROM RegleDAffectation r JOIN Compte c ON c.Id = r.CompteId
        LEFT JOIN Territoire t ON t.Id = r.TerritoireId LEFT JOIN Quartier q ON q.Code = r.QuartierCode LEFT JOIN AppelTheme th ON th.Id = r.ThemeId
        WHERE r.AppelId = @AppelId AND (@FinanceurId IS NULL OR r.FinanceurId = @FinanceurId)
        ORDER BY r.CreeeLe, r.Id
        """);

    private static readonly SqlStatement QuartiersDesTerritoires = new("""
        SELECT DISTINCT tq.TerritoireId, tq.QuartierCode FROM RegleDAffectation r JOIN TerritoireQuartier tq ON tq.TerritoireId = r.TerritoireId WHERE r.AppelId = @AppelId
        """);

    private const string SansPersonne = $"""
        d.AppelId = @AppelId AND d.Etat IN ('Depose', 'ACompleter', 'EnInstruction') AND {VisibiliteSql.Dossier} AND (@DossierId IS NULL OR d.Id = @DossierId)
        AND EXISTS (SELECT 1 FROM Ligne l WHERE l.DossierId = d.Id AND l.FinanceurId = @FinanceurId AND l.Etat NOT IN {AffectationStore.LigneFermee})
        AND NOT EXISTS (SELECT 1 FROM Affectation a WHERE a.DossierId = d.Id AND a.FinanceurId = @FinanceurId)
        """;

    private static readonly SqlStatement AAffecter = new($"""
        SELECT d.Id, d.Numero, d.Titre, d.ThemeId FROM Dossier d WHERE {SansPersonne} ORDER BY d.Numero;
        SELECT dq.DossierId, dq.QuartierCode, dq.Part FROM DossierQuartier dq JOIN Dossier d ON d.Id = dq.DossierId WHERE {SansPersonne};
        SELECT d.Id AS DossierId, c.Id AS CompteId FROM Dossier d CROSS JOIN Compte c
        WHERE {SansPersonne} AND c.Id IN (SELECT r.CompteId FROM RegleDAffectation r WHERE r.AppelId = @AppelId AND r.FinanceurId = @FinanceurId) AND NOT ({DeportSql.CompteSansDeport});
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO RegleDAffectation (Id, AppelId, FinanceurId, TerritoireId, QuartierCode, ThemeId, CompteId, CreeeLe)
        VALUES (@Id, @AppelId, @FinanceurId, @TerritoireId, @QuartierCode, @ThemeId, @CompteId, @Le)
        """);

    private static readonly SqlStatement Suppression = new("DELETE FROM RegleDAffectation WHERE Id = @Id AND AppelId = @AppelId");

    private static readonly SqlStatement Territoires = new("""
        SELECT DISTINCT t.Id, t.Nom FROM Territoire t JOIN TerritoireQuartier tq ON tq.TerritoireId = t.Id JOIN AppelQuartier aq ON aq.QuartierCode = tq.QuartierCode WHERE aq.AppelId = @AppelId ORDER BY t.Nom
        """);

    /// <summary>The instruction territories that hold a neighbourhood of the call.</summary>
    public static Task<IReadOnlyList<TerritoireDAppel>> TerritoiresAsync(this SqlSession session, Guid appelId) => session.ListeAsync<TerritoireDAppel>(Territoires, new { AppelId = appelId });

    /// <param name="financeurId">Null for all.</param>
    public static Task<IReadOnlyList<RegleRow>> ReglesAsync(this SqlSession session, Guid appelId, Guid? financeurId, DateTimeOffset le) =>
        session.ListeAsync<RegleRow>(Lecture, new { AppelId = appelId, FinanceurId = financeurId, Maintenant = le });

    public static Task AjouterRegleAsync(this SqlSession session, object regle) => session.ExecuterAsync(Ajout, regle);

    public static async Task<bool> SupprimerRegleAsync(this SqlSession session, Guid appelId, Guid id) => await session.ExecuterAsync(Suppression, new { Id = id, AppelId = appelId }) > 0;

    /// <summary>What the rules of a funder would do of the dossiers that nobody instructs for it yet, those that the reader may see.</summary>
    /// <param name="dossierId">Null for all those of the call.</param>
    public static async Task<IReadOnlyList<AffectationProposee>> ProposerAsync(
        this SqlSession session, (ContexteInstruction Contexte, Acteur Acteur, DateTimeOffset Le) pour, Guid financeurId, Guid? dossierId = null)
    {
        var appelId = pour.Contexte.Appel.Id;
        var rows = (await session.ReglesAsync(appelId, financeurId, pour.Le)).Where(r => r.EnFonction).ToList();
        var quartiers = (await session.ListeAsync<TerritoireQuartierRow>(QuartiersDesTerritoires, new { AppelId = appelId })).ToLookup(t => t.TerritoireId, t => t.QuartierCode);
        using var jeux = await session.PlusieursAsync(AAffecter, pour.Contexte.Parametres(pour.Acteur, pour.Le).Et(new { FinanceurId = financeurId, DossierId = dossierId }));
        DossierRow[] dossiers = [.. await jeux.ReadAsync<DossierRow>()];
        var parts = (await jeux.ReadAsync<PartRow>()).ToLookup(p => p.DossierId);
        var deports = (await jeux.ReadAsync<DeportRow>()).Select(d => (d.DossierId, d.CompteId)).ToHashSet();
        var regles = rows.Select(r => EnRegle(r, quartiers)).ToList();
        return [.. dossiers.Select(d => Proposer(d, regles.Where(r => !deports.Contains((d.Id, r.CompteId)))))];

        AffectationProposee Proposer(DossierRow dossier, IEnumerable<RegleDAffectation> possibles)
        {
            var choisie = ReglesDAffectation.Choisir(possibles, new DossierAAffecter(dossier.ThemeId, parts[dossier.Id].ToDictionary(p => p.QuartierCode, p => p.Part)));
            return new AffectationProposee(dossier.Id, dossier.Numero ?? "", dossier.Titre, choisie?.Id, choisie?.CompteId, rows.FirstOrDefault(r => r.Id == choisie?.Id)?.Nom);
        }
    }

    private static RegleDAffectation EnRegle(RegleRow r, ILookup<Guid, string> quartiers) => new(
        r.Id, r.QuartierCode is { } code ? [code] : r.TerritoireId is { } territoire ? [.. quartiers[territoire]] : null, r.QuartierCode is not null, r.ThemeId, r.CompteId, r.CreeeLe);

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public string? Numero { get; init; }
        public required string Titre { get; init; }
        public Guid? ThemeId { get; init; }
    }

    private sealed record PartRow
    {
        public required Guid DossierId { get; init; }
        public required string QuartierCode { get; init; }
        public required int Part { get; init; }
    }

    private sealed record DeportRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CompteId { get; init; }
    }

    private sealed record TerritoireQuartierRow
    {
        public required Guid TerritoireId { get; init; }
        public required string QuartierCode { get; init; }
    }
}

public sealed record TerritoireDAppel
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
}

using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Appels;

internal static class EnveloppeStore
{
    /// <summary>Of Enveloppe e.</summary>
    internal const string Colonnes = """
        e.Id, e.FinanceurId, e.TypeDeCredits, e.SansPlafond, e.Version,
            (SELECT COALESCE(SUM(m.Montant), 0) FROM EnveloppeMouvement m WHERE m.EnveloppeId = e.Id) AS Montant,
            (SELECT COUNT(*) FROM EnveloppeMouvement m WHERE m.EnveloppeId = e.Id AND m.Motif NOT LIKE 'Repris de l_appel %, à confirmer') AS Saisis
        """;

    private static readonly SqlStatement DuFinanceur = new($"SELECT {Colonnes} FROM Enveloppe e WHERE e.AppelId = @AppelId AND e.FinanceurId = @FinanceurId");

    private static readonly SqlStatement Creation = new("""
        INSERT INTO Enveloppe (Id, AppelId, FinanceurId, TypeDeCredits, SansPlafond, Version) VALUES (@Id, @AppelId, @FinanceurId, @TypeDeCredits, @SansPlafond, 1)
        """);

    private static readonly SqlStatement Modification = new("UPDATE Enveloppe SET SansPlafond = @SansPlafond, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement SansMouvement = new("DELETE FROM EnveloppeMouvement WHERE EnveloppeId = @Id");
    private static readonly SqlStatement Suppression = new("DELETE FROM Enveloppe WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO EnveloppeMouvement (Id, EnveloppeId, Montant, Le, Motif, CompteId) VALUES (@Id, @EnveloppeId, @Montant, @Le, @Motif, @CompteId)
        """);

    // Dated of who confirms it, in its name.
    private static readonly SqlStatement Confirmation = new("""
        UPDATE EnveloppeMouvement SET Motif = CONCAT(REPLACE(Motif, ', à confirmer', ''), ' (confirmé)'), Le = @Le, CompteId = @CompteId
        WHERE EnveloppeId = @EnveloppeId AND Motif LIKE 'Repris de l_appel %, à confirmer'
        """);

    private static readonly SqlStatement Consommation = new($"""
        SELECT COALESCE(SUM(CASE WHEN @TypeDeCredits = 'Specifique' THEN {ConsommationSql.Specifique} ELSE {ConsommationSql.DroitCommun} END), 0) AS Consomme
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId
        WHERE d.AppelId = @AppelId AND l.FinanceurId = @FinanceurId
        """);

    public static Task<IReadOnlyList<EnveloppeRow>> EnveloppesAsync(this SqlSession session, Guid appelId, Guid financeurId) =>
        session.ListeAsync<EnveloppeRow>(DuFinanceur, new { AppelId = appelId, FinanceurId = financeurId });

    /// <summary>Arbitrated or granted on that envelope (CYCLE, Enveloppe).</summary>
    public static Task<Montant> ConsommeAsync(this SqlSession session, Guid appelId, Guid financeurId, TypeDeCredits type) =>
        session.UnAsync<Montant>(Consommation, new { AppelId = appelId, FinanceurId = financeurId, TypeDeCredits = type.ToString() });

    public static async Task<Guid> CreerEnveloppeAsync(this SqlSession session, Guid appelId, Guid financeurId, TypeDeCredits type, bool sansPlafond)
    {
        var id = Guid.CreateVersion7();
        await session.ExecuterAsync(Creation, new { Id = id, AppelId = appelId, FinanceurId = financeurId, TypeDeCredits = type.ToString(), SansPlafond = sansPlafond });
        return id;
    }

    /// <summary>False when a relevé or another movement was faster.</summary>
    public static Task<bool> ModifierEnveloppeAsync(this SqlSession session, EnveloppeRow enveloppe, bool sansPlafond) =>
        session.ModifierAsync(Modification, new { enveloppe.Id, enveloppe.Version, SansPlafond = sansPlafond });

    public static async Task SupprimerEnveloppeAsync(this SqlSession session, EnveloppeRow enveloppe)
    {
        await session.ExecuterAsync(SansMouvement, new { enveloppe.Id });
        await session.ExecuterAsync(Suppression, new { enveloppe.Id, enveloppe.Version });
    }

    /// <summary>An amount copied from another call is confirmed as it is.</summary>
    public static Task ConfirmerLaRepriseAsync(this SqlSession session, Guid enveloppeId, DateTimeOffset le, Acteur acteur) =>
        session.ExecuterAsync(Confirmation, new { EnveloppeId = enveloppeId, Le = le, acteur.CompteId });

    public static Task AjouterMouvementAsync(this SqlSession session, Guid enveloppeId, Montant montant, string motif, DateTimeOffset le, Acteur acteur) =>
        session.ExecuterAsync(Ajout, new { Id = Guid.CreateVersion7(), EnveloppeId = enveloppeId, Montant = montant, Le = le, Motif = motif, acteur.CompteId });
}

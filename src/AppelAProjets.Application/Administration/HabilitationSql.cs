namespace AppelAProjets.Application.Administration;

public sealed record HabilitationRow
{
    public required Guid Id { get; init; }

    public required Guid CompteId { get; init; }

    public required Role Role { get; init; }

    public Guid? FinanceurId { get; init; }

    public string? FinanceurSigle { get; init; }

    public Guid? TerritoireId { get; init; }

    public string? TerritoireNom { get; init; }

    /// <summary>Whose work this right serves to do, during a leave; null for a right of one's own.</summary>
    public string? RemplaceNom { get; init; }

    /// <summary>From, included, UTC.</summary>
    public required DateTimeOffset Debut { get; init; }

    /// <summary>To, excluded, UTC; null for no end.</summary>
    public DateTimeOffset? Fin { get; init; }

    public required int Version { get; init; }
}

internal static class HabilitationSql
{
    /// <summary>Under which the last administrator is protected, before the lock of the account.</summary>
    internal static readonly Verrou Administrateurs = Verrou.Referentiel("administrateurs");

    internal static readonly SqlStatement DeLaPersonne = new("""
        SELECT h.Id, h.CompteId, h.Role, h.FinanceurId, f.Sigle AS FinanceurSigle, h.TerritoireId, t.Nom AS TerritoireNom, CASE WHEN r.Id IS NULL THEN NULL ELSE CONCAT(r.Prenom, ' ', r.Nom) END AS RemplaceNom, h.Debut, h.Fin, h.Version
        FROM Habilitation h
        LEFT JOIN Financeur f ON f.Id = h.FinanceurId
        LEFT JOIN Territoire t ON t.Id = h.TerritoireId
        LEFT JOIN Compte r ON r.Id = h.RemplaceId
        WHERE h.CompteId = @CompteId
        ORDER BY h.Debut DESC, h.Role
        """);

    internal static readonly SqlStatement DuFinanceur = new("""
        SELECT h.Id, h.CompteId, h.Role, h.FinanceurId, f.Sigle AS FinanceurSigle, CAST(NULL AS nvarchar(120)) AS TerritoireNom, h.Debut, h.Fin, h.Version
        FROM Habilitation h
        INNER JOIN Financeur f ON f.Id = h.FinanceurId
        WHERE h.FinanceurId = @FinanceurId AND (h.Fin IS NULL OR h.Fin > @Maintenant)
        ORDER BY h.Role, h.Debut
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, TerritoireId, Debut, Fin, AccordeePar, Version)
        VALUES (@Id, @CompteId, @Role, @FinanceurId, @TerritoireId, @Debut, @Fin, @AccordeePar, 1)
        """);

    private static readonly SqlStatement Terminaison = new("UPDATE Habilitation SET Fin = @Fin, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Semblables = new("""
        SELECT COUNT(*) AS Nombre FROM Habilitation
        WHERE CompteId = @CompteId AND Role = @Role AND RemplaceId IS NULL AND (Fin IS NULL OR Fin > @Debut)
            AND (FinanceurId = @FinanceurId OR (FinanceurId IS NULL AND @FinanceurId IS NULL))
            AND (TerritoireId = @TerritoireId OR (TerritoireId IS NULL AND @TerritoireId IS NULL))
        """);

    // Those who could still give rights back: open account, with a password, right without an end.
    private static readonly SqlStatement AutresAdministrateurs = new("""
        SELECT COUNT(DISTINCT c.Id) AS Nombre
        FROM Habilitation h
        INNER JOIN Compte c ON c.Id = h.CompteId
        WHERE h.Role = @Role AND (h.FinanceurId = @FinanceurId OR (h.FinanceurId IS NULL AND @FinanceurId IS NULL)) AND h.Debut <= @Maintenant AND h.Fin IS NULL AND c.Id <> @CompteId
            AND c.DesactiveLe IS NULL AND c.CourrielConfirme = 1 AND c.MotDePasseHache IS NOT NULL
        """);

    public static Task<IReadOnlyList<HabilitationRow>> HabilitationsAsync(this SqlSession session, Guid compteId) =>
        session.ListeAsync<HabilitationRow>(DeLaPersonne, new { CompteId = compteId });

    /// <summary>False when the person has the same one, without an end.</summary>
    public static Task<bool> AjouterHabilitationAsync(this SqlSession session, Guid compteId, AccesDemande acces, Acteur acteur) => session.InsererSiAbsentAsync(Ajout, new
    {
        Id = Guid.CreateVersion7(), CompteId = compteId, Role = acces.Role.ToString(), acces.FinanceurId, acces.TerritoireId, acces.Debut, acces.Fin,
        AccordeePar = acteur.EstSysteme ? (Guid?)null : acteur.CompteId,
    });

    public static Task<bool> TerminerHabilitationAsync(this SqlSession session, Guid id, int version, DateTimeOffset fin) =>
        session.ModifierAsync(Terminaison, new { Id = id, Version = version, Fin = fin });

    public static async Task<bool> ADejaAsync(this SqlSession session, Guid compteId, AccesDemande acces) => await session.UnAsync<int>(Semblables, new
    {
        CompteId = compteId, Role = acces.Role.ToString(), acces.FinanceurId, acces.TerritoireId, acces.Debut,
    }) > 0;

    /// <summary>Whether another administrator remains, of the portal or of the funder of this right, who could still give rights back. Under the lock <see cref="Administrateurs"/>.</summary>
    public static async Task<bool> AUnAutreAdministrateurAsync(this SqlSession session, HabilitationRow tenue, DateTimeOffset maintenant) =>
        await session.UnAsync<int>(AutresAdministrateurs, new { tenue.CompteId, Role = tenue.Role.ToString(), tenue.FinanceurId, Maintenant = maintenant }) > 0;
}

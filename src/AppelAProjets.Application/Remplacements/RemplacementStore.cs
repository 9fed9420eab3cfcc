namespace AppelAProjets.Application.Remplacements;

internal static class RemplacementStore
{
    private const string Colonnes = """
        SELECT r.Id, r.RemplaceId, CONCAT(a.Prenom, ' ', a.Nom) AS Remplace, r.RemplacantId, CONCAT(b.Prenom, ' ', b.Nom) AS Remplacant, r.Debut, r.Fin, r.Version
        FROM Remplacement r JOIN Compte a ON a.Id = r.RemplaceId JOIN Compte b ON b.Id = r.RemplacantId
        """;

    private static readonly SqlStatement Un = new($"{Colonnes} WHERE r.Id = @Id");
    private static readonly SqlStatement EnCours = new($"{Colonnes} WHERE r.Fin > @Le AND r.Fin > r.Debut ORDER BY r.Debut, a.Nom, r.Id");

    // Of one's own: a replacement does not hand on what it holds for another.
    private static readonly SqlStatement Droits = new("""
        SELECT h.CompteId, h.Role, h.FinanceurId, h.TerritoireId, h.Debut, h.Fin, f.Sigle, t.Nom AS Territoire, CONCAT(c.Prenom, ' ', c.Nom) AS Nom
        FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId LEFT JOIN Financeur f ON f.Id = h.FinanceurId LEFT JOIN Territoire t ON t.Id = h.TerritoireId
        WHERE h.RemplaceId IS NULL AND (h.Fin IS NULL OR h.Fin > @Le) AND c.DesactiveLe IS NULL AND (@CompteId IS NULL OR h.CompteId = @CompteId)
        ORDER BY c.Nom, c.Prenom, h.Role
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Remplacement (Id, RemplaceId, RemplacantId, Debut, Fin, CreeLe, CreePar, Version) VALUES (@Id, @RemplaceId, @RemplacantId, @Debut, @Fin, @Le, @Par, 1)
        """);

    private static readonly SqlStatement AjoutDeDroit = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, TerritoireId, Debut, Fin, AccordeePar, RemplaceId, Version)
        VALUES (@Id, @CompteId, @Role, @FinanceurId, @TerritoireId, @Debut, @Fin, @Par, @RemplaceId, 1)
        """);

    private static readonly SqlStatement Fin = new("""
        UPDATE Remplacement SET Fin = CASE WHEN Debut > @Le THEN Debut ELSE @Le END, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Fin > @Le
        """);

    private static readonly SqlStatement FinDesDroits = new("""
        UPDATE Habilitation SET Fin = CASE WHEN Debut > @Le THEN Debut ELSE @Le END, Version = Version + 1
        WHERE CompteId = @RemplacantId AND RemplaceId = @RemplaceId AND Fin > @Le AND Debut < @Fin AND Debut >= @Debut
        """);

    private static readonly SqlStatement Adresse = new("SELECT c.Courriel FROM Compte c WHERE c.Id = @Id");

    public static Task<RemplacementRow?> RemplacementAsync(this SqlSession session, Guid id) => session.UnAsync<RemplacementRow>(Un, new { Id = id });

    /// <summary>In progress or to come.</summary>
    public static Task<IReadOnlyList<RemplacementRow>> RemplacementsAsync(this SqlSession session, DateTimeOffset le) => session.ListeAsync<RemplacementRow>(EnCours, new { Le = le });

    /// <summary>The rights held by oneself that have not ended, of everyone or of one account.</summary>
    public static Task<IReadOnlyList<DroitRow>> DroitsAsync(this SqlSession session, DateTimeOffset le, Guid? compteId = null) => session.ListeAsync<DroitRow>(Droits, new { Le = le, CompteId = compteId });

    public static async Task RemplacerAsync(this SqlSession session, RemplacementRow remplacement, IEnumerable<DroitRow> droits, Guid par, DateTimeOffset le)
    {
        await session.ExecuterAsync(Ajout, new { remplacement.Id, remplacement.RemplaceId, remplacement.RemplacantId, remplacement.Debut, remplacement.Fin, Le = le, Par = par });
        foreach (var droit in droits)
        {
            await session.ExecuterAsync(AjoutDeDroit, new
            {
                Id = Guid.CreateVersion7(), CompteId = remplacement.RemplacantId, Role = droit.Role.ToString(), droit.FinanceurId, droit.TerritoireId,
                Debut = droit.Debut > remplacement.Debut ? droit.Debut : remplacement.Debut, Fin = droit.Fin < remplacement.Fin ? droit.Fin : remplacement.Fin, Par = par, remplacement.RemplaceId,
            });
        }
    }

    /// <summary>False when someone was faster.</summary>
    public static async Task<bool> TerminerRemplacementAsync(this SqlSession session, RemplacementRow r, DateTimeOffset le)
    {
        await session.ExecuterAsync(FinDesDroits, new { r.RemplaceId, r.RemplacantId, r.Debut, r.Fin, Le = le });
        return await session.ModifierAsync(Fin, new { r.Id, r.Version, Le = le });
    }

    public static Task<string?> AdresseAsync(this SqlSession session, Guid compteId) => session.UnAsync<string>(Adresse, new { Id = compteId });

    public sealed record DroitRow
    {
        public required Guid CompteId { get; init; }
        public required string Nom { get; init; }
        public required Role Role { get; init; }
        public Guid? FinanceurId { get; init; }
        public Guid? TerritoireId { get; init; }
        public string? Sigle { get; init; }
        public string? Territoire { get; init; }
        public required DateTimeOffset Debut { get; init; }
        public DateTimeOffset? Fin { get; init; }

        public string EnMots => (Sigle ?? Territoire) is { } ou ? $"{Libelles.Pour(Role)}, {ou}" : Libelles.Pour(Role);
    }
}

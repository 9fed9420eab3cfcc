namespace AppelAProjets.Application.Administration;

public sealed record PersonneRow
{
    public required Guid Id { get; init; }

    public required string Prenom { get; init; }

    public required string Nom { get; init; }

    public required string Courriel { get; init; }

    public required bool PeutEntrer { get; init; }

    public required bool SecondFacteurActif { get; init; }

    public DateTimeOffset? DesactiveLe { get; init; }

    public required int Version { get; init; }
}

/// <param name="Habilitations">The rights that the reader manages, ended ones included.</param>
/// <param name="Organisations">Names of the organisations; empty for a funder's administrator.</param>
public sealed record FichePersonne(PersonneRow Personne, IReadOnlyList<HabilitationRow> Habilitations, IReadOnlyList<string> Organisations);

/// <summary>People, for an Administrateur; a funder's administrator loads only those who have, or had, a right for his funder.</summary>
public sealed class PersonnesQuery(SqlDatabase database)
{
    public const int Taille = 50;

    private const string Colonnes = """
        c.Id, c.Prenom, c.Nom, c.Courriel, CAST(CASE WHEN c.CourrielConfirme = 1 AND c.MotDePasseHache IS NOT NULL THEN 1 ELSE 0 END AS bit) AS PeutEntrer,
        c.SecondFacteurActif, c.DesactiveLe, c.Version
        """;

    // Without perimeter for an Administrateur; otherwise the account must have a right for one of @Financeurs.
    private const string Perimetre = """
        (@Toutes = 1 OR EXISTS (SELECT 1 AS Un FROM Habilitation h WHERE h.CompteId = c.Id AND h.FinanceurId IN @Financeurs))
        """;

    private const string Filtre = $"""
        {Perimetre}
        AND (@Premier IS NULL OR CONCAT(' ', c.Recherche) LIKE @Premier)
        AND (@Deuxieme IS NULL OR CONCAT(' ', c.Recherche) LIKE @Deuxieme)
        AND (@Troisieme IS NULL OR CONCAT(' ', c.Recherche) LIKE @Troisieme)
        AND (@Agents = 0 OR EXISTS (SELECT 1 AS Un FROM Habilitation a WHERE a.CompteId = c.Id))
        """;

    private static readonly SqlStatement Page = new(dialecte => $"""
        SELECT {Colonnes} FROM Compte c WHERE {Filtre} ORDER BY c.Recherche, c.Id {dialecte.Page}
        """);

    private static readonly SqlStatement Nombre = new($"SELECT COUNT(*) AS Nombre FROM Compte c WHERE {Filtre}");

    private static readonly SqlStatement DeLId = new($"SELECT {Colonnes} FROM Compte c WHERE c.Id = @Id AND {Perimetre}");

    private static readonly SqlStatement DuFinanceur = new($"""
        SELECT {Colonnes} FROM Compte c
        WHERE EXISTS (SELECT 1 AS Un FROM Habilitation h WHERE h.CompteId = c.Id AND h.FinanceurId = @FinanceurId AND (h.Fin IS NULL OR h.Fin > @Maintenant))
        ORDER BY c.Recherche, c.Id
        """);

    private static readonly SqlStatement Organisations = new("""
        SELECT o.Nom FROM OrganisationMembre m INNER JOIN Organisation o ON o.Id = m.OrganisationId WHERE m.CompteId = @Id AND m.Fin IS NULL ORDER BY o.Nom
        """);

    public async Task<(IReadOnlyList<PersonneRow> Lignes, int Nombre)> ListeAsync(
        Acteur acteur, string? recherche, bool agents, int page, CancellationToken annulation = default)
    {
        var (premier, deuxieme, troisieme) = TexteDeRecherche.Motifs(recherche);
        var filtre = new
        {
            Toutes = acteur.A(Role.Administrateur), Financeurs = acteur.FinanceursComme(Role.AdministrateurFinanceur), Premier = premier, Deuxieme = deuxieme, Troisieme = troisieme,
            Agents = agents, Saut = (Math.Clamp(page, 1, 100_000) - 1) * Taille, Taille,
        };
        await using var session = await database.LireAsync(annulation);
        return (await session.ListeAsync<PersonneRow>(Page, filtre), await session.UnAsync<int>(Nombre, filtre));
    }

    public async Task<FichePersonne?> UneAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var personne = await session.UnAsync<PersonneRow>(DeLId, new
        {
            Id = id, Toutes = acteur.A(Role.Administrateur), Financeurs = acteur.FinanceursComme(Role.AdministrateurFinanceur),
        });
        if (personne is null)
        {
            return null;
        }

        var habilitations = (await session.HabilitationsAsync(id)).Where(h => Attribution.Gere(acteur, h.FinanceurId));
        return new FichePersonne(personne, [.. habilitations], acteur.A(Role.Administrateur) ? await session.ListeAsync<string>(Organisations, new { Id = id }) : []);
    }

    /// <summary>Who has access for a funder, today and later; null when the funder is not the reader's.</summary>
    public async Task<IReadOnlyList<(PersonneRow Personne, HabilitationRow Habilitation)>?> AccesAsync(
        Guid financeurId, Acteur acteur, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        if (!Attribution.Gere(acteur, financeurId))
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        var cle = new { FinanceurId = financeurId, Maintenant = maintenant };
        var personnes = (await session.ListeAsync<PersonneRow>(DuFinanceur, cle)).ToDictionary(p => p.Id);
        var habilitations = await session.ListeAsync<HabilitationRow>(HabilitationSql.DuFinanceur, cle);
        return [.. habilitations.Select(h => (personnes[h.CompteId], h))];
    }
}

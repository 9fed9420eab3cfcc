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

/// <summary>Which people; all may be absent.</summary>
/// <param name="Agents">Only those who have or had a role.</param>
/// <param name="Role">Held today or later.</param>
/// <param name="FinanceurId">The same role is held for that funder.</param>
public sealed record FiltreDePersonnes(string? Recherche = null, bool Agents = true, Role? Role = null, Guid? FinanceurId = null);

/// <param name="Habilitations">The rights of today and later that the reader manages.</param>
public sealed record PersonneDeListe(PersonneRow Personne, IReadOnlyList<HabilitationRow> Habilitations);

/// <param name="Habilitations">The rights that the reader manages, ended ones included.</param>
/// <param name="Organisations">Names of the organisations; empty for a funder's administrator.</param>
public sealed record FichePersonne(PersonneRow Personne, IReadOnlyList<HabilitationRow> Habilitations, IReadOnlyList<string> Organisations)
{
    /// <summary>Last invitation sent to who has not entered yet, UTC.</summary>
    public DateTimeOffset? InviteeLe { get; init; }
}

/// <summary>People, for an Administrateur; a funder's administrator loads only those who have, or had, a right for his funder.</summary>
public sealed class PersonnesQuery(SqlDatabase database, Ecrivain ecrivain)
{
    public const int Taille = 50;
    private const int ParLot = 500;

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
        AND ((@Role IS NULL AND @FinanceurId IS NULL) OR EXISTS (
            SELECT 1 AS Un FROM Habilitation r
            WHERE r.CompteId = c.Id AND (r.Fin IS NULL OR r.Fin > @Maintenant) AND (@Role IS NULL OR r.Role = @Role) AND (@FinanceurId IS NULL OR r.FinanceurId = @FinanceurId)
                AND (@Toutes = 1 OR r.FinanceurId IN @Financeurs)))
        """;

    private static readonly SqlStatement Roles = new("""
        SELECT h.Id, h.CompteId, h.Role, h.FinanceurId, f.Sigle AS FinanceurSigle, t.Nom AS TerritoireNom, h.Debut, h.Fin, h.Version
        FROM Habilitation h
        LEFT JOIN Financeur f ON f.Id = h.FinanceurId
        LEFT JOIN Territoire t ON t.Id = h.TerritoireId
        WHERE h.CompteId IN @Ids AND (h.Fin IS NULL OR h.Fin > @Maintenant) AND (@Toutes = 1 OR h.FinanceurId IN @Financeurs)
        ORDER BY h.Role, h.Debut
        """);

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

    private static readonly SqlStatement Invitation = new("""
        SELECT MAX(j.Le) AS Le FROM Journal j WHERE j.Objet = 'Compte' AND j.ObjetId = @ObjetId AND j.Action IN ('inviter', 'relancer-invitation')
        """);

    private static readonly SqlStatement Organisations = new("""
        SELECT o.Nom FROM OrganisationMembre m INNER JOIN Organisation o ON o.Id = m.OrganisationId WHERE m.CompteId = @Id AND m.Fin IS NULL ORDER BY o.Nom
        """);

    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<PersonneDeListe> Lignes, int Nombre)> ListeAsync(Acteur acteur, FiltreDePersonnes filtre, int page, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await LireAsync(session, acteur, filtre, (Saut: (Math.Clamp(page, 1, 100_000) - 1) * Taille, Taille)), await session.UnAsync<int>(Nombre, Parametres(acteur, filtre, (0, 0))));
    }

    /// <summary>Everyone of the filter, for a file: journaled, since it takes personal data away.</summary>
    public async Task<IReadOnlyList<PersonneDeListe>> ExporterAsync(Acteur acteur, FiltreDePersonnes filtre, CancellationToken annulation = default)
    {
        List<PersonneDeListe> lignes = [];
        await using (var session = await database.LireAsync(annulation))
        {
            IReadOnlyList<PersonneDeListe> page;
            do
            {
                page = await LireAsync(session, acteur, filtre, (lignes.Count, ParLot));
                lignes.AddRange(page);
            }
            while (page.Count == ParLot);
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.ExporterPersonnes, ObjetDuJournal.Compte, acteur.CompteId, Details: $"personnes : {lignes.Count}"), annulation);
        return lignes;
    }

    private async Task<IReadOnlyList<PersonneDeListe>> LireAsync(SqlSession session, Acteur acteur, FiltreDePersonnes filtre, (int Saut, int Taille) tranche)
    {
        var personnes = await session.ListeAsync<PersonneRow>(Page, Parametres(acteur, filtre, tranche));
        var roles = (await session.ListeAsync<HabilitationRow>(Roles, Parametres(acteur, filtre, tranche).Et(new { Ids = personnes.Select(p => p.Id).ToArray() }))).ToLookup(h => h.CompteId);
        return [.. personnes.Select(p => new PersonneDeListe(p, [.. roles[p.Id]]))];
    }

    private SqlParametres Parametres(Acteur acteur, FiltreDePersonnes filtre, (int Saut, int Taille) tranche)
    {
        var (premier, deuxieme, troisieme) = TexteDeRecherche.Motifs(filtre.Recherche);
        return new SqlParametres(new
        {
            Toutes = acteur.A(Role.Administrateur), Financeurs = acteur.FinanceursComme(Role.AdministrateurFinanceur), Premier = premier, Deuxieme = deuxieme, Troisieme = troisieme,
            filtre.Agents, Role = filtre.Role?.ToString(), filtre.FinanceurId, ecrivain.Maintenant, tranche.Saut, tranche.Taille,
        });
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
        return new FichePersonne(personne, [.. habilitations], acteur.A(Role.Administrateur) ? await session.ListeAsync<string>(Organisations, new { Id = id }) : [])
        {
            InviteeLe = personne.PeutEntrer ? null : (await session.UnAsync<InvitationRow>(Invitation, new { ObjetId = id.ToString() }))?.Le,
        };
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

    private sealed record InvitationRow
    {
        public DateTimeOffset? Le { get; init; }
    }
}

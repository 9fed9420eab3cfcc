using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Comites;

public sealed record ChoixRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
}

public sealed record MembreDuComiteRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    /// <summary>For which this person is a member of the committee.</summary>
    public Guid? FinanceurId { get; init; }
}

public sealed record DossierAInscrireRow
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public required EtatDossier Etat { get; init; }
    public required int Version { get; init; }
}

/// <summary>What the Secrétariat chooses from when it prepares a committee.</summary>
public sealed class ChoixDuComiteQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement AvecLeRole = new($"""
        SELECT c.Id, CONCAT(c.Prenom, ' ', c.Nom, ' – ', c.Courriel) AS Nom
        FROM Compte c
        WHERE EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND h.Role = @Role AND {AgentsQuery.EnFonction})
        ORDER BY c.Nom, c.Prenom
        """);

    private static readonly SqlStatement Membres = new($"""
        SELECT h.CompteId AS Id, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, h.FinanceurId
        FROM Habilitation h INNER JOIN Compte c ON c.Id = h.CompteId
        WHERE h.Role = {RolesSql.MembreComite} AND {AgentsQuery.EnFonction}
        """);

    private static readonly SqlStatement FinanceursDeLAppel = new("""
        SELECT f.Id, f.Nom FROM AppelFinanceur af INNER JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = @AppelId ORDER BY af.Ordre
        """);

    private static readonly SqlStatement Financeurs = new("SELECT f.Id, f.Nom FROM Financeur f WHERE f.Actif = 1 ORDER BY f.Nom");

    private static readonly SqlStatement Instruits = new($"""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Organisation, d.Etat, d.Version
        FROM Dossier d
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.AppelId = @AppelId AND d.Etat = 'Instruit' AND {VisibiliteSql.SansDeport}
        ORDER BY d.Numero
        """);

    public async Task<IReadOnlyList<ChoixRow>> PersonnesAsync(Role role, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await PersonnesAsync(session, role, horloge.GetUtcNow());
    }

    /// <summary>Whoever may sit today, with the funders that each may speak for.</summary>
    public async Task<ILookup<Guid, MembreDuComiteRow>> MembresAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await MembresAsync(session, horloge.GetUtcNow());
    }

    public async Task<IReadOnlyList<ChoixRow>> FinanceursAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await FinanceursAsync(session, appelId);
    }

    public async Task<IReadOnlyList<ChoixRow>> TousLesFinanceursAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await TousLesFinanceursAsync(session);
    }

    /// <summary>The instructed dossiers of a call, without those from which the person stands down.</summary>
    public async Task<IReadOnlyList<DossierAInscrireRow>> DossiersAsync(Guid appelId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await DossiersAsync(session, appelId, acteur);
    }

    internal static Task<IReadOnlyList<ChoixRow>> PersonnesAsync(SqlSession session, Role role, DateTimeOffset le) =>
        session.ListeAsync<ChoixRow>(AvecLeRole, new { Role = role.ToString(), Maintenant = le });

    internal static async Task<ILookup<Guid, MembreDuComiteRow>> MembresAsync(SqlSession session, DateTimeOffset le) =>
        (await session.ListeAsync<MembreDuComiteRow>(Membres, new { Maintenant = le })).ToLookup(m => m.Id);

    internal static Task<IReadOnlyList<ChoixRow>> FinanceursAsync(SqlSession session, Guid appelId) => session.ListeAsync<ChoixRow>(FinanceursDeLAppel, new { AppelId = appelId });

    internal static Task<IReadOnlyList<ChoixRow>> TousLesFinanceursAsync(SqlSession session) => session.ListeAsync<ChoixRow>(Financeurs);

    internal static Task<IReadOnlyList<DossierAInscrireRow>> DossiersAsync(SqlSession session, Guid appelId, Acteur acteur) =>
        session.ListeAsync<DossierAInscrireRow>(Instruits, acteur.Parametres(new { AppelId = appelId }));
}

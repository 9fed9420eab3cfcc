using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

public sealed record ComiteRow
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Titre { get; init; }
    public required EtatAppel Etat { get; init; }
    public int Instruits { get; init; }
    public int Seances { get; init; }
}

public sealed record SeanceRow
{
    public required Guid Id { get; init; }
    public required string Titre { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset PrevueLe { get; init; }
    public string? Lieu { get; init; }
    public required EtatSeance Etat { get; init; }
    /// <summary>Items, those taken off apart.</summary>
    public int Points { get; init; }
    /// <summary>Items still to be examined.</summary>
    public int Restants { get; init; }
    public int Quorum { get; init; }
    public Guid? PresidenceId { get; init; }
}

public sealed record SiegeRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    /// <summary>The funder that it speaks for; null for a college.</summary>
    public Guid? FinanceurId { get; init; }
    public string? Sigle { get; init; }
    /// <summary>Of a seat that speaks for no funder.</summary>
    public string? College { get; init; }
    public required Voix Voix { get; init; }
    public Guid? TitulaireId { get; init; }
    public string? Titulaire { get; init; }
    public Guid? SuppleantId { get; init; }
    public string? Suppleant { get; init; }
    /// <summary>First and last day on which it sits.</summary>
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }
    /// <summary>The standing seat that it was taken from, and its version that day.</summary>
    public Guid? PermanentId { get; init; }
    public int? PermanentVersion { get; init; }
    public int Version { get; init; }

    public bool EstTenuPar(Guid compte) => TitulaireId == compte || SuppleantId == compte;

    public Siege EnSiege() => new(Id, Nom, Voix, FinanceurId, TitulaireId ?? Guid.Empty, SuppleantId) { College = College, Du = Du, Au = Au };

    public FicheDeSiege EnFiche() => new(Id, Nom, Version)
    {
        Pour = Sigle ?? College, Voix = Voix, Titulaire = TitulaireId is null ? null : Titulaire, Suppleant = SuppleantId is null ? null : Suppleant, Du = Du, Au = Au,
        PermanentId = PermanentId, PermanentVersion = PermanentVersion,
    };
}

/// <summary>Committees, sessions and seats that a person may see: the Secrétariat and readers all of them, others those where they sit or preside.</summary>
public sealed class ComiteQuery(SqlDatabase database)
{
    private static readonly SqlStatement Appels = new($"""
        SELECT a.Id, a.Code, a.Titre, a.Etat,
               (SELECT COUNT(*) FROM Dossier d WHERE d.AppelId = a.Id AND d.Etat = 'Instruit') AS Instruits,
               (SELECT COUNT(*) FROM Seance s WHERE s.AppelId = a.Id) AS Seances
        FROM Appel a
        WHERE a.Etat IN ('DepotClos', 'Comite', 'AvisPublies', 'Clos') AND {AccesAuComite.Appel}
        ORDER BY a.Annee DESC, a.Code
        """);

    private static readonly SqlStatement Appel = new($"""
        SELECT a.Id, a.Code, a.Titre, a.Etat,
               (SELECT COUNT(*) FROM Dossier d WHERE d.AppelId = a.Id AND d.Etat = 'Instruit') AS Instruits,
               (SELECT COUNT(*) FROM Seance s WHERE s.AppelId = a.Id) AS Seances
        FROM Appel a
        WHERE a.Code = @Code AND {AccesAuComite.Appel}
        """);

    private static readonly SqlStatement SeancesDeLAppel = new("""
        SELECT s.Id, s.Titre, s.PrevueLe, s.Lieu, s.Etat, s.Quorum, s.PresidenceId,
               (SELECT COUNT(*) FROM Point p WHERE p.SeanceId = s.Id AND p.Etat <> 'Retire') AS Points,
               (SELECT COUNT(*) FROM Point p WHERE p.SeanceId = s.Id AND p.Etat = 'Inscrit') AS Restants
        FROM Seance s
        WHERE s.AppelId = @AppelId
        ORDER BY s.PrevueLe
        """);

    private static readonly SqlStatement SiegesDeLAppel = new("""
        SELECT s.Id, s.Nom, s.FinanceurId, f.Sigle, s.College, s.Voix, s.TitulaireId, CONCAT(t.Prenom, ' ', t.Nom) AS Titulaire,
               s.SuppleantId, CONCAT(u.Prenom, ' ', u.Nom) AS Suppleant, s.Du, s.Au, s.PermanentId, s.PermanentVersion, s.Version
        FROM Siege s
        LEFT JOIN Financeur f ON f.Id = s.FinanceurId
        LEFT JOIN Compte t ON t.Id = s.TitulaireId
        LEFT JOIN Compte u ON u.Id = s.SuppleantId
        WHERE s.AppelId = @AppelId
        ORDER BY s.Ordre, s.Nom
        """);

    public async Task<IReadOnlyList<ComiteRow>> AppelsAsync(Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<ComiteRow>(Appels, acteur.ParametresDuComite());
    }

    /// <summary>One call with its sessions and seats, or null when it is not to be seen.</summary>
    public async Task<(ComiteRow Appel, IReadOnlyList<SeanceRow> Seances, IReadOnlyList<SiegeRow> Sieges)?> AppelAsync(string code, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.UnAsync<ComiteRow>(Appel, acteur.ParametresDuComite(new { Code = code })) is not { } appel)
        {
            return null;
        }

        var sieges = await SiegesAsync(session, appel.Id);
        return (appel, [.. (await SeancesAsync(session, appel.Id)).Where(s => AccesAuComite.Voit(acteur, s, sieges))], sieges);
    }

    internal static Task<IReadOnlyList<SeanceRow>> SeancesAsync(SqlSession session, Guid appelId) => session.ListeAsync<SeanceRow>(SeancesDeLAppel, new { AppelId = appelId });

    internal static Task<IReadOnlyList<SiegeRow>> SiegesAsync(SqlSession session, Guid appelId) =>
        session.ListeAsync<SiegeRow>(SiegesDeLAppel, new { AppelId = appelId });

    /// <summary>Those that sit on the day of the session: the others neither sit nor vote there.</summary>
    internal static async Task<IReadOnlyList<SiegeRow>> SiegesDeLaSeanceAsync(SqlSession session, SeanceDetailRow seance) =>
        [.. (await SiegesAsync(session, seance.AppelId)).Where(s => s.EnSiege().EstEnFonction(HeureDeParis.Jour(seance.PrevueLe)))];
}

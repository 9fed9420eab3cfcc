using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Courriers;

/// <summary>A frozen item and the state of its letter.</summary>
public sealed record CourrierEnListe
{
    public required Guid PointId { get; init; }
    public required Guid DossierId { get; init; }
    public required string NumeroDossier { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public TypeAvis? Avis { get; init; }
    /// <summary>The letter; null while it is not prepared.</summary>
    public Guid? CourrierId { get; init; }
    public string? Numero { get; init; }
    public EtatCourrier? Etat { get; init; }
    /// <summary>When the bons à signer were asked for, UTC.</summary>
    public DateTimeOffset? SoumisLe { get; init; }
    /// <summary>Publication, UTC.</summary>
    public DateTimeOffset? PublieLe { get; init; }
    /// <summary>First reading by the porteur, UTC.</summary>
    public DateTimeOffset? PremiereLectureLe { get; init; }
    /// <summary>Funders whose bon à signer is awaited, separated by commas.</summary>
    public string? Manquants { get; init; }
}

/// <summary>The letters of a call, for the Secrétariat.</summary>
/// <param name="Code">Code of the call.</param>
/// <param name="Titre">Its title.</param>
/// <param name="Courriers">One per frozen item, by number of dossier.</param>
public sealed record CourriersDeLAppel(string Code, string Titre, IReadOnlyList<CourrierEnListe> Courriers);

/// <summary>A letter read by staff before or after its publication.</summary>
/// <param name="Document">Its text.</param>
/// <param name="Etat">Its state.</param>
/// <param name="Empreinte">SHA-256 of the kept PDF, once published.</param>
/// <param name="Compose">When the text was composed, Unix milliseconds.</param>
public sealed record CourrierLu(DocumentImprime Document, EtatCourrier Etat, string? Empreinte, long Compose);

/// <summary>Lists and reads letters for the Secrétariat. Dossiers from which the person stands down are not loaded.</summary>
public sealed class CourriersQuery(SqlDatabase database)
{
    private static readonly SqlStatement Appel = new("SELECT a.Code, a.Titre FROM Appel a WHERE a.Code = @Code");

    // The last frozen item of each dossier awaits its letter; an older one shows only if it has one.
    private static readonly SqlStatement Liste = new(dialecte => $"""
        SELECT p.Id AS PointId, d.Id AS DossierId, d.Numero AS NumeroDossier, d.Titre, o.Nom AS Organisation, d.Etat AS EtatDossier, p.Avis,
               c.Id AS CourrierId, c.Numero, c.Etat, c.SoumisLe, c.PublieLe, c.PremiereLectureLe,
               (SELECT {dialecte.Joindre("f.Sigle")} FROM CourrierVisa v INNER JOIN Financeur f ON f.Id = v.FinanceurId WHERE v.CourrierId = c.Id AND v.Le IS NULL) AS Manquants
        FROM Point p
        INNER JOIN Seance s ON s.Id = p.SeanceId
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN Courrier c ON c.PointId = p.Id AND c.Etat NOT IN ('Remplace', 'Retire')
        WHERE a.Code = @Code AND s.Etat = 'Arretee' AND {VisibiliteSql.SansDeport}
          AND (c.Id IS NOT NULL
               OR (((p.Etat = 'Clos' AND d.Etat = 'Arbitre') OR p.Etat = 'Ajourne')
                   AND NOT EXISTS (SELECT 1 FROM Point p2 INNER JOIN Seance s2 ON s2.Id = p2.SeanceId
                                   WHERE p2.DossierId = d.Id AND s2.Etat = 'Arretee' AND s2.PrevueLe > s.PrevueLe AND p2.Etat <> 'Retire')))
        ORDER BY d.Numero, s.PrevueLe, p.Id
        """);

    private static readonly SqlStatement Un = new($"""
        SELECT c.Document, c.Etat, c.Empreinte, c.ComposeLe
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE c.Id = @Id AND a.Code = @Code AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>Null when the call is unknown.</summary>
    public async Task<CourriersDeLAppel?> ListerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await session.UnAsync<AppelRow>(Appel, new { Code = code }) is { } appel
            ? new CourriersDeLAppel(appel.Code, appel.Titre, await session.ListeAsync<CourrierEnListe>(Liste, acteur.Parametres(new { Code = code })))
            : null;
    }

    /// <summary>One letter, or null.</summary>
    public async Task<CourrierLu?> LireAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await session.UnAsync<CourrierLuRow>(Un, acteur.Parametres(new { Code = code, Id = id })) is { } row ? row.EnCourrier() : null;
    }

    private sealed record AppelRow
    {
        public required string Code { get; init; }
        public required string Titre { get; init; }
    }
}

internal sealed record CourrierLuRow
{
    public required string Document { get; init; }
    public required EtatCourrier Etat { get; init; }
    public string? Empreinte { get; init; }
    public required DateTimeOffset ComposeLe { get; init; }

    public CourrierLu EnCourrier() => new(TexteConserve.Lire(Document), Etat, Empreinte, ComposeLe.ToUnixTimeMilliseconds());
}

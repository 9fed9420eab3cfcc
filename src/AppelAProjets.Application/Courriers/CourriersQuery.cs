using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Courriers;

public sealed record CourrierEnListe
{
    public required Guid PointId { get; init; }
    public required Guid DossierId { get; init; }
    public required string NumeroDossier { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public TypeAvis? Avis { get; init; }
    public Guid? CourrierId { get; init; }
    public string? Numero { get; init; }
    public EtatCourrier? Etat { get; init; }
    /// <summary>When the bons à signer were asked for, UTC.</summary>
    public DateTimeOffset? SoumisLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? PublieLe { get; init; }
    /// <summary>First reading by the porteur, UTC.</summary>
    public DateTimeOffset? PremiereLectureLe { get; init; }
    /// <summary>Funders whose bon à signer is awaited, separated by commas.</summary>
    public string? Manquants { get; init; }
    /// <summary>Who read it first.</summary>
    public string? LuPar { get; init; }
    /// <summary>Sent again because nobody had read it, UTC.</summary>
    public DateTimeOffset? RelanceLe { get; init; }
    /// <summary>The last answer of the porteur.</summary>
    public NatureDeReponse? Reponse { get; init; }
    /// <summary>The published letter in revision that this one is to replace.</summary>
    public Guid? ARemplacer { get; init; }
    /// <summary>Those who refused theirs, the same way.</summary>
    public string? Refuses { get; init; }
    /// <summary>How many things were said of the letter.</summary>
    public required int Remarques { get; init; }
}

/// <param name="Courriers">One per frozen item, by number of dossier.</param>
public sealed record CourriersDeLAppel(string Code, string Titre, ComptesDeCourriersRow Comptes, IReadOnlyList<CourrierEnListe> Courriers)
{
    public ReglagesDesReponses Reponses { get; init; } = new();

    /// <summary>The last batches, latest first.</summary>
    public IReadOnlyList<LotRow> Lots { get; init; } = [];

    /// <summary>Those of the call, in its order.</summary>
    public IReadOnlyList<FinanceurQuiSigneRow> Financeurs { get; init; } = [];
}

public sealed record FinanceurQuiSigneRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public string? SignataireNom { get; init; }
    public DateOnly? SignataireDu { get; init; }
    public DateOnly? SignataireAu { get; init; }

    public bool ASignataire(DateOnly jour) => SignataireDuCourrier.PeutSigner(SignataireNom, SignataireDu, SignataireAu, jour);
}

public sealed record ComptesDeCourriersRow
{
    public required int Tous { get; init; }
    public required int APreparer { get; init; }
    public required int EnProjet { get; init; }
    /// <summary>Drafts whose bons à signer were not asked for.</summary>
    public required int ASoumettre { get; init; }
    public required int Prets { get; init; }
    public required int Publies { get; init; }
}

/// <param name="Empreinte">SHA-256 of the kept PDF, once published.</param>
/// <param name="Compose">When the text was composed, Unix milliseconds.</param>
public sealed record CourrierLu(DocumentImprime Document, EtatCourrier Etat, string? Empreinte, long Compose)
{
    /// <summary>SHA-256 of the text, which bons à signer are given for.</summary>
    public required string EmpreinteDuTexte { get; init; }

    public bool EstSoumis { get; init; }

    public IReadOnlyList<BonDuCourrier> Bons { get; init; } = [];

    public IReadOnlyList<RemarqueDeCourrier> Remarques { get; init; } = [];

    /// <summary>Why a published one is neither replaced nor withdrawn now, for the Secrétariat.</summary>
    public string? Empechement { get; init; }
}

/// <summary>Lists and reads letters for the Secrétariat. Dossiers from which the person stands down are not loaded.</summary>
public sealed class CourriersQuery(SqlDatabase database)
{
    private static readonly SqlStatement Appel = new("SELECT a.Code, a.Titre FROM Appel a WHERE a.Code = @Code");

    private const string Colonnes = $"""
        p.Id AS PointId, d.Id AS DossierId, d.Numero AS NumeroDossier, d.Titre, o.Nom AS Organisation, d.Etat AS EtatDossier, p.Avis,
               c.Id AS CourrierId, c.Numero, c.Etat, c.SoumisLe, c.PublieLe, c.PremiereLectureLe,
               (SELECT MAX(k.Id) FROM Courrier k WHERE k.DossierId = d.Id AND k.Etat = 'EnRevision' AND k.PublieLe = {CourrierStore.DerniereRevision}) AS ARemplacer,
               c.RelanceLe, (SELECT CONCAT(l.Prenom, ' ', l.Nom) FROM Compte l WHERE l.Id = c.PremiereLecturePar) AS LuPar,
               ra.Nature AS Reponse
        """;

    // The last frozen item of each dossier awaits its letter, another one when the former is in revision; an older item shows only if it has one.
    private const string DeLAppel = $"""
        FROM Point p
        INNER JOIN Seance s ON s.Id = p.SeanceId
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN Courrier c ON c.PointId = p.Id AND c.Etat NOT IN ('Remplace', 'Retire') AND NOT (c.Etat = 'EnRevision' AND d.Etat IN ('Arbitre', 'AvisTransmis'))
        LEFT JOIN ReponseAuCourrier ra ON ra.CourrierId = c.Id AND NOT EXISTS (SELECT 1 FROM ReponseAuCourrier m WHERE m.CourrierId = c.Id AND (m.Le > ra.Le OR (m.Le = ra.Le AND m.Id > ra.Id)))
        WHERE a.Code = @Code AND s.Etat = 'Arretee' AND {VisibiliteSql.SansDeport}
          AND (c.Id IS NOT NULL
               OR (((p.Etat = 'Clos' AND (d.Etat = 'Arbitre' OR (d.Etat = 'AvisTransmis' AND EXISTS (SELECT 1 FROM Courrier k WHERE k.PointId = p.Id AND k.Etat = 'EnRevision')))) OR p.Etat = 'Ajourne')
                   AND NOT EXISTS (SELECT 1 FROM Point p2 INNER JOIN Seance s2 ON s2.Id = p2.SeanceId
                                   WHERE p2.DossierId = d.Id AND s2.Etat = 'Arretee' AND s2.PrevueLe > s.PrevueLe AND p2.Etat <> 'Retire')))
        """;

    private static readonly SqlStatement Comptage = new($"""
        SELECT COUNT(*) AS Tous,
               COALESCE(SUM(CASE WHEN c.Id IS NULL THEN 1 ELSE 0 END), 0) AS APreparer,
               COALESCE(SUM(CASE WHEN c.Etat = 'Projet' THEN 1 ELSE 0 END), 0) AS EnProjet,
               COALESCE(SUM(CASE WHEN c.Etat = 'Projet' AND c.SoumisLe IS NULL THEN 1 ELSE 0 END), 0) AS ASoumettre,
               COALESCE(SUM(CASE WHEN c.Etat = 'BonASigner' THEN 1 ELSE 0 END), 0) AS Prets,
               COALESCE(SUM(CASE WHEN c.PublieLe IS NOT NULL THEN 1 ELSE 0 END), 0) AS Publies
        {DeLAppel}
        """);

    private static readonly SqlStatement Liste = new(dialecte => $"""
        SELECT {Colonnes}, {Manquants(dialecte, "v.Le IS NULL")} AS Manquants, {Manquants(dialecte, "v.RefuseLe IS NOT NULL")} AS Refuses, (SELECT COUNT(*) FROM CourrierRemarque r WHERE r.CourrierId = c.Id) AS Remarques
        {DeLAppel}
        ORDER BY d.Numero, s.PrevueLe, p.Id {dialecte.Page}
        """);

    private static readonly SqlStatement Choix = new(dialecte => $"""
        SELECT {Colonnes}, {Manquants(dialecte, "v.Le IS NULL")} AS Manquants, {Manquants(dialecte, "v.RefuseLe IS NOT NULL")} AS Refuses, (SELECT COUNT(*) FROM CourrierRemarque r WHERE r.CourrierId = c.Id) AS Remarques
        {DeLAppel} AND p.Id IN @Points
        ORDER BY d.Numero, s.PrevueLe, p.Id
        """);

    private static readonly SqlStatement Un = new($"""
        SELECT c.Id, c.Document, c.Etat, c.Empreinte, c.ComposeLe, c.SoumisLe
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE c.Id = @Id AND a.Code = @Code AND {VisibiliteSql.SansDeport}
        """);

    public const int Taille = 50;

    private static readonly SqlStatement Financeurs = new("""
        SELECT f.Id, f.Nom, af.SignataireNom, af.SignataireDu, af.SignataireAu FROM AppelFinanceur af JOIN Appel a ON a.Id = af.AppelId JOIN Financeur f ON f.Id = af.FinanceurId
        WHERE a.Code = @Code ORDER BY af.Ordre
        """);

    /// <summary>A page, from 1; null when the call is unknown, or it is not the Secrétariat.</summary>
    public async Task<CourriersDeLAppel?> ListerAsync(string code, int page, int taille, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await session.UnAsync<AppelRow>(Appel, new { Code = code }) is not { } appel)
        {
            return null;
        }

        var comptes = await session.UnAsync<ComptesDeCourriersRow>(Comptage, acteur.Parametres(new { Code = code }));
        var courriers = await session.ListeAsync<CourrierEnListe>(Liste, acteur.Parametres(new { Code = code, Saut = (page - 1) * taille, Taille = taille }));
        return new CourriersDeLAppel(appel.Code, appel.Titre, comptes!, courriers)
        {
            Lots = await session.LotsAsync(code, acteur), Reponses = await ReglerLesReponses.LireAsync(session, code),
            Financeurs = await session.ListeAsync<FinanceurQuiSigneRow>(Financeurs, new { Code = code }),
        };
    }

    public async Task<IReadOnlyList<CourrierEnListe>?> ChoisirAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await session.UnAsync<AppelRow>(Appel, new { Code = code }) is not null
            ? await session.ListeAsync<CourrierEnListe>(Choix, acteur.Parametres(new { Code = code, Points = points }))
            : null;
    }

    public async Task<CourrierLu?> LireAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await session.UnAsync<CourrierLuRow>(Un, acteur.Parametres(new { Code = code, Id = id })) is { } row
            ? await row.EnCourrierAsync(session) with { Empechement = await EmpechementAsync(session, row) }
            : null;
    }

    private static async Task<string?> EmpechementAsync(SqlSession session, CourrierLuRow row)
    {
        ActionCourrier? geste = row.Etat switch { EtatCourrier.Publie => ActionCourrier.MettreEnRevision, EtatCourrier.EnRevision => ActionCourrier.Retirer, _ => null };
        return geste is { } action
            ? CycleCourrier.Decider(row.Etat, action, Role.Secretariat, (await session.SuiteDuCourrierAsync(row.Id)).Contexte with { Motif = "à écrire" }).Refus?.Message
            : null;
    }

    private static string Manquants(SqlDialect dialecte, string lesquels) =>
        $"(SELECT {dialecte.Joindre("f.Sigle")} FROM CourrierVisa v INNER JOIN Financeur f ON f.Id = v.FinanceurId WHERE v.CourrierId = c.Id AND {lesquels})";

    private sealed record AppelRow
    {
        public required string Code { get; init; }
        public required string Titre { get; init; }
    }
}

internal sealed record CourrierLuRow
{
    public required Guid Id { get; init; }
    public required string Document { get; init; }
    public required EtatCourrier Etat { get; init; }
    public string? Empreinte { get; init; }
    public required DateTimeOffset ComposeLe { get; init; }
    public DateTimeOffset? SoumisLe { get; init; }

    public async Task<CourrierLu> EnCourrierAsync(SqlSession session) => new(TexteConserve.Lire(Document), Etat, Empreinte, ComposeLe.ToUnixTimeMilliseconds())
    {
        EmpreinteDuTexte = TexteConserve.Empreinte(Document),
        EstSoumis = SoumisLe is not null,
        Bons = await session.BonsAsync(Id),
        Remarques = await session.RemarquesAsync(Id),
    };
}

using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

public sealed record CourrierASigner
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required EtatCourrier Etat { get; init; }
    /// <summary>When its text was composed, UTC.</summary>
    public required DateTimeOffset ComposeLe { get; init; }
    public required string Appel { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public TypeAvis? Avis { get; init; }
    /// <summary>One's own funders' bons à signer not given yet; none while the letter is back at the Secrétariat.</summary>
    public required int MiensAttendus { get; init; }
    /// <summary>One refused it, and it was not handed over again.</summary>
    public required bool EstRendu { get; init; }
    /// <summary>All funders still awaited, separated by commas.</summary>
    public string? Manquants { get; init; }
    public required int Remarques { get; init; }

    /// <summary>What the relevé says of one's own funders.</summary>
    public IReadOnlyList<LigneASigner> Lignes { get; init; } = [];

    /// <summary>The conditions of the avis, which engage each of those who sign.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Identity of the text, posted back with the bon à signer.</summary>
    public long Compose => ComposeLe.ToUnixTimeMilliseconds();
}

/// <summary>A line of one's own funder, in a letter.</summary>
public sealed record LigneASigner
{
    public required Guid CourrierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required Montant Demande { get; init; }
    public Montant? Specifique { get; init; }
    public Montant? DroitCommun { get; init; }
    public string? Motif { get; init; }
}

public sealed class CourriersASignerQuery(SqlDatabase database)
{
    /// <summary>Of the letter <c>c</c> of the dossier <c>d</c>: a bon à signer of one's own funders is not given yet.</summary>
    internal const string Attendu = $"""
        c.Etat IN ('Projet', 'BonASigner') AND c.SoumisLe IS NOT NULL AND {Visible} AND EXISTS (SELECT 1 FROM CourrierVisa w WHERE w.CourrierId = c.Id AND w.Le IS NULL AND w.FinanceurId IN @Miens)
        """;

    private const string Visible = $"""
        c.Etat NOT IN ('Remplace', 'Retire')
        AND EXISTS (SELECT 1 FROM CourrierVisa m WHERE m.CourrierId = c.Id AND m.FinanceurId IN @Miens AND (c.SoumisLe IS NOT NULL OR m.RefuseLe IS NOT NULL))
        AND {VisibiliteSql.SansDeport}
        """;

    private const string SeuleLettre = " AND c.Id = @Id";

    private static readonly SqlStatement Liste = new(dialecte => Lettres(dialecte, ""));
    private static readonly SqlStatement UneLettre = new(dialecte => Lettres(dialecte, SeuleLettre));
    private static readonly SqlStatement Lignes = new(LesLignes(""));
    private static readonly SqlStatement LignesDUne = new(LesLignes(SeuleLettre));
    private static readonly SqlStatement Conditions = new(LesConditions(""));
    private static readonly SqlStatement ConditionsDUne = new(LesConditions(SeuleLettre));

    private static string Lettres(SqlDialect dialecte, string lesquelles) => $"""
        SELECT c.Id, c.Numero, c.Etat, c.ComposeLe, a.Code AS Appel, d.Titre, o.Nom AS Organisation, p.Avis,
               (SELECT COUNT(*) FROM CourrierVisa m WHERE m.CourrierId = c.Id AND m.Le IS NULL AND m.FinanceurId IN @Miens AND c.SoumisLe IS NOT NULL) AS MiensAttendus,
               CASE WHEN c.SoumisLe IS NULL THEN 1 ELSE 0 END AS EstRendu,
               (SELECT {dialecte.Joindre("f.Sigle")} FROM CourrierVisa v INNER JOIN Financeur f ON f.Id = v.FinanceurId WHERE v.CourrierId = c.Id AND v.Le IS NULL) AS Manquants,
               (SELECT COUNT(*) FROM CourrierRemarque r WHERE r.CourrierId = c.Id) AS Remarques
        FROM Courrier c
        INNER JOIN Point p ON p.Id = c.PointId
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE c.Etat IN ('Projet', 'BonASigner') AND {Visible}{lesquelles}
        ORDER BY a.Code, c.Numero, c.Id
        """;

    // The letter is refused as long as its lines are not those of the relevé (Cosignature.Ecarts).
    private static string LesLignes(string lesquelles) => $"""
        SELECT c.Id AS CourrierId, l.FinanceurId, f.Sigle, l.Demande,
               CASE WHEN l.Etat IN ('Accordee', 'ActeSigne', 'Soldee') THEN COALESCE(l.AccordeSpecifique, l.ArbitreSpecifique) WHEN l.Etat = 'Arbitree' THEN l.ArbitreSpecifique END AS Specifique,
               CASE WHEN l.Etat IN ('Accordee', 'ActeSigne', 'Soldee') THEN COALESCE(l.AccordeDroitCommun, l.ArbitreDroitCommun) WHEN l.Etat = 'Arbitree' THEN l.ArbitreDroitCommun END AS DroitCommun, l.MotifEtat AS Motif
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Ligne l ON l.DossierId = d.Id
        INNER JOIN Financeur f ON f.Id = l.FinanceurId
        INNER JOIN CourrierVisa w ON w.CourrierId = c.Id AND w.FinanceurId = l.FinanceurId
        WHERE c.Etat IN ('Projet', 'BonASigner') AND l.FinanceurId IN @Miens AND {Visible}{lesquelles}
        ORDER BY f.Sigle
        """;

    private static string LesConditions(string lesquelles) => $"""
        SELECT c.Id AS CourrierId, pc.Texte, pc.AvantLe
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN PointCondition pc ON pc.PointId = c.PointId
        WHERE c.Etat IN ('Projet', 'BonASigner') AND {Visible}{lesquelles}
        ORDER BY pc.Ordre
        """;

    private static readonly SqlStatement Un = new($"""
        SELECT c.Id, c.Document, c.Etat, c.Empreinte, c.ComposeLe, c.SoumisLe
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.Id = @Id AND {Visible}
        """);

    /// <summary>Those not published yet, by call and number.</summary>
    public async Task<IReadOnlyList<CourrierASigner>> ListerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, (Liste, Lignes, Conditions), acteur.Parametres(new { Miens = acteur.FinanceursComme(Role.SignataireCourrier) }));
    }

    /// <summary>One of them; null when it is none.</summary>
    public async Task<CourrierASigner?> UnAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, (UneLettre, LignesDUne, ConditionsDUne), acteur.Parametres(new { Id = id, Miens = acteur.FinanceursComme(Role.SignataireCourrier) })) is [var une, ..] ? une : null;
    }

    private static async Task<IReadOnlyList<CourrierASigner>> LireAsync(SqlSession session, (SqlStatement Lettres, SqlStatement Lignes, SqlStatement Conditions) sql, object parametres)
    {
        var lignes = (await session.ListeAsync<LigneASigner>(sql.Lignes, parametres)).ToLookup(l => l.CourrierId);
        var conditions = (await session.ListeAsync<ConditionRow>(sql.Conditions, parametres)).ToLookup(c => c.CourrierId);
        return [.. (await session.ListeAsync<CourrierASigner>(sql.Lettres, parametres)).Select(c => c with { Lignes = [.. lignes[c.Id]], Conditions = [.. conditions[c.Id].Select(r => r.EnMots)] })];
    }

    public async Task<CourrierLu?> LireAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<CourrierLuRow>(Un, acteur.Parametres(new { Id = id, Miens = acteur.FinanceursComme(Role.SignataireCourrier) })) is { } row ? await row.EnCourrierAsync(session) : null;
    }

    private sealed record ConditionRow
    {
        public required Guid CourrierId { get; init; }
        public required string Texte { get; init; }
        public DateOnly? AvantLe { get; init; }

        public string EnMots => AvantLe is { } jour ? $"{Texte} (avant le {HeureDeParis.EcrireJour(jour)})" : Texte;
    }
}

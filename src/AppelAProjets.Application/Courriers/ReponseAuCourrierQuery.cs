using AppelAProjets.Application.Decisions;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>An answer given.</summary>
public sealed record ReponseDonnee
{
    public required Guid CourrierId { get; init; }
    public required NatureDeReponse Nature { get; init; }
    public string? Motif { get; init; }
    /// <summary>The version of the dossier deposited with it.</summary>
    public int? VersionDuDossier { get; init; }
    public required string Par { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
}

/// <summary>What the letter asks, and what was answered.</summary>
public sealed record SuiteDuCourrier
{
    public required Guid DossierId { get; init; }
    public required IReadOnlyList<ConditionSuivie> Conditions { get; init; }
    /// <summary>The last answer to the letter that awaits one, or to the last letter when none does; null as long as there is none.</summary>
    public ReponseDonnee? Reponse { get; init; }
    /// <summary>Given to a letter that this one replaces; the one that stands is awaited again.</summary>
    public ReponseDonnee? Depassee { get; init; }
    /// <summary>The letter awaits an answer: a favourable avis that still stands.</summary>
    public required bool EstAttendue { get; init; }
    public DateOnly? AvantLe { get; init; }
    public required DateOnly Aujourdhui { get; init; }

    public bool EstATemps => RegleDeReponse.EstATemps(AvantLe, Aujourdhui);

    /// <summary>This person signs for the organisation.</summary>
    public bool EstSignataire { get; init; }

    /// <summary>Conditions that this agent may lift.</summary>
    public IReadOnlySet<Guid> ALever { get; init; } = new HashSet<Guid>();
}

/// <summary>A funder's amount, which the plan of the answer cannot change.</summary>
public sealed record MontantRetenu(Guid FinanceurId, string Nom, Montant Demande, Montant Retenu);

/// <summary>What the page of the answer is made of.</summary>
public sealed record ReponseAPreparer(SuiteDuCourrier Suite, DossierPorteur Dossier, IReadOnlyList<MontantRetenu> Montants);

public sealed class ReponseAuCourrierQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Attendue = new("""
        SELECT c.Id AS CourrierId, r.ReponseAvantLe
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Point p ON p.Id = c.PointId
        LEFT JOIN ReglagesDesCourriers r ON r.AppelId = d.AppelId
        WHERE c.DossierId = @DossierId AND c.Etat = 'Publie' AND d.Etat = 'AvisTransmis' AND p.Avis IN ('Favorable', 'FavorableSousReserve')
        ORDER BY c.PublieLe DESC
        """);

    private static readonly SqlStatement Donnees = new("""
        SELECT r.CourrierId, r.Nature, r.Motif, r.VersionDuDossier, CONCAT(c.Prenom, ' ', c.Nom) AS Par, r.Le
        FROM ReponseAuCourrier r INNER JOIN Compte c ON c.Id = r.CompteId
        WHERE r.DossierId = @DossierId
        ORDER BY r.Le DESC, r.Id DESC
        """);

    private static readonly SqlStatement DesAgents = new($"SELECT d.Id FROM Dossier d INNER JOIN Appel a ON a.Id = d.AppelId WHERE d.Id = @DossierId AND a.Code = @Code AND {VisibiliteSql.SansDeport}");

    /// <summary>For a member of the organisation; null for anyone else, or without a published letter to follow.</summary>
    public async Task<SuiteDuCourrier?> PourLePorteurAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await DossierLectureQuery.EnteteAsync(session, dossierId) is { CourrierLe: not null } entete && acteur.EstMembre(entete.OrganisationId)
            ? await SuiteAsync(session, dossierId) with { EstSignataire = acteur.EstSignataire(entete.OrganisationId) }
            : null;
    }

    /// <summary>For an agent who was shown the letter: the caller has checked it. Null when the person stands down from the dossier.</summary>
    public async Task<SuiteDuCourrier?> PourLesAgentsAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.UnAsync<Guid>(DesAgents, acteur.Parametres(new { DossierId = dossierId, Code = code })) == default)
        {
            return null;
        }

        var (suite, aLever) = (await SuiteAsync(session, dossierId), new HashSet<Guid>());
        foreach (var condition in suite.Conditions.Where(c => c.LeveeLe is null))
        {
            if (await LeverCondition.PeutLeverAsync(session, condition, acteur))
            {
                aLever.Add(condition.DemandeId);
            }
        }

        return suite with { ALever = aLever };
    }

    public async Task<ReponseAPreparer?> PreparerAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await DossierPorteurQuery.LireAsync(session, dossierId, acteur, horloge.GetUtcNow()) is not { Entete.CourrierLe: not null } dossier)
        {
            return null;
        }

        var suite = await SuiteAsync(session, dossierId) with { EstSignataire = dossier.EstSignataire };
        return new ReponseAPreparer(suite, dossier, Retenus(dossier, await DecisionStore.CouvertAsync(session, dossierId)));
    }

    internal static IReadOnlyList<MontantRetenu> Retenus(DossierPorteur dossier, CouvertDuDossier couvert) =>
        [.. from f in dossier.Appel.Financeurs
            let retenu = Montant.Somme(couvert.Montants.Lignes.Where(l => l.FinanceurId == f.Id).Select(l => l.Retenu.Total))
            // Of the lines: in the dossier, an answer has put what is retained in the place of what was asked.
            let demande = Montant.Somme(couvert.Lignes.Where(l => l.FinanceurId == f.Id).Select(l => l.Demande))
            where retenu.EstPositif || demande.EstPositif
            select new MontantRetenu(f.Id, f.Nom, demande, retenu)];

    /// <summary>The letter that awaits an answer, and until when; null when none does.</summary>
    internal static async Task<(Guid CourrierId, DateOnly? AvantLe)?> AttendueAsync(SqlSession session, Guid dossierId) =>
        await session.ListeAsync<AttendueRow>(Attendue, new { DossierId = dossierId }) is [var row, ..] ? (row.CourrierId, row.ReponseAvantLe) : null;

    private async Task<SuiteDuCourrier> SuiteAsync(SqlSession session, Guid dossierId)
    {
        var (attendue, donnees) = (await AttendueAsync(session, dossierId), await session.ListeAsync<ReponseDonnee>(Donnees, new { DossierId = dossierId }));
        var actuelle = donnees.FirstOrDefault(r => attendue is null || r.CourrierId == attendue.Value.CourrierId);
        return new SuiteDuCourrier
        {
            DossierId = dossierId,
            Conditions = await session.ConditionsAsync(dossierId),
            Reponse = actuelle,
            Depassee = actuelle is null && donnees is [var derniere, ..] ? derniere : null,
            EstAttendue = attendue is not null,
            AvantLe = attendue?.AvantLe,
            Aujourdhui = HeureDeParis.Jour(horloge.GetUtcNow()),
        };
    }

    private sealed record AttendueRow
    {
        public required Guid CourrierId { get; init; }
        public DateOnly? ReponseAvantLe { get; init; }
    }
}

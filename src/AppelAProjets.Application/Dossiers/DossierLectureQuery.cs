using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A dossier to read: what it is today, and what its porteur declared (the last deposited version, or the draft).</summary>
public sealed record DossierLecture(DossierEntete Entete, DossierContenu Contenu);

/// <summary>What the house knows of a dossier, apart from what its porteur declared.</summary>
public sealed record DossierEntete
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    public required string AppelCode { get; init; }
    public required Guid OrganisationId { get; init; }
    /// <summary>It is a public body: some attestations are not asked of it.</summary>
    public bool EstOrganismePublic { get; init; }
    /// <summary>Given at the first deposit.</summary>
    public string? Numero { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>First deposit, UTC.</summary>
    public DateTimeOffset? DeposeLe { get; init; }
    /// <summary>Arrival of the complete request of the last version, UTC.</summary>
    public DateTimeOffset? RecuLe { get; init; }
    /// <summary>Day on which silence is a rejection.</summary>
    public DateOnly? RejetImpliciteLe { get; init; }
    public string? MotifEtat { get; init; }
    /// <summary>Day of the session that arbitrated it, told to the porteur once the relevé is frozen, UTC.</summary>
    public DateTimeOffset? ComiteLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? CourrierLe { get; init; }
    /// <summary>Since when a corrected version is being written over the deposited one, UTC.</summary>
    public DateTimeOffset? CorrectionLe { get; init; }
    /// <summary>When a correction of the last version was put aside, UTC.</summary>
    public DateTimeOffset? CorrectionEcarteeLe { get; init; }
    public bool EstEnCorrection => Etat == EtatDossier.Depose && CorrectionLe is not null;
    /// <summary>Its porteur writes: the live answers are not those of the last version.</summary>
    public bool EstEnEcriture => Etat is EtatDossier.Brouillon or EtatDossier.ACompleter || EstEnCorrection;
    /// <summary>Later closing granted to its organisation, UTC.</summary>
    public DateTimeOffset? ClotureProlongeeLe { get; init; }
    /// <summary>Last change of an answer or of the state, UTC.</summary>
    public required DateTimeOffset ModifieLe { get; init; }
    public required int Version { get; init; }
}

/// <summary>Reads a dossier for whoever may see it: the caller has checked that, déport included, before calling.</summary>
public sealed class DossierLectureQuery(SqlDatabase database)
{
    private const string Entetes = """
        SELECT d.Id, d.AppelId, a.Code AS AppelCode, d.OrganisationId, d.Numero, d.Etat, d.DeposeLe, d.RecuLe, d.RejetImpliciteLe, d.MotifEtat,
            CASE WHEN fo.Statut = 'OrganismePublic' THEN 1 ELSE 0 END AS EstOrganismePublic,
            (SELECT MAX(s.PrevueLe) FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE p.DossierId = d.Id AND d.Etat = 'Arbitre' AND p.Etat = 'Clos') AS ComiteLe,
            (SELECT MAX(c.PublieLe) FROM Courrier c WHERE c.DossierId = d.Id AND c.Etat IN ('Publie', 'EnRevision')) AS CourrierLe,
            (SELECT co.OuverteLe FROM Correction co WHERE co.DossierId = d.Id) AS CorrectionLe,
            (SELECT MAX(ce.Le) FROM CorrectionEcartee ce WHERE ce.DossierId = d.Id AND ce.Le >= d.RecuLe) AS CorrectionEcarteeLe,
            (SELECT pd.ClotureLe FROM ProlongationDeDepot pd WHERE pd.AppelId = d.AppelId AND pd.OrganisationId = d.OrganisationId) AS ClotureProlongeeLe,
            d.ModifieLe, d.Version
        FROM Dossier d
        JOIN Appel a ON a.Id = d.AppelId
        LEFT JOIN OrganisationFiche fo ON fo.OrganisationId = d.OrganisationId
        """;

    private static readonly SqlStatement Entete = new($"{Entetes} WHERE d.Id = @Id");
    private static readonly SqlStatement EntetesDe = new($"{Entetes} WHERE d.Id IN @Ids");

    private static readonly SqlStatement DernierDepot = new("""
        SELECT dd.Contenu FROM DossierDepot dd
        WHERE dd.DossierId = @Id AND dd.Numero = (SELECT MAX(m.Numero) FROM DossierDepot m WHERE m.DossierId = @Id)
        """);

    public async Task<DossierLecture?> ChargerAsync(Guid dossierId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, dossierId);
    }

    public static async Task<DossierLecture?> LireAsync(SqlSession session, Guid dossierId)
    {
        if (await EnteteAsync(session, dossierId) is not { } entete)
        {
            return null;
        }

        return new DossierLecture(entete, await FigeAsync(session, dossierId) ?? await VivantAsync(session, entete));
    }

    /// <summary>The last deposited version; null for a draft.</summary>
    internal static async Task<DossierContenu?> FigeAsync(SqlSession session, Guid dossierId) =>
        await session.UnAsync<string>(DernierDepot, new { Id = dossierId }) is { } fige ? Instantane.Lire(fige) : null;

    /// <summary>What the live answers declare, deposited or not.</summary>
    public static async Task<DossierContenu> VivantAsync(SqlSession session, DossierEntete entete)
    {
        var regle = (await session.AppelDuDossierAsync(entete))!;
        var reponses = await session.ReponsesAsync(entete.Id);
        var demande = entete.Etat == EtatDossier.ACompleter ? (await session.ComplementsAsync(entete.Id)).Ouverte() : null;
        return (await session.ContenuAsync(entete, regle, regle.Champs(entete.EstOrganismePublic), reponses, await session.PartsAsync(entete.Id, reponses))) with { SansChangement = demande?.SansChangement(reponses) };
    }

    internal static Task<DossierEntete?> EnteteAsync(SqlSession session, Guid dossierId) => session.UnAsync<DossierEntete>(Entete, new { Id = dossierId });

    internal static Task<IReadOnlyList<DossierEntete>> EntetesAsync(SqlSession session, IReadOnlyList<Guid> ids) => session.ListeAsync<DossierEntete>(EntetesDe, new { Ids = ids });
}

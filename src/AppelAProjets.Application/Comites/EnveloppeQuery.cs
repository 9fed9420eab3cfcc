using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>An envelope of a call with what is consumed of it: Σ (accordé, else arbitré), as CYCLE says.</summary>
public sealed record EnveloppeConsommeeRow
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required TypeDeCredits TypeDeCredits { get; init; }
    public required bool SansPlafond { get; init; }
    public required Montant Total { get; init; }
    /// <summary>Arbitrated or granted, centimes.</summary>
    public required Montant Consomme { get; init; }
    /// <summary>For the freeze: two at once cannot both pass.</summary>
    public required int Version { get; init; }

    /// <summary>What is left; meaningless without a ceiling.</summary>
    public Montant Reste => Total - Consomme;
}

public static class EnveloppeQuery
{
    private static readonly SqlStatement DeLAppel = new($"""
        SELECT e.Id, e.FinanceurId, f.Sigle, e.TypeDeCredits, e.SansPlafond, e.Version,
               COALESCE(m.Total, 0) AS Total,
               CASE e.TypeDeCredits WHEN 'Specifique' THEN COALESCE(c.Specifique, 0) ELSE COALESCE(c.DroitCommun, 0) END AS Consomme
        FROM Enveloppe e
        INNER JOIN Financeur f ON f.Id = e.FinanceurId
        INNER JOIN AppelFinanceur af ON af.AppelId = e.AppelId AND af.FinanceurId = e.FinanceurId
        LEFT JOIN (SELECT em.EnveloppeId, SUM(em.Montant) AS Total FROM EnveloppeMouvement em GROUP BY em.EnveloppeId) m ON m.EnveloppeId = e.Id
        LEFT JOIN (SELECT l.FinanceurId, SUM({ConsommationSql.Specifique}) AS Specifique, SUM({ConsommationSql.DroitCommun}) AS DroitCommun
                   FROM Ligne l
                   INNER JOIN Dossier d ON d.Id = l.DossierId
                   WHERE d.AppelId = @AppelId
                   GROUP BY l.FinanceurId) c ON c.FinanceurId = e.FinanceurId
        WHERE e.AppelId = @AppelId
        ORDER BY af.Ordre, f.Sigle, e.TypeDeCredits DESC
        """);

    /// <summary>Every envelope of the call, in the order of its funders.</summary>
    public static Task<IReadOnlyList<EnveloppeConsommeeRow>> EnveloppesAsync(this SqlSession session, Guid appelId) =>
        session.ListeAsync<EnveloppeConsommeeRow>(DeLAppel, new { AppelId = appelId });

    /// <summary>Money without an envelope would escape every ceiling.</summary>
    public static Refus? RefuserSans(this IReadOnlyList<EnveloppeConsommeeRow> enveloppes, (Guid Id, string Sigle) financeur, Repartition montant) =>
        Enum.GetValues<TypeDeCredits>().Where(t => montant.De(t).EstPositif && !enveloppes.Any(e => e.FinanceurId == financeur.Id && e.TypeDeCredits == t))
            .Select(t => ArretDuReleve.SansEnveloppe(financeur.Sigle, t)).FirstOrDefault();
}

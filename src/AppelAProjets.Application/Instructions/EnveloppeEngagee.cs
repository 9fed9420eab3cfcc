using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>An envelope of a funder before the committee, against all that this funder says in the call. What was said in session and is not frozen yet still counts as it was proposed.</summary>
public sealed record EnveloppeEngagee
{
    public required Guid AppelId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required TypeDeCredits TypeDeCredits { get; init; }
    public required bool SansPlafond { get; init; }
    public required Montant Montant { get; init; }
    /// <summary>Proposed to the committee, and what became of it since: accordé, else arbitré.</summary>
    public required Montant Engage { get; init; }
    /// <summary>Typed, and not a proposal of the funder yet.</summary>
    public required Montant Prepare { get; init; }

    /// <summary>With what is only prepared.</summary>
    public Montant Total => Engage + Prepare;

    /// <summary>Over the envelope; zero when it holds.</summary>
    public Montant Depassement => Deborde(Total) ? Total - Montant : default;

    /// <summary>Over it is said and kept: only what is frozen consumes.</summary>
    public bool Deborde(Montant total) => !SansPlafond && total > Montant;

    /// <summary>In words: what is left of it.</summary>
    public string Dire() => $"{Engage} proposés, arbitrés ou accordés sur l’appel{(Prepare.EstPositif ? $", {Prepare} préparés" : "")}, "
        + (SansPlafond ? "sans plafond." : $"enveloppe de {Montant} : {(Deborde(Total) ? $"dépassée de {Depassement}" : $"il reste {Montant - Total}")}.");

    /// <summary>In words; null while it holds.</summary>
    public string? DireLeDepassement(string sigle) => !Depassement.EstPositif ? null
        : $"Ce que {sigle} propose, prépare ou a décidé pour tout l’appel ({Libelles.Pour(TypeDeCredits).ToLowerInvariant()} : {Total}) dépasse son enveloppe ({Montant}) de {Depassement}. Vos propositions restent possibles, mais le relevé d’arbitrage ne pourra pas la dépasser.";

    /// <summary>In words: what these would leave of it.</summary>
    /// <param name="choisi">Among what is prepared.</param>
    public string Dire(Montant choisi)
    {
        var apres = Engage + choisi;
        return SansPlafond ? $"{choisi} choisis, {Engage} déjà validés, sans plafond."
            : Deborde(apres) ? $"{choisi} choisis, {Engage} déjà validés : {apres - Montant} au-delà de l’enveloppe de {Montant}."
            : $"{choisi} choisis, {Engage} déjà validés : il resterait {Montant - apres} sur l’enveloppe de {Montant}.";
    }
}

/// <summary>Reads <see cref="EnveloppeEngagee"/>.</summary>
internal static class EngagementSql
{
    private const string Vivant = "d.Etat NOT IN ('Retire', 'Irrecevable', 'SansSuite')";

    private const string EnSeance = $"(l.Etat IN ('Arbitree', 'RefuseeComite') AND NOT {VisibiliteSql.Arretee})";

    // Of one funder, by its index: the other funders' lines are not read.
    private const string DeSesLignes = "FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId WHERE l.FinanceurId = e.FinanceurId AND d.AppelId = e.AppelId";

    /// <param name="desAppels">A condition on AppelId. Needs @Miens, the funders.</param>
    public static string Lecture(string desAppels) => $"""
        SELECT e.AppelId, e.FinanceurId, e.TypeDeCredits, e.SansPlafond,
            COALESCE((SELECT SUM(v.Montant) FROM EnveloppeMouvement v WHERE v.EnveloppeId = e.Id), 0) AS Montant,
            {Sommer(Engage("Specifique", ConsommationSql.Specifique), Engage("DroitCommun", ConsommationSql.DroitCommun))} AS Engage,
            {Sommer(Prepare("Specifique"), Prepare("DroitCommun"))} AS Prepare
        FROM Enveloppe e
        WHERE e.FinanceurId IN @Miens AND e.{desAppels}
        """;

    private static string Sommer(string specifique, string droitCommun) =>
        $"COALESCE(CASE e.TypeDeCredits WHEN 'Specifique' THEN (SELECT SUM({specifique}) {DeSesLignes}) ELSE (SELECT SUM({droitCommun}) {DeSesLignes}) END, 0)";

    private static string Engage(string type, string retenu) => $"CASE WHEN {Vivant} AND (l.Etat = 'Proposee' OR {EnSeance}) THEN COALESCE(l.Propose{type}, 0) ELSE {retenu} END";

    private static string Prepare(string type) => $"CASE WHEN {Vivant} AND l.Etat IN ('Demandee', 'Recevable') AND l.SansPropositionLe IS NULL THEN COALESCE(l.Propose{type}, 0) ELSE 0 END";
}

namespace AppelAProjets.Domain.Financements;

/// <summary>What an amount of a line is weighed against, in session, in a scenario and in a proposal.</summary>
/// <param name="Charges">Of the action, without 86; null when the deposit did not say.</param>
/// <param name="Assiette">Set by an instructor; null = the charges.</param>
/// <param name="Ailleurs">What covers the action apart from this line: the other lines, and what is obtained outside the portal.</param>
/// <param name="PartMaximale">Of the assiette that one funder may bear, when the call has such a ceiling.</param>
public sealed record BaseDArbitrage(Montant Demande, Montant? Charges, Montant? Assiette, Montant Ailleurs, Taux? PartMaximale = null)
{
    private Montant? Base => Assiette ?? Charges;

    /// <summary>The most that the line may hold; null without any bound.</summary>
    public Montant? Maximum => new[] { Charges - Ailleurs, Base, Plafond }.Min() is { } plus ? (plus.EstNegatif ? Montant.Zero : plus) : null;

    internal Montant? Plafond => PartMaximale is { } part && Base is { } tout ? part.AuPlusDe(tout) : null;
}

/// <summary>Whether an amount may be arbitrated. What goes over an envelope is said elsewhere, and kept until the relevé: only what is frozen consumes.</summary>
public static class MontantArbitrable
{
    /// <param name="motif">Required beyond what was asked.</param>
    public static IReadOnlyList<Refus> Refuser(Repartition montant, BaseDArbitrage surQuoi, string? motif)
    {
        var total = montant.Total;
        return
        [
            .. Si(surQuoi.Ailleurs + total > surQuoi.Charges, () => new("arbitrage.charges",
                $"Avec {total}, l’action serait couverte à hauteur de {surQuoi.Ailleurs + total} pour des charges de {surQuoi.Charges} : {surQuoi.Ailleurs + total - surQuoi.Charges!.Value} de trop.", "Specifique")),
            .. Si(total > surQuoi.Assiette, () => new("arbitrage.assiette", $"{total} sur une assiette éligible de {surQuoi.Assiette} : {total - surQuoi.Assiette!.Value} de trop.", "Specifique")),
            .. Si(total > surQuoi.Plafond, () => new("arbitrage.part",
                $"L’appel limite chaque financeur à {surQuoi.PartMaximale} de l’assiette, soit {surQuoi.Plafond} : {total - surQuoi.Plafond!.Value} de trop.", "Specifique")),
            .. Si(total > surQuoi.Demande && string.IsNullOrWhiteSpace(motif), () => new("arbitrage.motif",
                surQuoi.Demande.EstNul ? "Rien n’est demandé à ce financeur : dites pourquoi il apporte un montant." : $"C’est plus que les {surQuoi.Demande} demandés : dites pourquoi.", "Motif")),
        ];
    }

    private static IEnumerable<Refus> Si(bool condition, Func<Refus> refus) => condition ? [refus()] : [];
}

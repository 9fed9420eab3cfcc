using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Papier;

/// <summary>What a line of the budget table is.</summary>
public enum GenreDeLigne
{
    /// <summary>An account, the sum of its details.</summary>
    Compte,
    /// <summary>A detail of the account above, or a funder.</summary>
    Detail,
    Total,
}

/// <summary>A line of one side of the table.</summary>
/// <param name="Code">Account of the Cerfa; null for a total.</param>
/// <param name="Libelle">Its label.</param>
/// <param name="Montant">Null when nothing was written.</param>
/// <param name="Genre">What it is.</param>
public sealed record LigneDuCerfa(string? Code, string Libelle, Montant? Montant, GenreDeLigne Genre)
{
    /// <summary>Account number before the label, when it is one that people read.</summary>
    public string? Numero => Code is { Length: 2 or 3 } ? Code : null;
}

/// <summary>Two lines side by side; null where a side has none.</summary>
public sealed record RangeeDuCerfa(LigneDuCerfa? Charge, LigneDuCerfa? Produit)
{
    public bool EstTotal => (Charge ?? Produit)?.Genre == GenreDeLigne.Total;
}

/// <summary>The budget laid out as the table of the Cerfa 12156*06 (DOMAINE 1.4): every account, charges at the left, produits at the right, contributions in kind apart.</summary>
public sealed class BudgetDuCerfa(FinancementContenu financement)
{
    private readonly PlanDeFinancement plan = financement.Plan();

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<RangeeDuCerfa> Rangees =>
    [
        .. CoteACote(Cote(SensCompte.Charge, volontaires: false), Cote(SensCompte.Produit, volontaires: false)),
        Total("Total des charges", plan.Charges, "Total des produits", plan.Produits),
        .. CoteACote(Cote(SensCompte.Charge, volontaires: true), Cote(SensCompte.Produit, volontaires: true)),
        Total("Total", plan.Charges + plan.EmploisVolontaires, "Total", plan.Produits + plan.ContributionsVolontaires),
    ];

    private static RangeeDuCerfa Total(string gauche, Montant charges, string droite, Montant produits) =>
        new(new LigneDuCerfa(null, gauche, charges, GenreDeLigne.Total), new LigneDuCerfa(null, droite, produits, GenreDeLigne.Total));

    private static IEnumerable<RangeeDuCerfa> CoteACote(List<LigneDuCerfa> charges, List<LigneDuCerfa> produits) =>
        Enumerable.Range(0, Math.Max(charges.Count, produits.Count)).Select(i => new RangeeDuCerfa(charges.ElementAtOrDefault(i), produits.ElementAtOrDefault(i)));

    private List<LigneDuCerfa> Cote(SensCompte sens, bool volontaires) =>
        [.. PlanComptable.Comptes.Where(c => c.Parent is null && c.Sens == sens && c.EstVolontaire == volontaires).SelectMany(Famille)];

    private IEnumerable<LigneDuCerfa> Famille(Compte compte) => PlanComptable.Comptes.Where(c => c.Parent == compte.Code)
        .SelectMany(d => Financeurs(d).Prepend(new LigneDuCerfa(d.Code, d.Libelle, Ecrit(d.Code), GenreDeLigne.Detail)))
        .Prepend(new LigneDuCerfa(compte.Code, compte.Libelle, Ecrit(compte.Code), GenreDeLigne.Compte));

    // Under each account of subsidies, who is asked.
    private IEnumerable<LigneDuCerfa> Financeurs(Compte compte) =>
    [
        .. financement.Demandes.Where(d => d.CompteCerfa == compte.Code).Select(d => new LigneDuCerfa(compte.Code, $"– {d.Nom}", new Montant(d.Montant), GenreDeLigne.Detail)),
        .. financement.HorsPortail.Where(h => h.Compte == compte.Code && h.Etat != SituationHorsPortail.Refuse)
            .Select(h => new LigneDuCerfa(compte.Code, $"– {h.Nom} ({Libelles.Pour(h.Etat).ToLowerInvariant()})", new Montant(h.Montant), GenreDeLigne.Detail)),
    ];

    private Montant? Ecrit(string code) => plan.TotalDuCompte(code) is { EstNul: false } montant ? montant : null;
}

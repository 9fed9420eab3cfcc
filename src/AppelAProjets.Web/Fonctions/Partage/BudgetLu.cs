using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>A line of the budget to read.</summary>
/// <param name="Libelle">Account, detail or funder.</param>
/// <param name="Montant">Amount.</param>
/// <param name="EstUnTotal">An account with its details under it.</param>
public sealed record LigneLue(string Libelle, Montant Montant, bool EstUnTotal);

/// <summary>The budget of a dossier to read: accounts that hold something, account 74 funder by funder.</summary>
public sealed class BudgetLu(FinancementContenu financement)
{
    public PlanDeFinancement Plan { get; } = financement.Plan();

    /// <summary>Accounts 60 to 69 and indirect charges.</summary>
    public IReadOnlyList<LigneLue> Charges => Lignes(SensCompte.Charge, volontaires: false);

    /// <summary>Accounts 70 to 79 and own resources.</summary>
    public IReadOnlyList<LigneLue> Produits => Lignes(SensCompte.Produit, volontaires: false);

    /// <summary>Account 86.</summary>
    public IReadOnlyList<LigneLue> Emplois => Lignes(SensCompte.Charge, volontaires: true);

    /// <summary>Account 87.</summary>
    public IReadOnlyList<LigneLue> Contributions => Lignes(SensCompte.Produit, volontaires: true);

    /// <summary>What a person must know of the balance, in a sentence.</summary>
    public string Bilan
    {
        get
        {
            var ecart = Plan.Charges - Plan.Produits;
            var phrase = Plan.Charges.EstNul && Plan.Produits.EstNul
                ? "Aucun montant pour le moment."
                : ecart.EstNul
                ? $"Le budget est équilibré\u00A0: {Plan.Charges} de charges et de produits."
                : $"Il manque {ecart.ValeurAbsolue} de {(ecart.EstPositif ? "produits" : "charges")}.";
            var nature = Plan.EmploisVolontaires - Plan.ContributionsVolontaires;
            return nature.EstNul ? phrase : $"{phrase} Contributions volontaires\u00A0: il manque {nature.ValeurAbsolue} au compte {(nature.EstPositif ? "87" : "86")}.";
        }
    }

    private List<LigneLue> Lignes(SensCompte sens, bool volontaires) =>
        [.. PlanComptable.Comptes.Where(c => c.Parent is null && c.Sens == sens && c.EstVolontaire == volontaires && !Plan.TotalDuCompte(c.Code).EstNul).SelectMany(Famille)];

    private IEnumerable<LigneLue> Famille(Compte compte)
    {
        var details = compte.Code == PlanComptable.Subventions ? Subventions() : Details(compte);
        var code = compte.Code.Length == 2 ? compte.Code + " " : "";
        return details.Prepend(new LigneLue(code + compte.Libelle, Plan.TotalDuCompte(compte.Code), true));
    }

    private IEnumerable<LigneLue> Details(Compte compte) =>
        from detail in PlanComptable.Comptes
        where detail.Parent == compte.Code
        let montant = Plan.TotalDuCompte(detail.Code)
        where !montant.EstNul
        select new LigneLue(detail.Libelle, montant, false);

    private IEnumerable<LigneLue> Subventions() =>
    [
        .. financement.Demandes.Select(d => new LigneLue($"{d.Nom} (demandé)", new Montant(d.Montant), false)),
        .. financement.HorsPortail.Where(h => h.Etat != SituationHorsPortail.Refuse)
            .Select(h => new LigneLue($"{h.Nom} (hors portail, {Libelles.Pour(h.Etat).ToLowerInvariant()})", new Montant(h.Montant), false)),
    ];
}

using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Partenaires;

/// <summary>What one organisation bears and receives in the plan of a project. Contributions in kind left out.</summary>
/// <param name="Produits">Its own products, subsidies left out.</param>
/// <param name="Subventions">What comes back to it of the subsidies.</param>
public sealed record PartDuBudget(string Nom, Montant Charges, Montant Produits, Montant Subventions)
{
    /// <summary>In words: the parts of the partners may be more than what there is to share.</summary>
    public string SubventionsLues => Subventions.EstNegatif ? $"{Montant.Zero} (les parts des partenaires dépassent de {Subventions.ValeurAbsolue})" : $"{Subventions}";

    /// <summary>The organisation that leads, then each partner, then the whole; empty when there is no partner.</summary>
    public static IReadOnlyList<PartDuBudget> De(DossierContenu contenu)
    {
        if (contenu.Partenaires is not { Count: > 0 } partenaires)
        {
            return [];
        }

        var (propre, ensemble) = (contenu.FinancementDuChefDeFile.Plan(), contenu.Financement.Plan());
        var subventions = ensemble.TotalDuCompte(PlanComptable.Subventions);
        var parties = Montant.Somme(partenaires.Select(p => p.Subventions));
        return
        [
            new($"{contenu.Organisation.Nom} (chef de file)", propre.Charges, propre.Produits - subventions, subventions - parties),
            .. from p in partenaires let plan = new FinancementContenu(p.Comptes, [], [], null).Plan() select new PartDuBudget(p.Nom, plan.Charges, plan.Produits, p.Subventions),
            new("Ensemble du projet", ensemble.Charges, ensemble.Produits - subventions, subventions),
        ];
    }
}

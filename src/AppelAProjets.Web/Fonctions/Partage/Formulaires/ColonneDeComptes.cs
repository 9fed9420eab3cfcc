using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>The accounts of one side of a budget to type, account 74 left out.</summary>
/// <param name="EstVolontaire">Contributions in kind (86, 87), or all but them.</param>
public sealed record ColonneDeComptes(IFormulaireAffiche Formulaire, string Prefixe, SensCompte Sens, bool EstVolontaire)
{
    public IEnumerable<(Compte Compte, IReadOnlyList<Compte> Lignes)> Familles =>
        from compte in PlanComptable.Comptes
        where compte.Parent is null && compte.Sens == Sens && compte.EstVolontaire == EstVolontaire && compte.Code != PlanComptable.Subventions
        select (compte, (IReadOnlyList<Compte>)[.. PlanComptable.Comptes.Where(c => (c.Code == compte.Code || c.Parent == compte.Code) && PlanComptable.EstSaisissable(c.Code))]);
}

using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Organisations;

public static class BudgetDOrganisation
{
    public const string Excedent = "CHARGINDIRECTexc";

    public const string Insuffisance = "RESSPROPRES";

    private static readonly Montant SeuilDeBudget = Montant.DeEuros(150_000);
    private static readonly Montant SeuilDeSubventions = Montant.DeEuros(50_000);

    /// <summary>Accounts that can be typed: indirect charges belong to projects, only the planned surplus remains of them.</summary>
    public static IReadOnlyList<Compte> Saisissables { get; } =
        [.. PlanComptable.Comptes.Where(c => PlanComptable.EstSaisissable(c.Code) && (c.Parent != "CHARGINDIRECT" || c.Code == Excedent))];

    public static string Libelle(Compte compte) => compte.Code switch
    {
        Excedent => "Excédent prévisionnel (bénéfice)",
        Insuffisance => "Insuffisance prévisionnelle (déficit)",
        _ => compte.Libelle,
    };

    /// <summary>Loi 2006-586, art. 20: above 150,000 € of budget and 50,000 € of subsidies, the three highest pays are to be published.</summary>
    public static bool PublicationDue(BudgetDeLOrganisation budget) => budget.Plan is var plan
        && plan.Charges > SeuilDeBudget && plan.TotalDuCompte(PlanComptable.Subventions) > SeuilDeSubventions;

    /// <summary>Each imbalance or impossible line, said by how much; an empty budget lacks its charges.</summary>
    public static IReadOnlyList<Refus> Manques(BudgetDeLOrganisation budget) =>
    [
        .. budget is { Debut: null } or { Fin: null } ? [new Refus("budget.exercice", "Indiquez le début et la fin de l’exercice.", "Debut")] : Array.Empty<Refus>(),
        .. budget.Plan.Manques().Select(r => r.Code == "budget.vide" ? new Refus("budget.vide", "Saisissez le budget de l’organisation.", "Budget") : r),
        .. PublicationDue(budget) && budget.RemunerationsPubliees is null
            ? [new Refus("budget.remunerations", "Dites si les trois plus hautes rémunérations sont publiées : la loi le demande au-delà de 150 000 € de budget et de 50 000 € de subventions.", "RemunerationsPubliees")]
            : Array.Empty<Refus>(),
    ];
}

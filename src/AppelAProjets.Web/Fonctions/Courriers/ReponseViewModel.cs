using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Courriers;

public sealed class ReponseSaisie
{
    public Guid Cle { get; set; }

    public int Version { get; set; }

    /// <summary>Amounts as typed, by account.</summary>
    public Dictionary<string, string?> Comptes { get; set; } = [];

    [Display(Name = "Pourquoi renoncez-vous ?")]
    public string? Motif { get; set; }

    public static ReponseSaisie De(ReponseAPreparer lu) => new()
    {
        Cle = Guid.CreateVersion7(),
        Version = lu.Dossier.Entete.Version,
        Comptes = ReponseViewModel.Saisissables.ToDictionary(c => c.Code, c => ChampBrut.Ecrire(ReponseViewModel.Propre(lu, c.Code))),
    };
}

public sealed record ReponseViewModel(ReponseAPreparer Lu, ReponseSaisie Saisie)
{
    /// <summary>All but the subsidies, which are the funders' to say.</summary>
    internal static IReadOnlyList<Compte> Saisissables { get; } = [.. PlanComptable.Comptes.Where(c => PlanComptable.EstSaisissable(c.Code) && c.Parent != PlanComptable.Subventions)];

    public bool PeutRepondre => Lu.Suite is { EstAttendue: true, EstATemps: true, EstSignataire: true };

    public Montant Retenu => Montant.Somme(Lu.Montants.Select(m => m.Retenu));

    public Montant Demande => Montant.Somme(Lu.Montants.Select(m => m.Demande));

    /// <summary>In each direction, what this page does not let type: the parts of the partners, the funders outside the portal.</summary>
    public Montant AilleursEnCharges => Lu.Dossier.Plan.Charges - Somme(SensCompte.Charge);

    public Montant AilleursEnProduits => Lu.Dossier.Plan.Produits - Lu.Dossier.Plan.DemandeAuPortail - Somme(SensCompte.Produit);

    /// <summary>Accounts that have an amount first; the others are a detail to open.</summary>
    public IEnumerable<Compte> Comptes(SensCompte sens, bool avecMontant) => Saisissables.Where(c => c.Sens == sens && (Propre(Lu, c.Code) is not null || !string.IsNullOrWhiteSpace(Saisie.Comptes.GetValueOrDefault(c.Code))) == avecMontant);

    /// <summary>The plan as typed; what cannot be read counts for nothing until it is corrected.</summary>
    public PlanDeFinancement Plan => new(
    [
        .. Saisissables.Select(c => new LigneDeBudget(c.Code, Lire(c.Code))),
        Ailleurs(SensCompte.Charge, AilleursEnCharges),
        Ailleurs(SensCompte.Produit, AilleursEnProduits + Retenu),
    ]);

    private Montant Lire(string code) => Montant.Lire(Saisie.Comptes.GetValueOrDefault(code)) is { EstRefuse: false } montant ? montant.Valeur : Montant.Zero;

    private static LigneDeBudget Ailleurs(SensCompte sens, Montant montant) => new(Saisissables.First(c => c.Sens == sens && !c.EstVolontaire).Code, montant);

    internal static Montant? Propre(ReponseAPreparer lu, string code) =>
        lu.Dossier.Reponses.TryGetValue($"budget.{code}", out var reponse) && reponse.Valeur.Length > 0 ? new Montant(long.Parse(reponse.Valeur, System.Globalization.CultureInfo.InvariantCulture)) : null;

    private Montant Somme(SensCompte sens) => Montant.Somme(Saisissables.Where(c => c.Sens == sens && !c.EstVolontaire).Select(c => Propre(Lu, c.Code) ?? Montant.Zero));
}

/// <summary>One side of the plan, as it is typed.</summary>
public sealed record ComptesDeReponse(ReponseViewModel Page, SensCompte Sens)
{
    public IEnumerable<Compte> Comptes(bool avecMontant) => Page.Comptes(Sens, avecMontant);
}

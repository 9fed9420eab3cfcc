using System.ComponentModel.DataAnnotations;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Web.Fonctions.Organisations;

public sealed class PageAdministration : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Administration;

    /// <summary>One row each; blank ones are ignored.</summary>
    public IList<AgrementSaisi> Agrements { get; set; } = [];

    [Display(Name = "L’organisation est-elle reconnue d’utilité publique ?")]
    public bool? UtilitePublique { get; set; }

    [Display(Name = "Date de publication au Journal officiel")]
    public DateOnly? UtilitePubliqueLe { get; set; }

    [Display(Name = "Est-elle assujettie aux impôts commerciaux ?")]
    public bool? ImpotsCommerciaux { get; set; }

    [Display(Name = "Aides publiques reçues sur les trois derniers exercices, celui en cours compris")]
    public AidesPubliquesRecues? AidesPubliques { get; set; }

    public override void Remplir(IdentiteComplete i)
    {
        var a = i.Administration;
        (UtilitePublique, UtilitePubliqueLe, ImpotsCommerciaux, AidesPubliques) = (a.UtilitePublique, a.UtilitePubliqueLe, a.ImpotsCommerciaux, a.AidesPubliques);
        Agrements = [.. a.Agrements.Select(x => new AgrementSaisi { Type = x.Type, AttribuePar = x.AttribuePar, Le = x.Le })];
    }

    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with
    {
        Administration = new RelationsPubliques([.. Agrements.Select(a => new Agrement(a.Type ?? "", a.AttribuePar, a.Le))], UtilitePublique, UtilitePubliqueLe, ImpotsCommerciaux, AidesPubliques),
    };

    public override void Completer()
    {
        if (!Agrements.Any(a => a.EstVide))
        {
            Agrements.Add(new AgrementSaisi());
        }
    }
}

public sealed class AgrementSaisi
{
    [Display(Name = "Type d’agrément")]
    public string? Type { get; set; }

    [Display(Name = "Attribué par")]
    public string? AttribuePar { get; set; }

    [Display(Name = "En date du")]
    public DateOnly? Le { get; set; }

    public bool EstVide => string.IsNullOrWhiteSpace(Type) && string.IsNullOrWhiteSpace(AttribuePar) && Le is null;
}

public sealed class PageReseau : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Reseau;

    [Display(Name = "L’organisation appartient-elle à un réseau, une union ou une fédération ?")]
    public bool? EnReseau { get; set; }

    [Display(Name = "Lesquels ?")]
    public string? Noms { get; set; }

    [Display(Name = "A-t-elle des adhérents qui sont des personnes morales (associations, sociétés…) ?")]
    public bool? AdherentsPersonnesMorales { get; set; }

    [Display(Name = "Lesquelles ?")]
    public string? PersonnesMorales { get; set; }

    public override void Remplir(IdentiteComplete i) => (EnReseau, Noms, AdherentsPersonnesMorales, PersonnesMorales) = i.Reseau;

    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Reseau = new Reseau(EnReseau, Noms, AdherentsPersonnesMorales, PersonnesMorales) };
}

/// <summary>People at 31 December.</summary>
public sealed class PageMoyens : PageDIdentite, IValidatableObject
{
    public override SectionDIdentite Section => SectionDIdentite.Moyens;

    /// <summary>Year of that 31 December.</summary>
    [Display(Name = "Au 31 décembre de l’année")]
    public int? Annee { get; set; }

    [Display(Name = "Bénévoles")]
    public int? Benevoles { get; set; }

    [Display(Name = "Volontaires")]
    public int? Volontaires { get; set; }

    [Display(Name = "Salariés")]
    public int? Salaries { get; set; }

    [Display(Name = "Dont emplois aidés")]
    public int? EmploisAides { get; set; }

    [Display(Name = "Salariés en équivalents temps plein travaillé (ETPT)")]
    public string? Etpt { get; set; }

    [Display(Name = "Personnels mis à disposition ou détachés par une autorité publique")]
    public int? MisADisposition { get; set; }

    [Display(Name = "Adhérents")]
    public int? Adherents { get; set; }

    public override void Remplir(IdentiteComplete i)
    {
        var m = i.Moyens;
        (Annee, Benevoles, Volontaires, Salaries, EmploisAides, Etpt, MisADisposition, Adherents) =
            (m.Annee, m.Benevoles, m.Volontaires, m.Salaries, m.EmploisAides, EquivalentTempsPlein.Ecrire(m.EtptCentiemes), m.MisADisposition, m.Adherents);
    }

    public override IdentiteComplete Appliquer(IdentiteComplete i) =>
        i with { Moyens = new MoyensHumains(Annee, Benevoles, Volontaires, Salaries, EmploisAides, EquivalentTempsPlein.Lire(Etpt) is { EstRefuse: false } etpt ? etpt.Valeur : null, MisADisposition, Adherents) };

    public override string? CompareA(string champ) => champ is nameof(EmploisAides) or nameof(Etpt) ? nameof(Salaries) : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        EquivalentTempsPlein.Lire(Etpt).Refus is { } refus ? [new ValidationResult(refus.Message, [nameof(Etpt)])] : [];
}

public sealed class PageBudget : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Budget;

    [Display(Name = "Début de l’exercice")]
    public DateOnly? Debut { get; set; }

    [Display(Name = "Fin de l’exercice")]
    public DateOnly? Fin { get; set; }

    public Dictionary<string, Montant?> Comptes { get; set; } = [];

    /// <summary>Loi 2006-586, art. 20.</summary>
    [Display(Name = "Les rémunérations et avantages en nature des trois plus hauts cadres dirigeants sont-ils publiés ?")]
    public bool? RemunerationsPubliees { get; set; }

    [Display(Name = "Adresse de la publication")]
    public string? RemunerationsLien { get; set; }

    public BudgetDeLOrganisation Saisi => new(
        [.. Comptes.Where(c => c.Value is { EstNul: false }).Select(c => new LigneDeLOrganisation(c.Key, c.Value!.Value))], Debut, Fin, RemunerationsPubliees, RemunerationsLien);

    public override void Remplir(IdentiteComplete i)
    {
        (Debut, Fin, RemunerationsPubliees, RemunerationsLien) = (i.Budget.Debut, i.Budget.Fin, i.Budget.RemunerationsPubliees, i.Budget.RemunerationsLien);
        Comptes = i.Budget.Lignes.ToDictionary(l => l.Compte, l => (Montant?)l.Montant);
    }

    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Budget = Saisi };
}

public sealed class PageBanque : PageDIdentite
{
    public override SectionDIdentite Section => SectionDIdentite.Banque;

    [Display(Name = "Titulaire du compte")]
    public string? Titulaire { get; set; }

    [Display(Name = "IBAN")]
    public string? Iban { get; set; }

    [Display(Name = "BIC")]
    public string? Bic { get; set; }

    public override void Remplir(IdentiteComplete i) => (Iban, Bic, Titulaire) = i.Banque with { Iban = i.Banque.Iban is { } iban ? Domain.Identifiants.Iban.Ecrire(iban) : null };

    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Banque = new CompteBancaire(Iban, Bic, Titulaire) };
}

using System.ComponentModel.DataAnnotations;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>Agréments, public utility, taxes, public aid.</summary>
public sealed class PageAdministration : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Administration;

    /// <summary>One row each; blank ones are ignored.</summary>
    public IList<AgrementSaisi> Agrements { get; set; } = [];

    /// <summary>Recognised of public utility.</summary>
    [Display(Name = "L’organisation est-elle reconnue d’utilité publique\u202F?")]
    public bool? UtilitePublique { get; set; }

    /// <summary>Date of the official journal.</summary>
    [Display(Name = "Date de publication au Journal officiel")]
    public DateOnly? UtilitePubliqueLe { get; set; }

    /// <summary>Taxes.</summary>
    [Display(Name = "Est-elle assujettie aux impôts commerciaux\u202F?")]
    public bool? ImpotsCommerciaux { get; set; }

    /// <summary>Three years.</summary>
    [Display(Name = "Aides publiques reçues sur les trois derniers exercices, celui en cours compris")]
    public AidesPubliquesRecues? AidesPubliques { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i)
    {
        var a = i.Administration;
        (UtilitePublique, UtilitePubliqueLe, ImpotsCommerciaux, AidesPubliques) = (a.UtilitePublique, a.UtilitePubliqueLe, a.ImpotsCommerciaux, a.AidesPubliques);
        Agrements = [.. a.Agrements.Select(x => new AgrementSaisi { Type = x.Type, AttribuePar = x.AttribuePar, Le = x.Le })];
    }

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with
    {
        Administration = new RelationsPubliques([.. Agrements.Select(a => new Agrement(a.Type ?? "", a.AttribuePar, a.Le))], UtilitePublique, UtilitePubliqueLe, ImpotsCommerciaux, AidesPubliques),
    };

    /// <inheritdoc/>
    public override void Completer()
    {
        if (!Agrements.Any(a => a.EstVide))
        {
            Agrements.Add(new AgrementSaisi());
        }
    }
}

/// <summary>A row of the table of agréments.</summary>
public sealed class AgrementSaisi
{
    /// <summary>Kind.</summary>
    [Display(Name = "Type d’agrément")]
    public string? Type { get; set; }

    /// <summary>By whom.</summary>
    [Display(Name = "Attribué par")]
    public string? AttribuePar { get; set; }

    /// <summary>When.</summary>
    [Display(Name = "En date du")]
    public DateOnly? Le { get; set; }

    /// <summary>Nothing typed.</summary>
    public bool EstVide => string.IsNullOrWhiteSpace(Type) && string.IsNullOrWhiteSpace(AttribuePar) && Le is null;
}

/// <summary>Networks and members.</summary>
public sealed class PageReseau : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Reseau;

    /// <summary>In one.</summary>
    [Display(Name = "L’organisation appartient-elle à un réseau, une union ou une fédération\u202F?")]
    public bool? EnReseau { get; set; }

    /// <summary>Which.</summary>
    [Display(Name = "Lesquels\u202F?")]
    public string? Noms { get; set; }

    /// <summary>Has such members.</summary>
    [Display(Name = "A-t-elle des adhérents qui sont des personnes morales (associations, sociétés…)\u202F?")]
    public bool? AdherentsPersonnesMorales { get; set; }

    /// <summary>Which.</summary>
    [Display(Name = "Lesquelles\u202F?")]
    public string? PersonnesMorales { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i) => (EnReseau, Noms, AdherentsPersonnesMorales, PersonnesMorales) = i.Reseau;

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Reseau = new Reseau(EnReseau, Noms, AdherentsPersonnesMorales, PersonnesMorales) };
}

/// <summary>People at 31 December.</summary>
public sealed class PageMoyens : PageDIdentite, IValidatableObject
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Moyens;

    /// <summary>Year of that 31 December.</summary>
    [Display(Name = "Au 31 décembre de l’année")]
    public int? Annee { get; set; }

    /// <summary>Volunteers.</summary>
    [Display(Name = "Bénévoles")]
    public int? Benevoles { get; set; }

    /// <summary>Under a contract of general interest.</summary>
    [Display(Name = "Volontaires")]
    public int? Volontaires { get; set; }

    /// <summary>Employees.</summary>
    [Display(Name = "Salariés")]
    public int? Salaries { get; set; }

    /// <summary>Of which aided.</summary>
    [Display(Name = "Dont emplois aidés")]
    public int? EmploisAides { get; set; }

    /// <summary>Full-time equivalents, as typed.</summary>
    [Display(Name = "Salariés en équivalents temps plein travaillé (ETPT)")]
    public string? Etpt { get; set; }

    /// <summary>Made available.</summary>
    [Display(Name = "Personnels mis à disposition ou détachés par une autorité publique")]
    public int? MisADisposition { get; set; }

    /// <summary>Members.</summary>
    [Display(Name = "Adhérents")]
    public int? Adherents { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i)
    {
        var m = i.Moyens;
        (Annee, Benevoles, Volontaires, Salaries, EmploisAides, Etpt, MisADisposition, Adherents) =
            (m.Annee, m.Benevoles, m.Volontaires, m.Salaries, m.EmploisAides, EquivalentTempsPlein.Ecrire(m.EtptCentiemes), m.MisADisposition, m.Adherents);
    }

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) =>
        i with { Moyens = new MoyensHumains(Annee, Benevoles, Volontaires, Salaries, EmploisAides, EquivalentTempsPlein.Lire(Etpt).Valeur, MisADisposition, Adherents) };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        EquivalentTempsPlein.Lire(Etpt).Refus is { } refus ? [new ValidationResult(refus.Message, [nameof(Etpt)])] : [];
}

/// <summary>Budget of the organisation.</summary>
public sealed class PageBudget : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Budget;

    /// <summary>Beginning of the financial year.</summary>
    [Display(Name = "Début de l’exercice")]
    public DateOnly? Debut { get; set; }

    /// <summary>Its end.</summary>
    [Display(Name = "Fin de l’exercice")]
    public DateOnly? Fin { get; set; }

    /// <summary>Amount by account.</summary>
    public Dictionary<string, Montant?> Comptes { get; set; } = [];

    /// <summary>Loi 2006-586, art. 20.</summary>
    [Display(Name = "Les rémunérations et avantages en nature des trois plus hauts cadres dirigeants sont-ils publiés\u202F?")]
    public bool? RemunerationsPubliees { get; set; }

    /// <summary>Where.</summary>
    [Display(Name = "Adresse de la publication")]
    public string? RemunerationsLien { get; set; }

    /// <summary>The budget with what was typed.</summary>
    public BudgetDeLOrganisation Saisi => new(
        [.. Comptes.Where(c => c.Value is { EstNul: false }).Select(c => new LigneDeLOrganisation(c.Key, c.Value!.Value.Centimes))], Debut, Fin, RemunerationsPubliees, RemunerationsLien);

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i)
    {
        (Debut, Fin, RemunerationsPubliees, RemunerationsLien) = (i.Budget.Debut, i.Budget.Fin, i.Budget.RemunerationsPubliees, i.Budget.RemunerationsLien);
        Comptes = i.Budget.Lignes.ToDictionary(l => l.Compte, l => (Montant?)new Montant(l.Montant));
    }

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Budget = Saisi };
}

/// <summary>Bank details.</summary>
public sealed class PageBanque : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Banque;

    /// <summary>Holder.</summary>
    [Display(Name = "Titulaire du compte")]
    public string? Titulaire { get; set; }

    /// <summary>IBAN.</summary>
    [Display(Name = "IBAN")]
    public string? Iban { get; set; }

    /// <summary>BIC.</summary>
    [Display(Name = "BIC")]
    public string? Bic { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i) => (Iban, Bic, Titulaire) = i.Banque;

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Banque = new CompteBancaire(Iban, Bic, Titulaire) };
}

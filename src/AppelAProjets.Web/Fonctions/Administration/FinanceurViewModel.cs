using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

public sealed class FinanceurViewModel
{
    [BindNever]
    public Guid? Id { get; set; }

    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    [Display(Name = "Sigle")]
    public string? Sigle { get; set; }

    [Display(Name = "Type")]
    public TypeDeFinanceur? Type { get; set; }

    [Display(Name = "Ligne du compte 74 du budget (Cerfa 12156)")]
    public string? CompteCerfa { get; set; }

    [Display(Name = "SIRET")]
    public string? Siret { get; set; }

    [Display(Name = "Adresse électronique de contact")]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone de contact")]
    public string? Telephone { get; set; }

    [Display(Name = "Les propositions doivent être validées")]
    public bool ValidationRequise { get; set; }

    [Display(Name = "Peut être choisi dans un nouvel appel")]
    public bool Actif { get; set; } = true;

    public int Version { get; set; }

    public static IEnumerable<SelectListItem> Types { get; } = [.. Enum.GetValues<TypeDeFinanceur>().Select(t => new SelectListItem(LibellesDAdministration.Pour(t), t.ToString()))];

    public static IEnumerable<SelectListItem> Comptes { get; } = [.. EnregistrerFinanceur.ComptesCerfa.Select(c => new SelectListItem(c.Libelle, c.Code))];

    public static FinanceurViewModel De(FinanceurRow financeur) => new()
    {
        Id = financeur.Id, Nom = financeur.Nom, Sigle = financeur.Sigle, Type = financeur.Type, CompteCerfa = financeur.CompteCerfa, Siret = financeur.Siret,
        Courriel = financeur.Courriel, Telephone = financeur.Telephone, ValidationRequise = financeur.ValidationRequise, Actif = financeur.Actif, Version = financeur.Version,
    };

    public SaisieFinanceur Saisie() => new()
    {
        Nom = Nom, Sigle = Sigle, Type = Type, CompteCerfa = CompteCerfa, Siret = Siret, Courriel = Courriel, Telephone = Telephone,
        ValidationRequise = ValidationRequise, Actif = Actif, Version = Version,
    };
}

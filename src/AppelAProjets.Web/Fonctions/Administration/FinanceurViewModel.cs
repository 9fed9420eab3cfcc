using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>The form of a funder.</summary>
public sealed class FinanceurViewModel
{
    /// <summary>Null for a new one.</summary>
    [BindNever]
    public Guid? Id { get; set; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    /// <summary>Short name.</summary>
    [Display(Name = "Sigle")]
    public string? Sigle { get; set; }

    /// <summary>Kind.</summary>
    [Display(Name = "Type")]
    public TypeDeFinanceur? Type { get; set; }

    /// <summary>Account.</summary>
    [Display(Name = "Ligne du compte 74 du budget (Cerfa 12156)")]
    public string? CompteCerfa { get; set; }

    /// <summary>SIRET.</summary>
    [Display(Name = "SIRET")]
    public string? Siret { get; set; }

    /// <summary>Contact.</summary>
    [Display(Name = "Adresse électronique de contact")]
    public string? Courriel { get; set; }

    /// <summary>Contact.</summary>
    [Display(Name = "Téléphone de contact")]
    public string? Telephone { get; set; }

    /// <summary>Needs a Valideur.</summary>
    [Display(Name = "Les propositions doivent être validées")]
    public bool ValidationRequise { get; set; }

    /// <summary>May be chosen.</summary>
    [Display(Name = "Peut être choisi dans un nouvel appel")]
    public bool Actif { get; set; } = true;

    /// <summary>Optimistic lock.</summary>
    public int Version { get; set; }

    /// <summary>Options of the type.</summary>
    public static IEnumerable<SelectListItem> Types { get; } = [.. Enum.GetValues<TypeDeFinanceur>().Select(t => new SelectListItem(LibellesDAdministration.Pour(t), t.ToString()))];

    /// <summary>Options of the account.</summary>
    public static IEnumerable<SelectListItem> Comptes { get; } = [.. EnregistrerFinanceur.ComptesCerfa.Select(c => new SelectListItem(c.Libelle, c.Code))];

    /// <summary>The form of an existing funder.</summary>
    public static FinanceurViewModel De(FinanceurRow financeur) => new()
    {
        Id = financeur.Id, Nom = financeur.Nom, Sigle = financeur.Sigle, Type = financeur.Type, CompteCerfa = financeur.CompteCerfa, Siret = financeur.Siret,
        Courriel = financeur.Courriel, Telephone = financeur.Telephone, ValidationRequise = financeur.ValidationRequise, Actif = financeur.Actif, Version = financeur.Version,
    };

    /// <summary>For the use case.</summary>
    public SaisieFinanceur Saisie() => new()
    {
        Nom = Nom, Sigle = Sigle, Type = Type, CompteCerfa = CompteCerfa, Siret = Siret, Courriel = Courriel, Telephone = Telephone,
        ValidationRequise = ValidationRequise, Actif = Actif, Version = Version,
    };
}

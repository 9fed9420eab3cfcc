using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>Registers an organisation: first find it, else type it.</summary>
public sealed class NouvelleOrganisationViewModel
{
    /// <summary>What is looked for.</summary>
    [Display(Name = "Nom, numéro SIREN, SIRET ou RNA")]
    public string? Recherche { get; set; }

    /// <summary>What was found; null before a search.</summary>
    [ValidateNever]
    public OrganisationsTrouvees? Trouvees { get; set; }

    /// <summary>The directory can be asked.</summary>
    [ValidateNever]
    public bool AnnuaireActif { get; set; }

    /// <summary>Said above the form: where its content comes from, or why it is empty.</summary>
    [ValidateNever]
    public string? Origine { get; set; }

    /// <summary>The answer of the directory that filled the form.</summary>
    public Guid? Preuve { get; set; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom complet de l’organisation")]
    public string? Nom { get; set; }

    /// <summary>Initials.</summary>
    [Display(Name = "Sigle")]
    public string? Sigle { get; set; }

    /// <summary>SIRET.</summary>
    [Display(Name = "Numéro SIRET")]
    public string? Siret { get; set; }

    /// <summary>RNA.</summary>
    [Display(Name = "Numéro RNA")]
    public string? Rna { get; set; }

    /// <summary>Street.</summary>
    [Display(Name = "Adresse du siège")]
    public string? Adresse { get; set; }

    /// <summary>Postal code.</summary>
    [Display(Name = "Code postal")]
    public string? CodePostal { get; set; }

    /// <summary>Town.</summary>
    [Display(Name = "Commune")]
    public string? Commune { get; set; }

    /// <summary>Address.</summary>
    [Display(Name = "Adresse électronique de l’organisation")]
    public string? Courriel { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    public string? Telephone { get; set; }

    /// <summary>Fills the form with an answer of the directory.</summary>
    public void Remplir(EntrepriseTrouvee e)
    {
        (Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune) = (e.Nom, e.Sigle, e.Siret, e.Rna, e.Adresse, e.CodePostal, e.Commune);
        Origine = e.EstPartielle
            ? "Cette organisation ne publie pas toutes ses données dans l’annuaire public\u00A0: complétez ce qui manque."
            : "Nous avons rempli ce qui est public. Vérifiez, et complétez.";
    }

    /// <summary>Name and numbers, as typed.</summary>
    public Identification Identification() => new(Nom ?? "", Sigle, Siret: Siret, Rna: Rna);

    /// <summary>Seat and contact, as typed.</summary>
    public Siege Siege() => new(Adresse, CodePostal, Commune, Courriel: Courriel, Telephone: Telephone);
}

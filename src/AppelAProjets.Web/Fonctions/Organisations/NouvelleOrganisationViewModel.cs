using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Organisations;

public sealed class NouvelleOrganisationViewModel
{
    [Display(Name = "Nom, numéro SIREN, SIRET ou RNA")]
    public string? Recherche { get; set; }

    /// <summary>What was found; null before a search.</summary>
    [BindNever, ValidateNever]
    public OrganisationsTrouvees? Trouvees { get; set; }

    [BindNever, ValidateNever]
    public bool AnnuaireActif { get; set; }

    /// <summary>Said above the form: where its content comes from, or why it is empty.</summary>
    [BindNever, ValidateNever]
    public string? Origine { get; set; }

    /// <summary>The answer of the directory that filled the form.</summary>
    public Guid? Preuve { get; set; }

    /// <summary>What was being done, and needs an organisation; followed only when it is an address of this site.</summary>
    public string? Retour { get; set; }

    [Display(Name = "Nom complet de l’organisation")]
    public string? Nom { get; set; }

    [Display(Name = "Sigle")]
    public string? Sigle { get; set; }

    [Display(Name = "Numéro SIRET")]
    public string? Siret { get; set; }

    [Display(Name = "Numéro RNA")]
    public string? Rna { get; set; }

    [Display(Name = "À défaut de RNA, numéro de récépissé en préfecture")]
    public string? Recepisse { get; set; }

    [Display(Name = "Statut juridique")]
    public StatutJuridique? Statut { get; set; }

    [Display(Name = "Adresse du siège")]
    public string? Adresse { get; set; }

    [Display(Name = "Code postal")]
    public string? CodePostal { get; set; }

    [Display(Name = "Commune")]
    public string? Commune { get; set; }

    [Display(Name = "Adresse électronique de l’organisation")]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone")]
    public string? Telephone { get; set; }

    public void Remplir(EntrepriseTrouvee e)
    {
        (Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune) = (e.Nom, e.Sigle, e.Siret, e.Rna, e.Adresse, e.CodePostal, e.Commune);
        Origine = e.EstPartielle
            ? "Cette organisation ne publie pas toutes ses données dans l’annuaire public : complétez ce qui manque."
            : "Nous avons rempli ce qui est public. Vérifiez, et complétez.";
    }

    public Identification Identification() => new(Nom ?? "", Sigle, Siret: Siret, Rna: Rna, Recepisse: Recepisse, Statut: Statut);

    public Siege Siege() => new(Adresse, CodePostal, Commune, Courriel: Courriel, Telephone: Telephone);
}

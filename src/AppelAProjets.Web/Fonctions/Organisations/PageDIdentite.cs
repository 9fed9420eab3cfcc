using System.ComponentModel.DataAnnotations;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>A page of the identity.</summary>
public abstract class PageDIdentite
{
    /// <summary>Which page.</summary>
    [BindNever]
    public abstract SectionDIdentite Section { get; }

    /// <summary>The organisation.</summary>
    [BindNever]
    public Guid Id { get; set; }

    /// <summary>What is saved.</summary>
    [BindNever, ValidateNever]
    public IdentiteComplete Identite { get; set; } = null!;

    /// <summary>Dossier to come back to.</summary>
    public Guid? Dossier { get; set; }

    /// <summary>Version shown.</summary>
    public int Version { get; set; }

    /// <summary>Yes or no.</summary>
    public static IReadOnlyList<SelectListItem> OuiNon { get; } = [new("Oui", "true"), new("Non", "false")];

    /// <summary>Null for an unknown name.</summary>
    public static PageDIdentite? Pour(string section) => section switch
    {
        "identification" => new PageIdentification(),
        "siege" => new PageSiege(),
        "representant" => new PageRepresentant(),
        "administration" => new PageAdministration(),
        "reseau" => new PageReseau(),
        "moyens" => new PageMoyens(),
        "budget" => new PageBudget(),
        "banque" => new PageBanque(),
        _ => null,
    };

    /// <summary>Address of a page.</summary>
    public static string AdresseDe(Guid id, SectionDIdentite section, Guid? dossier) =>
        $"/espace/organisations/{id}/identite/{section.ToString().ToLowerInvariant()}{(dossier is { } d ? $"?dossier={d}" : "")}";

    /// <summary>The next page that this person may write; null after the last.</summary>
    public static SectionDIdentite? Suivante(SectionDIdentite section, bool estSignataire)
    {
        var qualite = estSignataire ? Domain.Comptes.QualiteDeMembre.Signataire : Domain.Comptes.QualiteDeMembre.Redacteur;
        var suivantes = Enum.GetValues<SectionDIdentite>().Where(s => s > section && !CompletudeDIdentite.Permettre(s, qualite, EtatMandat.AVerifier).EstRefuse).ToList();
        return suivantes.Count > 0 ? suivantes[0] : null;
    }

    /// <summary>Fills the form with what is saved.</summary>
    public abstract void Remplir(IdentiteComplete i);

    /// <summary>Puts what was typed, as it was typed, in the identity.</summary>
    public abstract IdentiteComplete Appliquer(IdentiteComplete i);

    /// <summary>Adds blank rows to fill.</summary>
    public virtual void Completer()
    {
    }
}

/// <summary>Name, numbers, status.</summary>
public sealed class PageIdentification : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Identification;

    /// <summary>Name.</summary>
    [Display(Name = "Nom complet de l’organisation")]
    public string? Nom { get; set; }

    /// <summary>Initials.</summary>
    [Display(Name = "Sigle")]
    public string? Sigle { get; set; }

    /// <summary>Web site.</summary>
    [Display(Name = "Site web")]
    public string? SiteWeb { get; set; }

    /// <summary>Status.</summary>
    [Display(Name = "Statut juridique")]
    public StatutJuridique? Statut { get; set; }

    /// <summary>SIRET.</summary>
    [Display(Name = "Numéro SIRET")]
    public string? Siret { get; set; }

    /// <summary>RNA.</summary>
    [Display(Name = "Numéro RNA")]
    public string? Rna { get; set; }

    /// <summary>Receipt.</summary>
    [Display(Name = "À défaut de RNA, numéro de récépissé en préfecture")]
    public string? Recepisse { get; set; }

    /// <summary>Alsace-Moselle.</summary>
    [Display(Name = "Volume")]
    public string? RegistreVolume { get; set; }

    /// <summary>Alsace-Moselle.</summary>
    [Display(Name = "Folio")]
    public string? RegistreFolio { get; set; }

    /// <summary>Alsace-Moselle.</summary>
    [Display(Name = "Tribunal d’instance")]
    public string? RegistreTribunal { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i) =>
        (Nom, Sigle, SiteWeb, Siret, Rna, Recepisse, Statut, RegistreVolume, RegistreFolio, RegistreTribunal) = i.Identification;

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) =>
        i with { Identification = new Identification(Nom ?? "", Sigle, SiteWeb, Siret, Rna, Recepisse, Statut, RegistreVolume, RegistreFolio, RegistreTribunal) };
}

/// <summary>Addresses and contact.</summary>
public sealed class PageSiege : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Siege;

    /// <summary>Street.</summary>
    [Display(Name = "Adresse du siège")]
    public string? Adresse { get; set; }

    /// <summary>Postal code.</summary>
    [Display(Name = "Code postal")]
    public string? CodePostal { get; set; }

    /// <summary>Town.</summary>
    [Display(Name = "Commune")]
    public string? Commune { get; set; }

    /// <summary>Street.</summary>
    [Display(Name = "Adresse de gestion ou de correspondance")]
    public string? GestionAdresse { get; set; }

    /// <summary>Postal code.</summary>
    [Display(Name = "Code postal de cette adresse")]
    public string? GestionCodePostal { get; set; }

    /// <summary>Town.</summary>
    [Display(Name = "Commune de cette adresse")]
    public string? GestionCommune { get; set; }

    /// <summary>Address.</summary>
    [Display(Name = "Adresse électronique de l’organisation")]
    public string? Courriel { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    public string? Telephone { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i) => (Adresse, CodePostal, Commune, GestionAdresse, GestionCodePostal, GestionCommune, Courriel, Telephone) = i.Siege;

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) =>
        i with { Siege = new Siege(Adresse, CodePostal, Commune, GestionAdresse, GestionCodePostal, GestionCommune, Courriel, Telephone) };
}

/// <summary>Legal representative.</summary>
public sealed class PageRepresentant : PageDIdentite
{
    /// <inheritdoc/>
    public override SectionDIdentite Section => SectionDIdentite.Representant;

    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    /// <summary>Function.</summary>
    [Display(Name = "Fonction")]
    public string? Fonction { get; set; }

    /// <summary>Telephone.</summary>
    [Display(Name = "Téléphone")]
    public string? Telephone { get; set; }

    /// <summary>Address.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }

    /// <inheritdoc/>
    public override void Remplir(IdentiteComplete i) => (Prenom, Nom, Fonction, Telephone, Courriel) = i.Representant;

    /// <inheritdoc/>
    public override IdentiteComplete Appliquer(IdentiteComplete i) => i with { Representant = new Representant(Prenom, Nom, Fonction, Telephone, Courriel) };
}

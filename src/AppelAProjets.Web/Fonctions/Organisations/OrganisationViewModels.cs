using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>Form of an organisation.</summary>
public sealed class OrganisationViewModel
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    /// <summary>Dossier to come back to.</summary>
    public Guid? Dossier { get; set; }

    /// <summary>Version shown.</summary>
    public int Version { get; set; }

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

    /// <summary>Legal representative.</summary>
    [Display(Name = "Nom et prénom")]
    public string? RepresentantNom { get; set; }

    /// <summary>Function.</summary>
    [Display(Name = "Fonction")]
    public string? RepresentantFonction { get; set; }

    /// <summary>IBAN.</summary>
    [Display(Name = "IBAN")]
    public string? Iban { get; set; }

    /// <summary>BIC.</summary>
    [Display(Name = "BIC")]
    public string? Bic { get; set; }

    /// <summary>From what is known.</summary>
    public static OrganisationViewModel De(OrganisationRow o, Guid? dossier) => new()
    {
        Id = o.Id, Dossier = dossier, Version = o.Version, Nom = o.Nom, Sigle = o.Sigle, Siret = o.Siret, Rna = o.Rna, Adresse = o.Adresse, CodePostal = o.CodePostal, Commune = o.Commune,
        Courriel = o.Courriel, Telephone = o.Telephone, RepresentantNom = o.RepresentantNom, RepresentantFonction = o.RepresentantFonction, Iban = o.Iban, Bic = o.Bic,
    };

    /// <summary>What to save.</summary>
    public SaisieOrganisation Saisie() => new()
    {
        Nom = Nom, Sigle = Sigle, Siret = Siret, Rna = Rna, Adresse = Adresse, CodePostal = CodePostal, Commune = Commune, Courriel = Courriel, Telephone = Telephone,
        RepresentantNom = RepresentantNom, RepresentantFonction = RepresentantFonction, Iban = Iban, Bic = Bic,
    };
}

/// <summary>Form that adds a member.</summary>
public class NouveauMembreViewModel
{
    /// <summary>Address of the person.</summary>
    [Display(Name = "Adresse électronique de la personne")]
    public string? Courriel { get; set; }

    /// <summary>What they may do.</summary>
    [Display(Name = "Que pourra faire cette personne ?")]
    public QualiteDeMembre Qualite { get; set; }
}

/// <summary>Page of an organisation.</summary>
public sealed class OrganisationPageViewModel(OrganisationRow organisation, IReadOnlyList<MembreRow> membres, bool estSignataire) : NouveauMembreViewModel
{
    /// <summary>Identity.</summary>
    public OrganisationRow Organisation { get; } = organisation;

    /// <summary>Members.</summary>
    public IReadOnlyList<MembreRow> Membres { get; } = membres;

    /// <summary>May change them.</summary>
    public bool EstSignataire { get; } = estSignataire;
}

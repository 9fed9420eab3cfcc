using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Web.Fonctions.Dossiers;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Partenaires;

/// <summary>Form that invites a partner.</summary>
public sealed class InviterViewModel
{
    /// <summary>Made when the form is shown: sent twice, it is one invitation.</summary>
    public Guid Cle { get; set; }

    /// <summary>Name of the organisation.</summary>
    [Display(Name = "Nom de l’organisation")]
    public string? Nom { get; set; }

    /// <summary>Address of someone of it.</summary>
    [Display(Name = "Adresse électronique d’une personne qui l’engage")]
    public string? Courriel { get; set; }

    /// <summary>Its SIRET instead.</summary>
    [Display(Name = "Ou son SIRET, si elle est déjà sur le portail")]
    public string? Siret { get; set; }

    /// <summary>The dossier.</summary>
    [BindNever, ValidateNever]
    public EnTeteDossier EnTete { get; set; } = null!;
}

/// <summary>Confirmation that a partner is taken off.</summary>
public sealed class RetirerUnPartenaireViewModel
{
    /// <summary>Version of the partner shown.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    [Display(Name = "Pourquoi retirez-vous ce partenaire\u202F? Il lira ce motif.")]
    public string? Motif { get; set; }

    /// <summary>The dossier.</summary>
    [BindNever, ValidateNever]
    public EnTeteDossier EnTete { get; set; } = null!;

    /// <summary>The partner.</summary>
    [BindNever, ValidateNever]
    public PartLue Part { get; set; } = null!;
}

/// <summary>The part of a partner, read by the organisation that leads.</summary>
public sealed record PartLueViewModel(EnTeteDossier EnTete, PartLue Part);

/// <summary>An invitation to answer.</summary>
/// <param name="Invitation">What is proposed.</param>
/// <param name="Maintenant">Now, UTC.</param>
public sealed record InvitationViewModel(Invitation Invitation, DateTimeOffset Maintenant)
{
    /// <summary>The form that accepts.</summary>
    public AccepterViewModel Accepter { get; init; } = new();

    /// <summary>The form that declines.</summary>
    public DeclinerViewModel Decliner { get; init; } = new();
}

/// <summary>Which organisation takes part.</summary>
public sealed class AccepterViewModel
{
    /// <summary>The organisation.</summary>
    [Display(Name = "Quelle organisation participe\u202F?")]
    public Guid? OrganisationId { get; set; }
}

/// <summary>Why an organisation does not take part, or leaves.</summary>
public sealed class DeclinerViewModel
{
    /// <summary>The reason.</summary>
    [Display(Name = "Motif, que lira le chef de file")]
    public string? Motif { get; set; }
}

/// <summary>The part of a partner, written by its people.</summary>
/// <param name="EnTete">The dossier, at the address of the partner.</param>
/// <param name="Partenariat">The part.</param>
/// <param name="Sorts">What became of the fields just sent, by key; empty on a first display.</param>
/// <param name="Saisies">What was just typed, by key.</param>
public sealed record PartViewModel(
    EnTeteDossier EnTete, Partenariat Partenariat, IReadOnlyDictionary<string, SortDeReponse> Sorts, IReadOnlyDictionary<string, string?> Saisies) : IFormulaireAffiche
{
    /// <summary>The form that leaves the project.</summary>
    public DeclinerViewModel Decliner { get; init; } = new();

    /// <summary>What comes before the keys of the part.</summary>
    public string Prefixe => ChampsDesPartenaires.Prefixe(Partenariat.Part.Partenaire.Id);

    /// <summary>A signataire of the partner.</summary>
    public bool EstSignataire => Partenariat.Dossier.EstSignataire;

    /// <inheritdoc/>
    public ChampAffiche Champ(string cle) => SectionViewModel.Afficher(
        Partenariat.Champs.Single(c => c.Cle == cle), Partenariat.Dossier.Reponses.GetValueOrDefault(cle), Sorts.GetValueOrDefault(cle), Saisies.GetValueOrDefault(cle));

    /// <inheritdoc/>
    public int Rang(string cle) => Partenariat.Champs.Index().FirstOrDefault(c => c.Item.Cle == cle, (Index: int.MaxValue, Item: null!)).Index;
}

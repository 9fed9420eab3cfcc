using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Web.Fonctions.Dossiers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Partenaires;

public sealed class InviterViewModel
{
    /// <summary>Made when the form is shown: sent twice, it is one invitation.</summary>
    public Guid Cle { get; set; }

    [Display(Name = "Nom de l’organisation")]
    public string? Nom { get; set; }

    [Display(Name = "Adresse électronique d’une personne qui l’engage")]
    public string? Courriel { get; set; }

    [Display(Name = "Ou son SIRET, si elle est déjà sur le portail")]
    public string? Siret { get; set; }

    [BindNever, ValidateNever]
    public EnTeteDossier EnTete { get; set; } = null!;
}

/// <summary>Confirmation that a partner is taken off.</summary>
public sealed class RetirerUnPartenaireViewModel
{
    public int Version { get; set; }

    [Display(Name = "Pourquoi retirez-vous ce partenaire ? Il lira ce motif.")]
    public string? Motif { get; set; }

    [BindNever, ValidateNever]
    public EnTeteDossier EnTete { get; set; } = null!;

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
    public AccepterViewModel Accepter { get; init; } = new();

    public DeclinerViewModel Decliner { get; init; } = new();
}

/// <summary>Which organisation takes part.</summary>
public sealed class AccepterViewModel
{
    [Display(Name = "Quelle organisation participe ?")]
    public Guid? OrganisationId { get; set; }
}

/// <summary>Why an organisation does not take part, or leaves.</summary>
public sealed class DeclinerViewModel
{
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
    public DeclinerViewModel Decliner { get; init; } = new();

    /// <summary>What comes before the keys of the part.</summary>
    public string Prefixe => ChampsDesPartenaires.Prefixe(Partenariat.Part.Partenaire.Id);

    public bool EstSignataire => Partenariat.Dossier.EstSignataire;

    public ChampAffiche Champ(string cle) => SectionViewModel.Afficher(
        Partenariat.Champs.Single(c => c.Cle == cle), Partenariat.Dossier.Reponses.GetValueOrDefault(cle), Sorts.GetValueOrDefault(cle), Saisies.GetValueOrDefault(cle));

    public int Rang(string cle) => Partenariat.Champs.Index().FirstOrDefault(c => c.Item.Cle == cle, (Index: int.MaxValue, Item: null!)).Index;
}

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

public sealed record PartLueViewModel(EnTeteDossier EnTete, PartLue Part);

/// <param name="Maintenant">UTC.</param>
public sealed record InvitationViewModel(Invitation Invitation, DateTimeOffset Maintenant)
{
    public AccepterViewModel Accepter { get; init; } = new();

    public DeclinerViewModel Decliner { get; init; } = new();
}

public sealed class AccepterViewModel
{
    [Display(Name = "Quelle organisation participe ?")]
    public Guid? OrganisationId { get; set; }
}

public sealed class DeclinerViewModel
{
    [Display(Name = "Motif, que lira le chef de file")]
    public string? Motif { get; set; }
}

/// <summary>The part of a partner, written by its people.</summary>
/// <param name="EnTete">The dossier, at the address of the partner.</param>
/// <param name="Sorts">What became of the fields just sent, by key; empty on a first display.</param>
public sealed record PartViewModel(
    EnTeteDossier EnTete, Partenariat Partenariat, IReadOnlyDictionary<string, SortDeReponse> Sorts, IReadOnlyDictionary<string, string?> Saisies) : IFormulaireAffiche
{
    public DeclinerViewModel Decliner { get; init; } = new();

    public string Prefixe => ChampsDesPartenaires.Prefixe(Partenariat.Part.Partenaire.Id);

    public bool EstSignataire => Partenariat.Dossier.EstSignataire;

    public ChampAffiche Champ(string cle) => SectionViewModel.Afficher(
        Partenariat.Champs.Single(c => c.Cle == cle), Partenariat.Dossier.Reponses.GetValueOrDefault(cle), Sorts.GetValueOrDefault(cle), Saisies.GetValueOrDefault(cle)) is var champ
        && champ.Erreur is null && Partenariat.Ecarts.FirstOrDefault(e => e.Champ == cle) is { } ecart ? champ with { Erreur = ecart.Message, EstIncoherent = true } : champ;

    public int Rang(string cle) => Partenariat.Champs.Index().FirstOrDefault(c => c.Item.Cle == cle, (Index: int.MaxValue, Item: null!)).Index;
}

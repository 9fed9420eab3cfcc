using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>Something that a published call receives, with its reason.</summary>
public abstract class AjoutViewModel : SectionViewModel
{
    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    /// <summary>Why nothing is added now, or null.</summary>
    public string? Empechement => ModificationAppel.Completer(Complet.Etat, Section, "motif").Refus?.Message;
}

public sealed class FinanceurEnPlusViewModel : AjoutViewModel
{
    public override SectionAppel Section => SectionAppel.Financeurs;
    [Display(Name = "Financeur")]
    public Guid? FinanceurId { get; set; }
    [Display(Name = "Nom du contact")]
    public string? ContactNom { get; set; }
    [Display(Name = "Courriel du contact")]
    public string? ContactCourriel { get; set; }
    [Display(Name = "Téléphone du contact")]
    public string? ContactTelephone { get; set; }
    public IList<EnveloppeViewModel> Enveloppes { get; set; } = [];
    [BindNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    public static IList<EnveloppeViewModel> Vides => [.. Enum.GetValues<TypeDeCredits>().Select(type => new EnveloppeViewModel { TypeDeCredits = type })];

    public FinanceurEnPlus EnSaisie() => new(
        FinanceurId, ContactNom, ContactCourriel, ContactTelephone, [.. Enveloppes.Select(e => new EnveloppeSaisie(e.TypeDeCredits, e.Regime, e.Montant))]);
}

public sealed class ThemeEnPlusViewModel : AjoutViewModel
{
    public override SectionAppel Section => SectionAppel.Themes;
    [Display(Name = "Nouveau thème")]
    public string? Libelle { get; set; }
    [Display(Name = "Financeurs qui interviennent sur ce thème")]
    public IList<Guid> Financeurs { get; set; } = [];

    public ThemeEnPlus EnSaisie() => new(Libelle, [.. Financeurs]);
}

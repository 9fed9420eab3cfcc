using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Domain.Coinstruction;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

public sealed record EtiquettesViewModel(EtiquettesDeLAppel Page)
{
    public EtiquetteSaisie Nouvelle { get; init; } = new();

    public string Code => Page.Contexte.Appel.Code;

    public static IReadOnlyList<SelectListItem> Couleurs { get; } = [.. Enum.GetValues<CouleurDEtiquette>().Select(c => new SelectListItem(Etiquettes.Libelle(c), c.ToString()))];
}

public sealed class EtiquetteSaisie
{
    [Display(Name = "Nom")]
    public string? Libelle { get; set; }
    [Display(Name = "Couleur")]
    public CouleurDEtiquette Couleur { get; set; }
}

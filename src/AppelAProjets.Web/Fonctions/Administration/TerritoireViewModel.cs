using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

public sealed class TerritoireViewModel
{
    [BindNever]
    public Guid? Id { get; set; }

    [Display(Name = "Nom du territoire")]
    public string? Nom { get; set; }

    [Display(Name = "Quartiers du territoire")]
    public IList<string> Quartiers { get; set; } = [];

    public int Version { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    public static IReadOnlyList<SelectListItem> Depuis(TerritoiresEtQuartiers tout) => [.. tout.Quartiers.Select(q => new SelectListItem($"{q.Nom} ({q.Communes})", q.Code))];
}

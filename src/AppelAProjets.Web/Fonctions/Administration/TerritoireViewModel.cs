using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Administration;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>The form of an instruction territory.</summary>
public sealed class TerritoireViewModel
{
    /// <summary>Null for a new one.</summary>
    [BindNever]
    public Guid? Id { get; set; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom du territoire")]
    public string? Nom { get; set; }

    /// <summary>Codes of its neighbourhoods.</summary>
    [Display(Name = "Quartiers du territoire")]
    public IList<string> Quartiers { get; set; } = [];

    /// <summary>Optimistic lock.</summary>
    public int Version { get; set; }

    /// <summary>All the neighbourhoods.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    /// <summary>The options, from what is known.</summary>
    public static IReadOnlyList<SelectListItem> Depuis(TerritoiresEtQuartiers tout) => [.. tout.Quartiers.Select(q => new SelectListItem($"{q.Nom} ({q.Communes})", q.Code))];
}

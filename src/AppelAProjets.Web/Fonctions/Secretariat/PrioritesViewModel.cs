using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.PlanActions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>Priorities of the call.</summary>
public sealed class PrioritesViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Priorites;

    /// <summary>Actions that the form shows.</summary>
    public IList<Guid> Montrees { get; set; } = [];

    /// <summary>Those ticked.</summary>
    public IList<Guid> Cochees { get; set; } = [];

    /// <summary>The plan under the filter.</summary>
    [BindNever]
    public PlanViewModel Plan { get; set; } = null!;

    /// <summary>Recorded priorities that the filter hides, or that have left the plan.</summary>
    public IReadOnlyList<PrioriteRow> Cachees() => [.. Complet.Priorites.Where(p => Plan.Plan.Actions.All(a => a.Ligne.Id != p.Id))];
}

using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.PlanActions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class PrioritesViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Priorites;

    public IList<Guid> Montrees { get; set; } = [];

    public IList<Guid> Cochees { get; set; } = [];

    [BindNever]
    public PlanViewModel Plan { get; set; } = null!;

    /// <summary>Recorded priorities that the filter hides, or that have left the plan.</summary>
    public IReadOnlyList<PrioriteRow> Cachees() => [.. Complet.Priorites.Where(p => Plan.Plan.Actions.All(a => a.Ligne.Id != p.Id))];
}

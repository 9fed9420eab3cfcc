using AppelAProjets.Application.PlanActions;
using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.PlanActions;

[AllowAnonymous]
public sealed class PlanActionsController(PlanDActionsQuery plan) : Controller
{
    [HttpGet("/plan-actions")]
    public async Task<ViewResult> PlanActions(FiltreDuPlanQuery demande, CancellationToken annulation)
    {
        var filtre = demande.Lire() with { Retirees = false };
        return View(new PlanViewModel(await plan.PublicAsync(filtre, annulation), filtre));
    }
}

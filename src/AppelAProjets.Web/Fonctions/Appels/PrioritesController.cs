using AppelAProjets.Application.Appels;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Web.Fonctions.PlanActions;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class PrioritesController(AppelsQuery appels, PlanDActionsQuery plan, ModifierPriorites modifier) : SectionAppelController(appels)
{
    [HttpGet("{code}/priorites")]
    public async Task<IActionResult> Priorites(string code, FiltreDuPlanQuery demande)
    {
        var lu = await LireAsync(demande);
        return await PageAsync(code, "Priorites", complet => new PrioritesViewModel { Plan = lu, Cochees = [.. complet.Priorites.Select(p => p.Id)] });
    }

    [HttpPost("{code}/priorites")]
    public async Task<IActionResult> Priorites(string code, PrioritesViewModel saisie, FiltreDuPlanQuery demande)
    {
        saisie.Plan = await LireAsync(demande);
        return await EnregistrerAsync(code, "Priorites", saisie, cible => modifier.ExecuterAsync(cible, [.. saisie.Montrees], [.. saisie.Cochees], Acteur, Annulation),
            "Les priorités sont enregistrées.", saisie.Plan.EstFiltre ? "/priorites" : null);
    }

    private async Task<PlanViewModel> LireAsync(FiltreDuPlanQuery demande)
    {
        var filtre = demande.Lire() with { Retirees = false };
        return new PlanViewModel(await plan.PublicAsync(filtre, Annulation), filtre);
    }
}

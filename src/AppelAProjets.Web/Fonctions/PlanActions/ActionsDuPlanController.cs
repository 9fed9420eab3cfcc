using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.PlanActions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.PlanActions;

[Reserve(Role.Secretariat, Role.Administrateur)]
[Route("/secretariat/plan-actions")]
public sealed class ActionsDuPlanController(PlanDActionsQuery plan, EnregistrerAction enregistrer, RetirerAction retirer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    private CancellationToken Annulation => HttpContext.RequestAborted;

    [HttpGet("")]
    public async Task<IActionResult> ActionsDuPlan(FiltreDuPlanQuery demande)
    {
        var filtre = demande.Lire();
        if (await plan.LireAsync(filtre, Acteur, Annulation) is not { } lu)
        {
            return NotFound();
        }

        var criteres = QueryString.Create(Request.Query.Where(c => c.Key != "page").Select(c => KeyValuePair.Create(c.Key, (string?)c.Value.ToString()))).ToString();
        return View(new PlanEditeViewModel(lu, filtre, demande.NumeroDePage, LiensPlanActions.Plan + (criteres.Length == 0 ? "?" : criteres + "&")));
    }

    [HttpGet("nouvelle")]
    public Task<IActionResult> Nouvelle() => FormulaireAsync(new ActionViewModel());

    [HttpPost("nouvelle")]
    public Task<IActionResult> Nouvelle(ActionViewModel saisie) => EnregistrerAsync(null, saisie);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Modifier(Guid id) =>
        await plan.UneAsync(id, Acteur, Annulation) is { } une ? await FormulaireAsync(ActionViewModel.De(une.Action), une) : NotFound();

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Modifier(Guid id, ActionViewModel saisie) => EnregistrerAsync(id, saisie);

    [HttpPost("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, int version, string? motif) =>
        await SuivreAsync(id, await retirer.ExecuterAsync(id, version, motif, Acteur, Annulation), "L’action est retirée du plan. Les appels et les dossiers qui la nomment la gardent.");

    [HttpPost("{id:guid}/retablir")]
    public async Task<IActionResult> Retablir(Guid id, int version) =>
        await SuivreAsync(id, await retirer.RetablirAsync(id, version, Acteur, Annulation), "L’action est de nouveau dans le plan.");

    private Task<IActionResult> SuivreAsync(Guid id, Resultat resultat, string message) =>
        this.RepondreAsync(resultat, () => this.Suivre(LiensPlanActions.Plan, message), () => Modifier(id));

    private async Task<IActionResult> EnregistrerAsync(Guid? id, ActionViewModel saisie)
    {
        var lue = saisie.Lire();
        var resultat = lue.EstRefuse ? lue : await enregistrer.ExecuterAsync(id, saisie.Version, lue.Valeur, Acteur, Annulation);
        return await this.RepondreAsync(
            resultat.AuChamp(champ => champ == nameof(ColonneDuPlan.Action) ? nameof(ActionViewModel.TexteDeLAction) : champ),
            () => this.Suivre(LiensPlanActions.Plan, id is null ? "L’action est ajoutée au plan." : "L’action est enregistrée."),
            () => ReprendreAsync(id, saisie));
    }

    private async Task<IActionResult> ReprendreAsync(Guid? id, ActionViewModel saisie)
    {
        var une = id is { } cle ? await plan.UneAsync(cle, Acteur, Annulation) : null;
        if (id is not null && une is null)
        {
            return NotFound();
        }

        return await FormulaireAsync(saisie, une);
    }

    private async Task<IActionResult> FormulaireAsync(ActionViewModel saisie, (ActionEnregistree Action, IReadOnlyList<string> Appels)? une = null)
    {
        saisie.Plan = await plan.LireAsync(new FiltreDuPlan(), Acteur, Annulation);
        // With what the line already names, whatever is offered today.
        var offerts = saisie.Plan!.Quartiers.ToHashSet();
        saisie.OptionsDeQuartiers =
        [
            .. (await plan.NomsAsync(Annulation)).Where(n => offerts.Contains(n) || saisie.Quartiers.Contains($"{n.TerritoireId}"))
                .Select(n => new SelectListItem(n.Code is null ? $"{n.Nom} (territoire)" : n.Nom, n.Code ?? n.TerritoireId.ToString())),
        ];
        (saisie.Enregistree, saisie.Appels) = (une?.Action, une?.Appels ?? []);
        return View("Action", saisie);
    }
}

using AppelAProjets.Application.Scenarios;

namespace AppelAProjets.Web.Fonctions.Scenarios;

/// <summary>The what-if allocations of a call: list, creation, comparison.</summary>
[Reserve(Role.Secretariat, Role.Presidence, Role.MembreComite)]
[Route("comite/{code}/scenarios")]
public sealed class ScenariosController(ScenariosQuery scenarios) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Lister(string code, CancellationToken annulation) => PageAsync(code, new NouveauScenario(), annulation);

    [HttpPost(""), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Creer(string code, [FromForm(Name = "Nouveau")] NouveauScenario nouveau, [FromServices] CreerScenario creer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await creer.ExecuterAsync(code, nouveau.Nom, nouveau.Mode, nouveau.Cle, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, id => this.Suivre(LiensScenarios.Scenario(code, id), "Le scénario est créé."), () => PageAsync(code, nouveau, annulation), "Nouveau.");
    }

    [HttpGet("comparer")]
    public async Task<IActionResult> Comparer(string code, [FromQuery] Guid[] avec, CancellationToken annulation)
    {
        if (avec.Length < 2)
        {
            TempData["Avertissement"] = "Cochez au moins deux scénarios à comparer.";
            return Redirect(LiensScenarios.Scenarios(code));
        }

        return await scenarios.ComparerAsync(code, avec, Acteur, annulation) is { } compares ? View("Comparer", new ComparaisonViewModel(compares)) : NotFound();
    }

    private async Task<IActionResult> PageAsync(string code, NouveauScenario nouveau, CancellationToken annulation) =>
        await scenarios.ListerAsync(code, Acteur, annulation) is { } liste ? View("Scenarios", new ScenariosViewModel(liste) { Nouveau = nouveau }) : NotFound();
}

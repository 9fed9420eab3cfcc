using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>Common to the pages of a call's set-up: load or 404, refuse with what was typed kept, go back with a message.</summary>
[Reserve(Role.Secretariat)]
[Route("/secretariat/appels")]
public abstract class SectionAppelController(AppelsQuery appels) : Controller
{
    protected Acteur Acteur => HttpContext.ActeurRequis();

    protected CancellationToken Annulation => HttpContext.RequestAborted;

    protected Task<AppelComplet?> ChargerAsync(string code) => appels.ChargerAsync(code, Acteur, Annulation);

    protected async Task<IActionResult> PageAsync<T>(string code, string vue, Func<AppelComplet, T> modele)
        where T : SectionViewModel
    {
        if (await ChargerAsync(code) is not { } complet)
        {
            return NotFound();
        }

        var page = modele(complet);
        (page.Complet, page.Version, page.Corrigible) = (complet, complet.Version, await appels.EstCorrigibleAsync(complet, Annulation));
        return View(vue, page);
    }

    protected static string Adresse(string code, string? suite = null) => LiensAppels.Appel(code) + suite;

    /// <summary>Runs the use case when the form could be read; then the task list, or the page again with its refusals.</summary>
    protected async Task<IActionResult> EnregistrerAsync<T>(string code, string vue, T saisie, Func<Cible, Task<Resultat>> executer, string message, string? suite = null)
        where T : SectionViewModel
    {
        var resultat = !ModelState.IsValid ? null : await executer(new Cible(code, saisie.Version));
        return await this.RepondreAsync(resultat, () => Apres(Adresse(code, suite), message, saisie.Attention), () => ReprendreAsync(code, vue, saisie));
    }

    private IActionResult Apres(string adresse, string message, string? attention)
    {
        if (attention is not null)
        {
            TempData["Avertissement"] = attention;
        }

        return this.Suivre(adresse, attention is null ? message : null);
    }

    private async Task<IActionResult> ReprendreAsync<T>(string code, string vue, T saisie)
        where T : SectionViewModel
    {
        if (await ChargerAsync(code) is not { } complet)
        {
            return NotFound();
        }

        (saisie.Complet, saisie.Corrigible) = (complet, await appels.EstCorrigibleAsync(complet, Annulation));
        return View(vue, saisie);
    }
}

using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.AppelsPublics;

[AllowAnonymous]
public sealed class AppelsController(AppelsPublicsQuery appels, TimeProvider horloge) : Controller
{
    /// <summary>One published call; a call in preparation does not exist.</summary>
    [HttpGet("/appels/{code}")]
    public async Task<IActionResult> ReglesDuJeu(string code)
    {
        if (await appels.ChargerAsync(code, HttpContext.RequestAborted) is not { } appel)
        {
            return NotFound();
        }

        var maintenant = horloge.GetUtcNow();
        return View(new ReglesDuJeuViewModel(appel, maintenant)
        {
            Prolongations = HttpContext.Acteur() is { } acteur ? await appels.ProlongationsAsync(appel.Id, acteur, maintenant, HttpContext.RequestAborted) : [],
        });
    }
}

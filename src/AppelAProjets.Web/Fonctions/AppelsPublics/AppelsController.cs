using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.AppelsPublics;

[AllowAnonymous]
public sealed class AppelsController(AppelsPublicsQuery appels, TimeProvider horloge) : Controller
{
    /// <summary>One published call; a call in preparation does not exist.</summary>
    [HttpGet("/appels/{code}")]
    public async Task<IActionResult> ReglesDuJeu(string code) =>
        await appels.ChargerAsync(code, HttpContext.RequestAborted) is { } appel
            ? View(new ReglesDuJeuViewModel(appel, horloge.GetUtcNow()))
            : NotFound();
}

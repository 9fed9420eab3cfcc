using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.Accueil;

[AllowAnonymous]
public sealed class AccueilController(AppelsPublicsQuery appels, TimeProvider horloge) : Controller
{
    [HttpGet("/")]
    public async Task<ViewResult> Accueil() =>
        View(new AccueilViewModel(await appels.ListerAsync(HttpContext.RequestAborted), horloge.GetUtcNow()));
}

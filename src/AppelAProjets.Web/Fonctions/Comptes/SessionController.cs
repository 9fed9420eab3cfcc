using Microsoft.AspNetCore.Antiforgery;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>What a page that stayed open asks before it sends a form: is the session open (401 when not), whose is it, with which token.</summary>
[Reserve]
public sealed class SessionController(IAntiforgery jetons) : Controller
{
    [HttpGet(LiensComptes.Session)]
    public IActionResult Session() => Json(new { Compte = HttpContext.ActeurRequis().CompteId, Jeton = jetons.GetAndStoreTokens(HttpContext).RequestToken });
}

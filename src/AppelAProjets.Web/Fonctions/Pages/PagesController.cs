using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.Pages;

[AllowAnonymous]
public sealed class PagesController : Controller
{
    [HttpGet("/accessibilite")]
    public ViewResult Accessibilite() => View();

    [HttpGet("/mentions-legales")]
    public ViewResult MentionsLegales() => View();

    [HttpGet("/donnees-personnelles")]
    public ViewResult DonneesPersonnelles() => View();

    [HttpGet("/aide")]
    public ViewResult Aide() => View();
}

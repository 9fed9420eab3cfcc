using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Fonctions.Pages;

/// <summary>Texts that every public site owes to its readers.</summary>
[AllowAnonymous]
public sealed class PagesController : Controller
{
    /// <summary>Accessibility statement.</summary>
    [HttpGet("/accessibilite")]
    public ViewResult Accessibilite() => View();

    /// <summary>Legal notice.</summary>
    [HttpGet("/mentions-legales")]
    public ViewResult MentionsLegales() => View();

    /// <summary>Personal data.</summary>
    [HttpGet("/donnees-personnelles")]
    public ViewResult DonneesPersonnelles() => View();

    /// <summary>Help and contact.</summary>
    [HttpGet("/aide")]
    public ViewResult Aide() => View();
}

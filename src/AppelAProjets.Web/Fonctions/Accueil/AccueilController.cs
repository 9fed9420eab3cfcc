using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Fonctions.Accueil;

/// <summary>The home page.</summary>
[AllowAnonymous]
public sealed class AccueilController : Controller
{
    /// <summary>Open calls and how it works.</summary>
    [HttpGet("/")]
    public ViewResult Accueil() => View();
}

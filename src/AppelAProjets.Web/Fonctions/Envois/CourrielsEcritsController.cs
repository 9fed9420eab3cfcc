using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.Envois;

/// <summary>Development: the messages that would have been sent.</summary>
[AllowAnonymous, EnDeveloppement]
[Route("courriels")]
public sealed class CourrielsEcritsController(CourrielsEcrits ecrits, CourrielsQuery courriels) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Liste(CancellationToken annulation) =>
        View("CourrielsEcrits", new CourrielsEcritsViewModel(ecrits.Dossier, ecrits.Lister(), await courriels.EnAttenteAsync(Acteur.Systeme, annulation)));

    [HttpGet("{id:guid}")]
    public IActionResult Message(Guid id) => ecrits.Lire(id) is { } message ? View("CourrielEcrit", message) : NotFound();
}

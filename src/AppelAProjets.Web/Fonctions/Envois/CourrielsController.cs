using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Fonctions.Envois;

/// <summary>State of the outbox, for those who answer for it.</summary>
[Reserve(Role.Administrateur, Role.Secretariat)]
[Route("administration/courriels")]
public sealed class CourrielsController(CourrielsQuery courriels, RenvoyerCourriel renvoyer) : Controller
{
    /// <summary>Counts, and what has not left.</summary>
    [HttpGet("")]
    public async Task<ViewResult> Courriels(CancellationToken annulation) =>
        View("Courriels", new CourrielsViewModel(await courriels.ComptesAsync(annulation), await courriels.EnAttenteAsync(annulation)));

    /// <summary>Queues again a message refused for good.</summary>
    [HttpPost("{id:guid}/renvoyer")]
    public async Task<IActionResult> Renvoyer(Guid id, int version, CancellationToken annulation)
    {
        var resultat = await renvoyer.ExecuterAsync(id, version, HttpContext.ActeurRequis(), annulation);
        if (resultat is { EstRefuse: true, Refus.Code: "introuvable" })
        {
            return NotFound();
        }

        TempData[resultat.EstRefuse ? "Avertissement" : "Succes"] = resultat.EstRefuse ? resultat.Refus.Message : "Le message est de nouveau en file d’envoi.";
        return RedirectToAction(nameof(Courriels));
    }
}

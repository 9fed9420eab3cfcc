using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Fonctions.Envois;

/// <summary>What was sent to whom, in production too.</summary>
[Reserve(Role.Administrateur, Role.Secretariat)]
[Route("administration/courriels")]
public sealed class CourrielsController(CourrielsQuery courriels, RenvoyerCourriel renvoyer) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Courriels(CourrielsFiltre filtre, Guid? avant, CancellationToken annulation)
    {
        this.RefuserLesDatesInversees(filtre.Du, filtre.Au);
        return View("Courriels", new CourrielsViewModel(
            await courriels.ComptesAsync(annulation), await courriels.ChercherAsync(filtre.EnFiltre(), avant, HttpContext.ActeurRequis(), annulation), filtre, avant));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Courriel(Guid id, [FromServices] CourrielLuQuery lecture, CancellationToken annulation) =>
        await lecture.LireAsync(id, HttpContext.ActeurRequis(), annulation) is { } lu ? View("Courriel", lu) : NotFound();

    /// <summary>Queues again a message refused for good, or sends once more one that left.</summary>
    [HttpPost("{id:guid}/renvoyer")]
    public async Task<IActionResult> Renvoyer(Guid id, [FromForm] int version, [FromQuery] CourrielsFiltre filtre, [FromQuery] Guid? avant, CancellationToken annulation)
    {
        var liste = LiensAdministration.Courriels + filtre.Requete(avant);
        var resultat = await renvoyer.ExecuterAsync(id, version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(liste, "Le message est de nouveau en file d’envoi."), () =>
        {
            TempData["Avertissement"] = resultat.Refus!.Message;
            return Task.FromResult<IActionResult>(Redirect(liste));
        });
    }
}

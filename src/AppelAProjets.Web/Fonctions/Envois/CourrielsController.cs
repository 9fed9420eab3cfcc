using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Fonctions.Envois;

[Reserve(Role.Administrateur, Role.Secretariat)]
[Route("administration/courriels")]
public sealed class CourrielsController(CourrielsQuery courriels, RenvoyerCourriel renvoyer) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Courriels(CancellationToken annulation) =>
        View("Courriels", new CourrielsViewModel(await courriels.ComptesAsync(annulation), await courriels.EnAttenteAsync(HttpContext.ActeurRequis(), annulation)));

    /// <summary>Queues again a message refused for good.</summary>
    [HttpPost("{id:guid}/renvoyer")]
    public async Task<IActionResult> Renvoyer(Guid id, int version, CancellationToken annulation)
    {
        var resultat = await renvoyer.ExecuterAsync(id, version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensAdministration.Courriels, "Le message est de nouveau en file d’envoi."), () =>
        {
            TempData["Avertissement"] = resultat.Refus!.Message;
            return Task.FromResult<IActionResult>(Redirect(LiensAdministration.Courriels));
        });
    }
}

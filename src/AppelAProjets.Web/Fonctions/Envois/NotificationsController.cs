using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Web.Fonctions.Envois;

/// <summary>What the portal told oneself, and what of it one wants by mail.</summary>
[Reserve]
public sealed class NotificationsController(NotificationsQuery notifications, ReglerNotifications regler) : Controller
{
    [HttpGet(LiensComptes.Nouvelles)]
    public async Task<ViewResult> Liste(Guid? avant, CancellationToken annulation) =>
        View("Notifications", new NotificationsViewModel(await notifications.LireAsync(avant, HttpContext.ActeurRequis(), annulation), avant));

    [HttpPost(LiensComptes.ToutEstLu)]
    public async Task<IActionResult> ToutEstLu(CancellationToken annulation) => await this.RepondreAsync(
        await regler.ToutEstLuAsync(HttpContext.ActeurRequis(), annulation), () => this.Suivre(LiensComptes.Nouvelles, "Tout est marqué comme lu."), async () => await Liste(null, annulation));

    [HttpGet(LiensComptes.Notifications)]
    public async Task<ViewResult> Reglages(CancellationToken annulation) => View("ReglagesDeNotifications", await notifications.ReglagesAsync(HttpContext.ActeurRequis(), annulation));

    [HttpPost(LiensComptes.Notifications)]
    public async Task<IActionResult> Regler(Dictionary<GenreDeCourriel, RythmeDeCourriel> rythmes, CancellationToken annulation) => await this.RepondreAsync(
        !ModelState.IsValid ? null : await regler.ExecuterAsync(rythmes, HttpContext.ActeurRequis(), annulation),
        () => this.Suivre(LiensComptes.Notifications, "Vos choix sont enregistrés : ils valent pour les prochains messages."),
        async () => await Reglages(annulation));
}

/// <param name="Avant">Key of the page shown; null for the latest.</param>
public sealed record NotificationsViewModel(PageDeNotifications Page, Guid? Avant);

/// <summary>Beside the link of the Secrétariat: mails refused for good wait for someone.</summary>
public sealed class NombreDeNonRemisViewComponent(CourrielsQuery courriels) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var nombre = (await courriels.ComptesAsync(HttpContext.RequestAborted)).NonRemis;
        return Content(nombre == 0 ? "" : $" ({nombre} non remis)");
    }
}

/// <summary>In the header: how many are new.</summary>
public sealed class NombreDeNotificationsViewComponent(NotificationsQuery notifications) : ViewComponent
{
    private const int Maximum = 99;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var nombre = await notifications.NouvellesAsync(HttpContext.ActeurRequis(), HttpContext.RequestAborted);
        return Content(nombre == 0 ? "" : nombre > Maximum ? $" ({Maximum}+)" : $" ({nombre})");
    }
}

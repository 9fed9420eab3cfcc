using AppelAProjets.Application.Echeances;
using AppelAProjets.Application.Travaux;
using AppelAProjets.Domain.Travaux;

namespace AppelAProjets.Web.Fonctions.Travaux;

/// <param name="Battement">When the jobs last said that they run; null when never.</param>
/// <param name="Ecarts">What owed a message and wrote none.</param>
public sealed record TravauxViewModel(IReadOnlyList<TravailRow> Travaux, IReadOnlyList<TacheSuivieRow> Taches, IReadOnlyList<EcartDeMessage> Ecarts, DateTimeOffset? Battement, bool SontArretees);

/// <summary>What runs behind the pages, how far it is, and what failed.</summary>
[Reserve(Role.Administrateur, Role.Secretariat)]
[Route("administration/travaux")]
public sealed class TravauxController(TravauxQuery travaux, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Travaux([FromServices] EcartsDeMessagesQuery ecarts, CancellationToken annulation)
    {
        var battement = await travaux.DernierBattementAsync(annulation);
        return View("Travaux", new TravauxViewModel(
            await travaux.TravauxAsync(annulation), await travaux.TachesAsync(annulation), await ecarts.ListerAsync(annulation), battement, BattementDesTaches.EstArrete(battement, horloge.GetUtcNow())));
    }

    [HttpPost("{genre}/{id:guid}/relancer")]
    public async Task<IActionResult> Relancer(GenreDeTravail genre, Guid id, int version, [FromServices] AgirSurUnTravail agir, CancellationToken annulation) =>
        await RepondreAsync(await agir.RelancerAsync(genre, id, version, HttpContext.ActeurRequis(), annulation), "Ce travail est de nouveau en attente : il reprend où il s’était arrêté.");

    [HttpPost("{genre}/{id:guid}/arreter")]
    public async Task<IActionResult> Arreter(GenreDeTravail genre, Guid id, [FromServices] AgirSurUnTravail agir, CancellationToken annulation) =>
        await RepondreAsync(await agir.ArreterAsync(genre, id, HttpContext.ActeurRequis(), annulation), $"Ce travail est arrêté. {genre.Reste()}");

    private Task<IActionResult> RepondreAsync(Resultat resultat, string fait) => this.RepondreAsync(resultat, () => this.Suivre(LiensTravaux.Liste, fait), () =>
    {
        TempData["Avertissement"] = resultat.Refus!.Message;
        return Task.FromResult<IActionResult>(Redirect(LiensTravaux.Liste));
    });
}

/// <summary>On every page of an Administrateur, when nothing is sent nor closed by itself any more.</summary>
public sealed class TachesArreteesViewComponent(TravauxQuery travaux, TimeProvider horloge) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var battement = await travaux.DernierBattementAsync(HttpContext.RequestAborted);
        return BattementDesTaches.EstArrete(battement, horloge.GetUtcNow()) ? View("/Fonctions/Travaux/_TachesArretees.cshtml", battement!.Value) : Content("");
    }
}

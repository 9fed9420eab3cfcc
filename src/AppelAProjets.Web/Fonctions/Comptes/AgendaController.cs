using System.Text;
using AppelAProjets.Application.Calendriers;
using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>The calendar of each person, followed from elsewhere by a secret address.</summary>
[Reserve]
public sealed class AgendaController(AgendaQuery agenda, GererSonAgenda gerer) : Controller
{
    [HttpGet("/compte/agenda")]
    public Task<IActionResult> Agenda(CancellationToken annulation) => PageAsync(annulation);

    /// <summary>Makes or replaces the address, and shows it once.</summary>
    [HttpPost("/compte/agenda")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Renouveler([FromServices] IOptions<LiensOptions> liens, CancellationToken annulation)
    {
        var resultat = await gerer.RenouvelerAsync(HttpContext.ActeurRequis(), annulation);
        var adresse = resultat.EstRefuse ? null : liens.Value.Vers(LiensComptes.FluxDAgenda(resultat.Valeur));
        return await this.RepondreAsync(resultat, _ => View("AgendaCree", adresse), () => PageAsync(annulation));
    }

    [HttpPost("/compte/agenda/supprimer")]
    public async Task<IActionResult> Supprimer(CancellationToken annulation) => await this.RepondreAsync(
        await gerer.RevoquerAsync(HttpContext.ActeurRequis(), annulation),
        () => this.Suivre(LiensComptes.Agenda, "L’adresse est supprimée : elle n’ouvre plus rien."),
        () => PageAsync(annulation));

    private async Task<IActionResult> PageAsync(CancellationToken annulation) =>
        View("Agenda", new AgendaViewModel(await agenda.DepuisQuandAsync(HttpContext.ActeurRequis(), annulation)));
}

/// <summary>The same, without a session: the address is the key.</summary>
[AllowAnonymous]
public sealed class FluxDAgendaController(AgendaQuery agenda) : Controller
{
    [HttpGet("/agenda/{secret:length(64)}.ics")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Flux(string secret, CancellationToken annulation) =>
        await agenda.LireAsync(secret, annulation) is { } lu ? File(Encoding.UTF8.GetBytes(lu), "text/calendar; charset=utf-8") : NotFound();
}

/// <param name="Depuis">When the address was made, UTC; null without one.</param>
public sealed record AgendaViewModel(DateTimeOffset? Depuis);

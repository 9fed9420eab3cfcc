using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The bloc sans débat: read by the committee, left by an item that someone wants debated, closed by the chair in one act.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class SansDebatController(OrdreDuJourQuery agendas, CloreSansDebat clore, DemanderDebat debats) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("ordre-du-jour/sans-debat")]
    public Task<IActionResult> SansDebat(Guid id, CancellationToken annulation) => PageAsync(this, agendas, id, annulation);

    [HttpPost("ordre-du-jour/sans-debat/clore"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Clore(Guid id, [FromForm] int attendus, CancellationToken annulation)
    {
        var resultat = await clore.ExecuterAsync(id, attendus, Acteur, annulation);
        return await this.RepondreAsync(resultat, bilan => this.Suivre(LiensComites.SansDebat(id), Dire(bilan)), () => SansDebat(id, annulation));
    }

    [HttpPost("points/{pointId:guid}/debat"), Reserve(Role.MembreComite, Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> Demander(Guid id, Guid pointId, CancellationToken annulation) =>
        await this.RepondreAsync(await debats.ExecuterAsync(id, pointId, Acteur, annulation), () => this.Suivre(LiensComites.SansDebat(id), "Le point sort du bloc : il sera débattu."), () => SansDebat(id, annulation));

    [HttpPost("points/{pointId:guid}/debat/retirer"), Reserve(Role.MembreComite, Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> Renoncer(Guid id, Guid pointId, CancellationToken annulation) =>
        await this.RepondreAsync(await debats.RenoncerAsync(id, pointId, Acteur, annulation), () => this.Suivre(LiensComites.SansDebat(id), "La demande de débat est retirée."), () => SansDebat(id, annulation));

    internal static async Task<IActionResult> PageAsync(Controller controleur, OrdreDuJourQuery agendas, Guid id, CancellationToken annulation)
    {
        var acteur = controleur.HttpContext.ActeurRequis();
        return await agendas.ChargerAsync(id, acteur, annulation) is { } lu ? controleur.View("SansDebat", SansDebatViewModel.De(lu, acteur)) : controleur.NotFound();
    }

    private static string Dire(BlocClos bilan) =>
        (bilan.Clos > 1 ? $"{bilan.Clos} points sont clos sans débat." : "1 point est clos sans débat.")
        + (bilan.Sortis switch { 0 => "", 1 => " 1 point sort du bloc : sa raison est dite ci-dessous.", var n => $" {n} points sortent du bloc : leurs raisons sont dites ci-dessous." });
}

using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}/releve")]
public sealed class RelevesController(ReleveQuery releves) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Releve(Guid id, CancellationToken annulation) =>
        await releves.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } releve ? View("Releve", releve) : NotFound();
}

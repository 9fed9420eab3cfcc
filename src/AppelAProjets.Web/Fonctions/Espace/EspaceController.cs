using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;

namespace AppelAProjets.Web.Fonctions.Espace;

[Reserve]
[Route("espace")]
public sealed class EspaceController(EspaceQuery espaces, OrganisationQuery organisations, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Espace([FromQuery] FiltreDeLEspace filtre, CancellationToken annulation) =>
        View("MonEspace", new EspaceViewModel(
            await espaces.ChargerAsync(HttpContext.ActeurRequis(), annulation), await organisations.DemandesAsync(HttpContext.ActeurRequis(), annulation), horloge.GetUtcNow()) { Filtre = filtre, EstAgent = HttpContext.ActeurRequis().Habilitations.Count > 0 });
}

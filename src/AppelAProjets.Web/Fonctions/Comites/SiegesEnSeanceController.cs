using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>Who is in the room, and what the room is shown.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class SiegesEnSeanceController(ExamenQuery examens, Sieger sieger) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpPost("presences"), Reserve(Role.MembreComite, Role.Secretariat)]
    public async Task<IActionResult> Noter(Guid id, Guid siegeId, Guid compteId, bool present, Guid? point, CancellationToken annulation)
    {
        var resultat = await sieger.NoterPresenceAsync(id, new PresenceANoter(siegeId, compteId, present), Acteur, annulation);
        var retour = point is { } la ? LiensComites.Point(id, la) : LiensComites.Seance(id);
        if (resultat.EstRefuse && resultat.Issue != Issue.Absent)
        {
            TempData["Avertissement"] = resultat.Refus.Message;
        }

        return resultat.Issue == Issue.Absent ? NotFound() : this.Suivre(retour);
    }

    [HttpGet("projection"), Reserve(Role.Presidence, Role.Secretariat, Role.MembreComite)]
    public async Task<IActionResult> Projection(Guid id, CancellationToken annulation) =>
        await examens.ProjeterAsync(id, Acteur, annulation) is { } projection ? View("Projection", projection) : NotFound();

    [HttpGet("projection/fragment"), Reserve(Role.Presidence, Role.Secretariat, Role.MembreComite)]
    public async Task<IActionResult> FragmentDeProjection(Guid id, CancellationToken annulation) =>
        await examens.ProjeterAsync(id, Acteur, annulation) is { } projection ? PartialView("_Projection", projection) : NotFound();
}

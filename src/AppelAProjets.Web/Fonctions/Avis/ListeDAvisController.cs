using AppelAProjets.Application.Avis;

namespace AppelAProjets.Web.Fonctions.Avis;

/// <summary>Opinions that this person is to give, and those that it asked for: late first.</summary>
[Reserve(Role.Secretariat, Role.Instructeur, Role.ReferentQuartier, Role.DeleguePrefet)]
public sealed class ListeDAvisController(AvisAttendusQuery attendus, TimeProvider horloge) : Controller
{
    [HttpGet("/avis")]
    public async Task<IActionResult> Liste(string? page, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var numero = int.TryParse(page, out var lu) ? Math.Clamp(lu, 1, 10_000) : 1;
        return View("ListeDAvis", new ListeDAvisViewModel(await attendus.ChargerAsync(numero, acteur, annulation), numero, horloge.GetUtcNow(), acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur)));
    }
}

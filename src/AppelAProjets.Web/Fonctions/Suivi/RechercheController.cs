using AppelAProjets.Application.Suivi;

namespace AppelAProjets.Web.Fonctions.Suivi;

/// <summary>The search of the header, over all the calls that the person may see.</summary>
[Reserve(Mission.Instruction)]
[Route(LiensSuivi.Recherche)]
public sealed class RechercheController(RechercheQuery recherche) : Controller
{
    /// <summary>A whole number opens its sheet.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Chercher(string? q, CancellationToken annulation)
    {
        var trouves = await recherche.ChercherAsync(q, HttpContext.ActeurRequis(), annulation);
        return trouves.Exact is { } dossier ? Redirect(LiensInstructions.Fiche(dossier.AppelCode, dossier.Id)) : View("Recherche", trouves);
    }
}

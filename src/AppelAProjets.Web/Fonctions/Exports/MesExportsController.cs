using AppelAProjets.Application.Exports;

namespace AppelAProjets.Web.Fonctions.Exports;

/// <summary>The archives that one asked for: followed while they are made, cancelled, taken. Another's do not exist.</summary>
[Reserve(Mission.Instruction)]
[Route(LiensExports.Mes)]
public sealed class MesExportsController(MesExports exports) : Controller
{
    /// <summary>The page, or its list alone for the script that follows it.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Lister([FromQuery] string? liste, CancellationToken annulation)
    {
        var siens = await exports.ListerAsync(HttpContext.ActeurRequis(), annulation);
        return liste == "seule" ? PartialView("_MesExports", siens) : View("MesExports", siens);
    }

    [HttpPost("{id:guid}/annuler")]
    public async Task<IActionResult> Annuler(Guid id, CancellationToken annulation) =>
        await this.RepondreAsync(await exports.AnnulerAsync(id, HttpContext.ActeurRequis(), annulation), () => this.Suivre(LiensExports.Mes, "L’archive est arrêtée ou supprimée."), () => Lister(null, annulation));

    [HttpGet("{id:guid}/archive.zip")]
    public async Task<IActionResult> Telecharger(Guid id, CancellationToken annulation)
    {
        var resultat = await exports.OuvrirAsync(id, HttpContext.ActeurRequis(), annulation);
        if (resultat.EstRefuse && resultat.Issue != Issue.Absent)
        {
            TempData["Avertissement"] = resultat.Refus!.Message;
            return Redirect(LiensExports.Mes);
        }

        return resultat.EstRefuse ? NotFound() : File(resultat.Valeur.Contenu, "application/zip", resultat.Valeur.Nom, enableRangeProcessing: true);
    }
}

using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>Deletes a draft, after a page that says what goes with it.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}/supprimer")]
public sealed class SupprimerController(DossierPorteurQuery dossiers, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Supprimer(Guid id, CancellationToken annulation) => PageAsync(id, annulation);

    [HttpPost("")]
    public async Task<IActionResult> Supprimer(Guid id, int version, [FromServices] SupprimerBrouillon supprimer, CancellationToken annulation)
    {
        var suppression = await supprimer.ExecuterAsync(id, version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(suppression, titre => this.Suivre(LiensDossiers.Espace, $"Le brouillon « {titre} » est supprimé."), () => PageAsync(id, annulation));
    }

    private async Task<IActionResult> PageAsync(Guid id, CancellationToken annulation) => await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) switch
    {
        null => NotFound(),
        { } dossier when SuppressionDeBrouillon.Refuser(dossier.Entete.Etat) is { } refus => Refuser(id, refus),
        { } dossier => View("Supprimer", new EnTeteDossier(dossier, horloge.GetUtcNow())),
    };

    private RedirectResult Refuser(Guid id, Refus refus)
    {
        TempData["Avertissement"] = refus.Message;
        return Redirect(LiensDossiers.Dossier(id));
    }
}

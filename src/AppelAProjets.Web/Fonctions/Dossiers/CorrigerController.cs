using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>Correcting a deposited dossier while the deposit is open: begin, or give up. The rest is the form and its deposit.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}/corriger")]
public sealed class CorrigerController(DossierPorteurQuery dossiers, CorrigerDossier corriger, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Corriger(Guid id, CancellationToken annulation) => await ChargerAsync(id, annulation) switch
    {
        null => NotFound(),
        { Dossier.Entete.EstEnCorrection: true } => Redirect(LiensDossiers.Dossier(id)),
        { } enTete when enTete.RefusDeCorriger is { } refus => Avertir(id, refus),
        { } enTete => View("Corriger", enTete),
    };

    [HttpPost("")]
    public async Task<IActionResult> Ouvrir(Guid id, CancellationToken annulation) => await SuivreAsync(
        id, await corriger.OuvrirAsync(id, HttpContext.ActeurRequis(), annulation), "La correction est ouverte : corrigez ce qu’il faut, puis déposez de nouveau.");

    [HttpGet("abandonner")]
    public async Task<IActionResult> Abandonner(Guid id, CancellationToken annulation) => await ChargerAsync(id, annulation) switch
    {
        null => NotFound(),
        { Dossier.Entete.EstEnCorrection: true } enTete => View("AbandonnerLaCorrection", enTete),
        _ => Redirect(LiensDossiers.Dossier(id)),
    };

    [HttpPost("abandonner")]
    public async Task<IActionResult> AbandonnerFait(Guid id, CancellationToken annulation) => await SuivreAsync(
        id, await corriger.AbandonnerAsync(id, HttpContext.ActeurRequis(), annulation), "La correction est abandonnée : la version déposée est inchangée.");

    private Task<IActionResult> SuivreAsync(Guid id, Resultat resultat, string succes) =>
        this.RepondreAsync(resultat, () => this.Suivre(LiensDossiers.Dossier(id), succes), () => Task.FromResult<IActionResult>(Avertir(id, resultat.Refus!)));

    private RedirectResult Avertir(Guid id, Refus refus)
    {
        TempData["Avertissement"] = refus.Message;
        return Redirect(LiensDossiers.Dossier(id));
    }

    private async Task<EnTeteDossier?> ChargerAsync(Guid id, CancellationToken annulation) =>
        await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier ? new EnTeteDossier(dossier, horloge.GetUtcNow()) : null;
}

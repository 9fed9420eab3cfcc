using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

[Reserve]
public sealed class PretASignerController(PrevenirLesSignataires prevenir) : Controller
{
    [HttpPost("/espace/dossiers/{id:guid}/pret-a-signer")]
    public async Task<IActionResult> Prevenir(Guid id, CancellationToken annulation)
    {
        var prevenus = await prevenir.ExecuterAsync(id, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            prevenus,
            nombre => this.Suivre(LiensDossiers.Verifier(id), nombre == 1 ? "Le signataire est prévenu par courriel." : $"Les {nombre} signataires sont prévenus par courriel."),
            () =>
            {
                TempData["Avertissement"] = prevenus.Refus!.Message;
                return Task.FromResult<IActionResult>(Redirect(LiensDossiers.Verifier(id)));
            });
    }
}

using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The Présidence corrects what a frozen relevé says of one dossier.</summary>
[Reserve(Role.Presidence)]
[Route("seances/{id:guid}/points/{pointId:guid}/rectifier")]
public sealed class RectificationController(RectificationQuery points, RectifierReleve rectifier) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Rectification(Guid id, Guid pointId, CancellationToken annulation) =>
        await points.ChargerAsync(id, pointId, Acteur, annulation) is var (point, releve) ? View("Rectification", new RectificationViewModel(point, releve, RectificationSaisie.De(point))) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Rectification(Guid id, Guid pointId, [FromForm(Name = "Saisie")] RectificationSaisie saisie, CancellationToken annulation)
    {
        if (await points.ChargerAsync(id, pointId, Acteur, annulation) is not var (point, releve))
        {
            return NotFound();
        }

        var resultat = !ModelState.IsValid ? null : await rectifier.ExecuterAsync(id, pointId, saisie.EnRectification(), Acteur, annulation);
        return await this.RepondreAsync(
            resultat,
            numero => this.Suivre(LiensReleves.Releve(id, numero), "Le relevé rectificatif est arrêté. Le courrier de ce dossier est à préparer de nouveau."),
            () =>
            {
                if (resultat?.Issue == Issue.Conflit)
                {
                    saisie.Reprendre(point);
                    ModelState.Remove("Saisie.Version");
                }

                return Task.FromResult<IActionResult>(View("Rectification", new RectificationViewModel(point, releve, saisie)));
            },
            "Saisie.");
    }
}

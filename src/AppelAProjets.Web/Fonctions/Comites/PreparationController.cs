using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>A session changed before it opens, or cancelled.</summary>
[Reserve(Role.Secretariat)]
[Route("seances/{id:guid}")]
public sealed class PreparationController(SeanceQuery seances, ChoixDuComiteQuery choix, ModifierSeance modifier) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("modifier")]
    public async Task<IActionResult> Modifier(Guid id, CancellationToken annulation) =>
        await seances.ChargerAsync(id, Acteur, annulation) is { Seance: var seance } ? await FormulaireAsync(NouvelleSeanceViewModel.De(seance), seance, annulation) : NotFound();

    [HttpPost("modifier")]
    public async Task<IActionResult> Modifier(Guid id, NouvelleSeanceViewModel saisie, CancellationToken annulation)
    {
        if (await seances.ChargerAsync(id, Acteur, annulation) is not { Seance: var seance })
        {
            return NotFound();
        }

        var resultat = !ModelState.IsValid ? null : await modifier.ExecuterAsync(id, saisie.EnDemande(seance.Code), saisie.Version, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), "La séance est modifiée. Si elle était convoquée et qu’elle bouge, les membres en sont avertis."), () => FormulaireAsync(saisie, seance, annulation));
    }

    [HttpPost("annuler")]
    public async Task<IActionResult> Annuler(Guid id, [FromForm] string? motif, [FromForm] int version, CancellationToken annulation)
    {
        var resultat = await modifier.AnnulerAsync(id, motif, version, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), "La séance est annulée ; ses dossiers attendent une autre séance."), () => Modifier(id, annulation));
    }

    private async Task<IActionResult> FormulaireAsync(NouvelleSeanceViewModel modele, SeanceDetailRow seance, CancellationToken annulation)
    {
        ViewData["Seance"] = seance;
        modele.Presidences = SiegeViewModel.Choix(await choix.PersonnesAsync(Role.Presidence, annulation), "Choisissez une personne");
        return View("ModifierSeance", modele);
    }
}

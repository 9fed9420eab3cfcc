using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The line of one's own funder: recevable or not, opinion, proposal, validation.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/lignes/{ligneId:guid}")]
[Reserve(Role.Instructeur, Role.Valideur)]
public sealed class LigneController(FicheInstructionQuery fiches) : Controller
{
    /// <summary>Recevable or not for the funder.</summary>
    [HttpPost("recevabilite")]
    public Task<IActionResult> Statuer(
        string appelCode, Guid id, Guid ligneId, FiltreQuery filtre, int? rang, [FromForm] bool recevable, [FromForm] string? motif, [FromForm] int version,
        [FromServices] StatuerSurLigne statuer, CancellationToken annulation) =>
        TraiterAsync(
            new LigneVisee(appelCode, id, ligneId, version), filtre, rang, recevable ? "La ligne est recevable." : "La ligne est non recevable.",
            (visee, acteur) => statuer.ExecuterAsync(visee, recevable, motif, acteur, annulation), annulation);

    [HttpPost("proposition")]
    public async Task<IActionResult> Instruire(
        string appelCode, Guid id, Guid ligneId, FiltreQuery filtre, int? rang, [FromServices] InstruireLigne instruire, CancellationToken annulation)
    {
        var saisie = new LigneSaisie();
        await TryUpdateModelAsync(saisie, LigneViewModel.Champs(ligneId));
        return await TraiterAsync(
            new LigneVisee(appelCode, id, ligneId, saisie.Version), filtre, rang, "Votre avis et votre proposition sont enregistrés.",
            (visee, acteur) => instruire.ExecuterAsync(
                visee, new SaisieDeLigne(saisie.Avis, saisie.AvisMotif, saisie.Specifique, saisie.DroitCommun, saisie.ProposeMotif), acteur, annulation), annulation);
    }

    [HttpPost("validation")]
    [Reserve(Role.Valideur)]
    public Task<IActionResult> Valider(
        string appelCode, Guid id, Guid ligneId, FiltreQuery filtre, int? rang, [FromForm] int version, [FromServices] ValiderProposition valider, CancellationToken annulation) =>
        TraiterAsync(
            new LigneVisee(appelCode, id, ligneId, version), filtre, rang, "La proposition est validée.",
            (visee, acteur) => valider.ExecuterAsync(visee, acteur, annulation), annulation);

    /// <summary>To the committee without a proposal.</summary>
    [HttpPost("sans-proposition")]
    public Task<IActionResult> Renoncer(
        string appelCode, Guid id, Guid ligneId, FiltreQuery filtre, int? rang, [FromForm] string? motif, [FromForm] int version,
        [FromServices] RenoncerAProposer renoncer, CancellationToken annulation) =>
        TraiterAsync(
            new LigneVisee(appelCode, id, ligneId, version), filtre, rang, "La ligne ira au comité sans proposition.",
            (visee, acteur) => renoncer.ExecuterAsync(visee, motif, acteur, annulation), annulation);

    private async Task<IActionResult> TraiterAsync(
        LigneVisee visee, FiltreQuery filtre, int? rang, string succes, Func<LigneVisee, Acteur, Task<Resultat?>> executer, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (ModelState.IsValid)
        {
            if (await executer(visee, acteur) is not { } resultat)
            {
                return NotFound();
            }

            if (resultat.EstRefuse)
            {
                ModelState.Ajouter(resultat.Refus, LigneViewModel.Champs(visee.LigneId) + ".");
            }
        }

        if (ModelState.IsValid)
        {
            TempData["Succes"] = succes;
            return Redirect($"{FicheViewModel.Adresse(visee.AppelCode, visee.DossierId, filtre.Lire(), rang)}#ligne-{visee.LigneId}");
        }

        return await fiches.ChargerAsync(visee.AppelCode, visee.DossierId, filtre.Lire(), rang, acteur, annulation) is { } fiche
            ? View("Fiche", new FicheViewModel(fiche, filtre.Lire(), rang, acteur))
            : NotFound();
    }
}

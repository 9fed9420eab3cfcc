using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

[Route("instruction/{appelCode}/dossiers/{id:guid}/lignes/{ligneId:guid}")]
[Reserve(Role.Instructeur, Role.Valideur)]
public sealed class LigneController(FicheInstructionQuery fiches) : Controller
{
    [HttpPost("recevabilite")]
    public Task<IActionResult> Statuer(PlaceDansLeTableau place, Guid ligneId, [FromForm] DecisionSurLigne decision, [FromServices] StatuerSurLigne statuer, CancellationToken annulation) =>
        TraiterAsync(
            place, Viser(place, ligneId, decision.Version), decision.Recevable ? "La ligne est recevable." : "La ligne est non recevable.",
            (visee, acteur) => statuer.ExecuterAsync(visee, decision.Recevable, decision.Motif, acteur, annulation), annulation);

    [HttpPost("validation")]
    [Reserve(Role.Valideur)]
    public Task<IActionResult> Valider(PlaceDansLeTableau place, Guid ligneId, [FromForm] int version, [FromServices] ValiderProposition valider, CancellationToken annulation) =>
        TraiterAsync(place, Viser(place, ligneId, version), "La proposition est validée.", (visee, acteur) => valider.ExecuterAsync(visee, acteur, annulation), annulation);

    /// <summary>To the committee without a proposal.</summary>
    [HttpPost("sans-proposition")]
    public Task<IActionResult> Renoncer(PlaceDansLeTableau place, Guid ligneId, [FromForm] DecisionSurLigne decision, [FromServices] RenoncerAProposer renoncer, CancellationToken annulation) =>
        TraiterAsync(
            place, Viser(place, ligneId, decision.Version), "La ligne ira au comité sans proposition.",
            (visee, acteur) => renoncer.ExecuterAsync(visee, decision.Motif, acteur, annulation), annulation);

    private static LigneVisee Viser(PlaceDansLeTableau place, Guid ligneId, int version) => new(place.AppelCode, place.Id, ligneId, version);

    private async Task<IActionResult> TraiterAsync(
        PlaceDansLeTableau place, LigneVisee visee, string succes, Func<LigneVisee, Acteur, Task<Resultat>> executer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await executer(visee, HttpContext.ActeurRequis());
        return await this.RepondreAsync(
            resultat, () => this.Suivre($"{place.Fiche}#ligne-{visee.LigneId}", succes), () => this.FicheAsync(fiches, place, annulation), LigneViewModel.Champs(visee.LigneId) + ".");
    }
}

using AppelAProjets.Application.Coinstruction;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>Who instructs what, by rule: the rules of a funder in a call, what they would do, and doing it.</summary>
[Route("instruction/{appelCode}/affectations")]
[Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur)]
public sealed class AffectationsController(AffectationsQuery affectations) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Affectations(string appelCode, string? financeur, CancellationToken annulation) =>
        AfficherAsync(appelCode, Guid.TryParse(financeur, out var id) ? id : null, new RegleSaisie(), annulation);

    [HttpPost("regles")]
    public async Task<IActionResult> Ajouter(string appelCode, [FromForm] Guid financeur, [FromForm(Name = "Regle")] RegleSaisie regle, [FromServices] EnregistrerRegle enregistrer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await enregistrer.AjouterAsync(appelCode, regle.EnSaisie(financeur), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(Adresse(appelCode, financeur), "La règle est ajoutée. L’aperçu dit ce qu’elle ferait."), () => AfficherAsync(appelCode, financeur, regle, annulation), "Regle.");
    }

    [HttpPost("regles/{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string appelCode, Guid id, [FromForm] Guid financeur, [FromServices] EnregistrerRegle enregistrer, CancellationToken annulation)
    {
        var resultat = await enregistrer.RetirerAsync(appelCode, id, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(Adresse(appelCode, financeur), "La règle est retirée ; ce qu’elle a affecté le reste."), () => AfficherAsync(appelCode, financeur, new RegleSaisie(), annulation));
    }

    [HttpPost("appliquer")]
    public async Task<IActionResult> Appliquer(string appelCode, [FromForm] Guid financeur, [FromServices] AppliquerRegles appliquer, CancellationToken annulation)
    {
        var resultat = await appliquer.ExecuterAsync(appelCode, financeur, Acteur, annulation);
        return await this.RepondreAsync(resultat, bilan => this.Rapporter(new RapportDeLotViewModel(
            bilan.Faits switch { 0 => bilan.Refus.Count > 0 ? null : "Aucun dossier n’était à affecter.", 1 => "1 dossier est affecté.", _ => $"{bilan.Faits:N0} dossiers sont affectés." },
            "Non affectés", [.. bilan.Refus.Select(r => r.Message)], Adresse(appelCode, financeur))), () => AfficherAsync(appelCode, financeur, new RegleSaisie(), annulation));
    }

    private static string Adresse(string appelCode, Guid financeur) => $"{LiensCoinstruction.Affectations(appelCode)}?financeur={financeur}";

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid? financeur, RegleSaisie saisie, CancellationToken annulation) =>
        await affectations.ChargerAsync(appelCode, financeur, Acteur, annulation) is { } page ? View("Affectations", new AffectationsViewModel(page) { Regle = saisie }) : NotFound();
}

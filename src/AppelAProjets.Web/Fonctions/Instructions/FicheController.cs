using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The sheet of a dossier, and the work of one's own on it: grid, eligible base, déport.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}")]
[Reserve(Mission.Instruction)]
public sealed class FicheController(FicheInstructionQuery fiches) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Fiche(PlaceDansLeTableau place, CancellationToken annulation) => this.FicheAsync(fiches, place, annulation);

    [HttpPost("assiette")]
    [Reserve(Role.Instructeur)]
    public async Task<IActionResult> Fixer(
        PlaceDansLeTableau place, [FromForm(Name = "Assiette")] AssietteSaisie assiette, [FromForm] int version, [FromServices] FixerAssiette fixer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await fixer.ExecuterAsync(place.AppelCode, place.Id, new SaisieDAssiette(assiette.Montant, assiette.Motif, version), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(place.Fiche + "#budget", "L’assiette éligible est enregistrée."), () => this.FicheAsync(fiches, place, annulation), "Assiette.");
    }
}

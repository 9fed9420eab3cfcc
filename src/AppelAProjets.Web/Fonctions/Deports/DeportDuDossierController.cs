using AppelAProjets.Application.Deports;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Web.Fonctions.Instructions;

namespace AppelAProjets.Web.Fonctions.Deports;

/// <summary>Standing down: a page names the dossier first, since from then on it is no longer shown and only the Présidence goes back on it.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/deport")]
[Reserve(Mission.Instruction)]
public sealed class DeportDuDossierController(DeportsQuery deports) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Confirmer(PlaceDansLeTableau place, CancellationToken annulation) =>
        await deports.SujetAsync(place.AppelCode, place.Id, Acteur, annulation) is { } sujet ? View("Confirmer", new DeportDuDossierViewModel(place, sujet)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Declarer(PlaceDansLeTableau place, [FromForm(Name = "Deport")] DeportSaisie deport, [FromServices] DeclarerDeport declarer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await declarer.ExecuterAsync(place.AppelCode, place.Id, deport.TouteLOrganisation, deport.Motif, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(place.Tableau(place.AppelCode), "Votre déport est enregistré : ce dossier ne vous est plus présenté."), () => Confirmer(place, annulation), "Deport.");
    }
}

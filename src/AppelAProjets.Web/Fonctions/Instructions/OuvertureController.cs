using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>A line that nobody asked for, opened by the funder's instructor.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/lignes")]
[Reserve(Role.Instructeur)]
public sealed class OuvertureController(FicheInstructionQuery fiches) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Ouvrir(PlaceDansLeTableau place, [FromForm(Name = "Ouverture")] OuvertureSaisie ouverture, [FromServices] OuvrirLigne ouvrir, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await ouvrir.ExecuterAsync(place.AppelCode, place.Id, ouverture.FinanceurId, ouverture.Motif, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(place.Fiche, "La ligne est ouverte : proposez un montant, ou laissez-la sans proposition."), () => this.FicheAsync(fiches, place, annulation), "Ouverture.");
    }
}

public sealed class OuvertureSaisie
{
    [Display(Name = "Financeur")]
    public Guid FinanceurId { get; set; }
    [Display(Name = "Pourquoi votre financeur s’y intéresse"), StringLength(1000)]
    public string? Motif { get; set; }
}

using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Validations;

namespace AppelAProjets.Web.Fonctions.Validations;

/// <summary>What the Valideur returned to the instructors of its funder.</summary>
[Route("validations/renvoyees")]
[Reserve(Role.Instructeur)]
public sealed class RenvoyeesController(ValidationsQuery validations) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Renvoyees(CancellationToken annulation) => View("Renvoyees", await validations.RenvoyeesAsync(HttpContext.ActeurRequis(), annulation));

    /// <summary>To the Valideur again, as it is.</summary>
    [HttpPost("{ligneId:guid}")]
    public async Task<IActionResult> Soumettre(Guid ligneId, [FromForm] int version, [FromServices] SoumettreANouveau soumettre, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if ((await validations.RenvoyeesAsync(acteur, annulation)).FirstOrDefault(p => p.LigneId == ligneId) is not { } proposition)
        {
            return NotFound();
        }

        var resultat = !ModelState.IsValid ? null : await soumettre.ExecuterAsync(new LigneVisee(proposition.AppelCode, proposition.DossierId, ligneId, version), acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensValidations.Renvoyees, $"{proposition.Numero} attend de nouveau le valideur."), () => Renvoyees(annulation));
    }
}

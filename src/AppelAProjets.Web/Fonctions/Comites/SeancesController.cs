using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class SeancesController(SeanceQuery seances, PreparationQuery preparations, SuivreConvocation suivre, FaireAvancerSeance avancer, Sieger sieger) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Seance(Guid id, CancellationToken annulation)
    {
        if (await seances.ChargerAsync(id, Acteur, annulation) is not { } tableau)
        {
            return NotFound();
        }

        var page = new SeanceViewModel(tableau, Acteur) { Preparation = await preparations.ChargerAsync(tableau.Seance, Acteur, annulation) };
        if (page.Preparation.De(Acteur.CompteId) is { OuverteLe: null })
        {
            await suivre.OuvrirAsync(id, Acteur, annulation);
        }

        return View("Seance", page);
    }

    [HttpPost("etat")]
    public async Task<IActionResult> Avancer(Guid id, ActionSeance fleche, string? motif, CancellationToken annulation)
    {
        var resultat = await avancer.ExecuterAsync(id, fleche, motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), "La séance est mise à jour."), () => Seance(id, annulation));
    }

    [HttpPost("presence")]
    public async Task<IActionResult> PrendrePlace(Guid id, CancellationToken annulation)
    {
        var resultat = await sieger.PrendrePlaceAsync(id, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), "Votre présence est enregistrée."), () => Seance(id, annulation));
    }

    [HttpPost("releve"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Arreter(Guid id, [FromServices] ArreterReleve arreter, CancellationToken annulation)
    {
        var resultat = await arreter.ExecuterAsync(id, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComites.Releve(id), "Le relevé d’arbitrage est arrêté. Les courriers peuvent être préparés."), () => Seance(id, annulation));
    }
}

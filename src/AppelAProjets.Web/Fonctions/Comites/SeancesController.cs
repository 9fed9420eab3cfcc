using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class SeancesController(SeanceQuery seances, FaireAvancerSeance avancer, Sieger sieger, ArreterReleve arreter) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Seance(Guid id, CancellationToken annulation) =>
        await seances.ChargerAsync(id, Acteur, annulation) is { } tableau ? View("Seance", new SeanceViewModel(tableau, Acteur)) : NotFound();

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
    public async Task<IActionResult> Arreter(Guid id, CancellationToken annulation)
    {
        var resultat = await arreter.ExecuterAsync(id, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComites.Releve(id), "Le relevé d’arbitrage est arrêté. Les courriers peuvent être préparés."), () => Seance(id, annulation));
    }
}

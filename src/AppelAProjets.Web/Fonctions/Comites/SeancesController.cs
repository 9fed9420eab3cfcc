using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class SeancesController(SeanceQuery seances, FaireAvancerSeance avancer, InscrireDossiers inscrire, Sieger sieger, ArreterReleve arreter) : Controller
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

    [HttpGet("ordre-du-jour"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> OrdreDuJour(Guid id, [FromServices] ChoixDuComiteQuery choix, CancellationToken annulation) =>
        await seances.ChargerAsync(id, Acteur, annulation) is { } tableau
            ? View("OrdreDuJour", new OrdreDuJourViewModel(tableau.Seance, await choix.DossiersAsync(tableau.Seance.AppelId, Acteur, annulation)))
            : NotFound();

    [HttpPost("ordre-du-jour"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> OrdreDuJour(Guid id, Guid[] dossiers, [FromServices] ChoixDuComiteQuery choix, CancellationToken annulation)
    {
        var resultat = await inscrire.ExecuterAsync(id, dossiers, Acteur, annulation);
        return await this.RepondreAsync(resultat, nombre => this.Suivre(LiensComites.Seance(id), $"Dossiers inscrits à l’ordre du jour : {nombre}."), () => OrdreDuJour(id, choix, annulation));
    }

    [HttpPost("releve"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Arreter(Guid id, CancellationToken annulation)
    {
        var resultat = await arreter.ExecuterAsync(id, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComites.Releve(id), "Le relevé d’arbitrage est arrêté. Les courriers peuvent être préparés."), () => Seance(id, annulation));
    }
}

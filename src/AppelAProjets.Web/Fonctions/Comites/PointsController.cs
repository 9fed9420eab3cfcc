using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}/points/{pointId:guid}")]
public sealed class PointsController(ExamenQuery examens, Sieger sieger, ArbitrerLigne arbitrer, FaireAvancerPoint avancer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Point(Guid id, Guid pointId, CancellationToken annulation) => PageAsync(id, pointId, null, null, annulation);

    [HttpPost("votes"), Reserve(Role.MembreComite)]
    public async Task<IActionResult> Voter(Guid id, Guid pointId, Guid siegeId, SensDuVote sens, CancellationToken annulation)
    {
        var resultat = await sieger.VoterAsync(id, pointId, siegeId, sens, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => Suivre(id, pointId, "Votre vote est enregistré."), () => Point(id, pointId, annulation));
    }

    [HttpPost("lignes"), Reserve(Role.MembreComite)]
    public async Task<IActionResult> Arbitrer(Guid id, Guid pointId, ArbitrageViewModel saisie, CancellationToken annulation)
    {
        var resultat = ModelState.IsValid ? await arbitrer.ExecuterAsync(id, pointId, saisie.EnArbitrage(), Acteur, annulation) : null;
        return await this.RepondreAsync(resultat, () => Suivre(id, pointId, "Le montant est enregistré."), () => PageAsync(id, pointId, null, saisie, annulation));
    }

    [HttpPost("avis"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Clore(Guid id, Guid pointId, SortViewModel sort, CancellationToken annulation)
    {
        var resultat = ModelState.IsValid ? await avancer.ExecuterAsync(id, pointId, sort.EnSort(), Acteur, annulation) : null;
        var succes = sort.Avis == TypeAvis.Ajourne ? "Le point est ajourné." : "Le point est clos.";
        return await this.RepondreAsync(resultat, () => Suivre(id, pointId, succes), () => PageAsync(id, pointId, sort, null, annulation));
    }

    [HttpPost("etat"), Reserve(Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> Avancer(Guid id, Guid pointId, ActionPoint fleche, int version, string? motif, CancellationToken annulation)
    {
        if (fleche is not (ActionPoint.Retirer or ActionPoint.Rouvrir))
        {
            return NotFound();
        }

        var resultat = await avancer.ExecuterAsync(id, pointId, new SortDuPoint { Action = fleche, Version = version, Motif = motif }, Acteur, annulation);
        var succes = fleche == ActionPoint.Retirer ? "Le point est retiré de l’ordre du jour." : "Le point est rouvert.";
        return await this.RepondreAsync(resultat, () => Suivre(id, pointId, succes), () => Point(id, pointId, annulation));
    }

    private IActionResult Suivre(Guid id, Guid pointId, string succes) => this.Suivre(LiensComites.Point(id, pointId), succes);

    private async Task<IActionResult> PageAsync(Guid id, Guid pointId, SortViewModel? sort, ArbitrageViewModel? saisie, CancellationToken annulation)
    {
        if (await examens.ChargerAsync(id, pointId, Acteur, annulation) is not var (examen, tableau, sousLeSeuil))
        {
            return NotFound();
        }

        sort ??= new SortViewModel { Version = examen.Point.Version, Avis = sousLeSeuil.Count > 0 ? TypeAvis.Defavorable : null };
        return View("Point", new PointViewModel(examen, tableau.Enveloppes, tableau.Points, Acteur) { Sort = sort, Saisie = saisie, SousLeSeuil = sousLeSeuil });
    }
}

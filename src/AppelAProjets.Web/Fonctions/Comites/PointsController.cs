using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The board of an item, in session.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}/points/{pointId:guid}")]
public sealed class PointsController(ExamenQuery examens, Sieger sieger, ArbitrerLigne arbitrer, FaireAvancerPoint avancer, PresenterPoint presenter) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Point(Guid id, Guid pointId, CancellationToken annulation) => PageAsync(id, pointId, null, null, annulation);

    /// <summary>The board alone, for the page that reads itself again (<c>seance.js</c>); its agenda only when it moved.</summary>
    [HttpGet("fragment")]
    public async Task<IActionResult> Fragment(Guid id, Guid pointId, bool liste, CancellationToken annulation) =>
        await examens.ChargerAsync(id, pointId, Acteur, annulation) is { } planche
            ? PartialView("_Planche", new PointViewModel(planche, Acteur) { Sort = SortViewModel.De(planche.Examen, planche.SousLeSeuil.Count > 0), AvecLaListe = liste })
            : NotFound();

    [HttpPost("votes"), Reserve(Role.MembreComite, Role.Secretariat)]
    public async Task<IActionResult> Voter(Guid id, Guid pointId, Guid siegeId, SensDuVote sens, CancellationToken annulation)
    {
        var resultat = await sieger.VoterAsync(id, pointId, new VoteDUnSiege(siegeId, sens), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Point(id, pointId)), () => Point(id, pointId, annulation));
    }

    [HttpPost("consensus"), Reserve(Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> Consensus(Guid id, Guid pointId, CancellationToken annulation)
    {
        var resultat = await sieger.ConstaterConsensusAsync(id, pointId, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Point(id, pointId)), () => Point(id, pointId, annulation));
    }

    [HttpPost("lignes"), Reserve(Role.MembreComite, Role.Secretariat)]
    public async Task<IActionResult> Arbitrer(Guid id, Guid pointId, ArbitrageViewModel saisie, CancellationToken annulation)
    {
        var resultat = ModelState.IsValid ? await arbitrer.ExecuterAsync(id, pointId, saisie.EnArbitrage(), Acteur, annulation) : null;
        // Read again where it was typed.
        return await this.RepondreAsync(resultat, () => this.Suivre($"{LiensComites.Point(id, pointId)}#l-{saisie.FinanceurId:N}"), () => PageAsync(id, pointId, null, saisie, annulation));
    }

    [HttpPost("avis"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Clore(Guid id, Guid pointId, SortViewModel sort, CancellationToken annulation)
    {
        var resultat = ModelState.IsValid ? await avancer.ExecuterAsync(id, pointId, sort.EnSort(), Acteur, annulation) : null;
        var suivant = sort.Enchainer && resultat is { EstRefuse: false } ? await OuvrirLeSuivantAsync(id, pointId, annulation) : null;
        var succes = sort.Avis == TypeAvis.Ajourne ? "Le point est ajourné." : "Le point est clos.";
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Point(id, suivant ?? pointId), succes), () => PageAsync(id, pointId, sort, null, annulation));
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
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Point(id, pointId), succes), () => Point(id, pointId, annulation));
    }

    [HttpPost("projeter"), Reserve(Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> Projeter(Guid id, Guid pointId, CancellationToken annulation)
    {
        var resultat = await presenter.ExecuterAsync(id, pointId, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Point(id, pointId), "La salle voit ce point."), () => Point(id, pointId, annulation));
    }

    /// <summary>Suspends or resumes without leaving the board.</summary>
    [HttpPost("seance"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Conduire(Guid id, Guid pointId, ActionSeance fleche, [FromServices] FaireAvancerSeance seances, CancellationToken annulation)
    {
        if (fleche is not (ActionSeance.Suspendre or ActionSeance.Reprendre))
        {
            return NotFound();
        }

        var resultat = await seances.ExecuterAsync(id, fleche, null, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Point(id, pointId)), () => Point(id, pointId, annulation));
    }

    // The room follows the chair; without a next one the page stays where it is.
    private async Task<Guid?> OuvrirLeSuivantAsync(Guid id, Guid pointId, CancellationToken annulation)
    {
        if (await examens.ChargerAsync(id, pointId, Acteur, annulation) is not { } planche || new PointViewModel(planche, Acteur).Prochain is not { } prochain)
        {
            return null;
        }

        await presenter.ExecuterAsync(id, prochain.Id, Acteur, annulation);
        return prochain.Id;
    }

    private async Task<IActionResult> PageAsync(Guid id, Guid pointId, SortViewModel? sort, ArbitrageViewModel? saisie, CancellationToken annulation)
    {
        if (await examens.ChargerAsync(id, pointId, Acteur, annulation) is not { } planche)
        {
            return NotFound();
        }

        return View("Point", new PointViewModel(planche, Acteur)
        {
            Sort = sort ?? SortViewModel.De(planche.Examen, planche.SousLeSeuil.Count > 0),
            Saisie = saisie,
            Erreurs = saisie is null ? [] : [.. ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).Distinct()],
        });
    }
}

using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>An item in session: votes, amounts by funder, joint avis.</summary>
[Reserve(Role.MembreComite, Role.Presidence, Role.Secretariat, Role.Lecteur)]
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
        return await SuiteAsync(id, pointId, resultat.EstRefuse ? [resultat.Refus] : [], "Votre vote est enregistré.", annulation);
    }

    [HttpPost("lignes"), Reserve(Role.MembreComite)]
    public async Task<IActionResult> Arbitrer(Guid id, Guid pointId, ArbitrageViewModel saisie, CancellationToken annulation)
    {
        IReadOnlyList<Refus> refus = [];
        if (ModelState.IsValid)
        {
            var arbitrage = new Arbitrage
            {
                FinanceurId = saisie.FinanceurId,
                Version = saisie.Version,
                Specifique = saisie.Specifique,
                DroitCommun = saisie.DroitCommun,
                Fermete = saisie.Fermete,
                Motif = saisie.Motif,
            };
            var resultat = await arbitrer.ExecuterAsync(id, pointId, arbitrage, Acteur, annulation);
            refus = resultat.EstRefuse ? [resultat.Refus] : [];
        }

        return await SuiteAsync(id, pointId, refus, "Le montant est enregistré.", annulation, saisie: saisie);
    }

    [HttpPost("avis"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Clore(Guid id, Guid pointId, SortViewModel sort, CancellationToken annulation)
    {
        var refus = ModelState.IsValid ? await avancer.ExecuterAsync(id, pointId, sort.EnSort(), Acteur, annulation) : [];
        return await SuiteAsync(id, pointId, refus, sort.Avis == TypeAvis.Ajourne ? "Le point est ajourné." : "Le point est clos.", annulation, sort);
    }

    [HttpPost("etat"), Reserve(Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> Avancer(Guid id, Guid pointId, ActionPoint fleche, int version, string? motif, CancellationToken annulation)
    {
        if (fleche is not (ActionPoint.Retirer or ActionPoint.Rouvrir))
        {
            return NotFound();
        }

        var refus = await avancer.ExecuterAsync(id, pointId, new SortDuPoint { Action = fleche, Version = version, Motif = motif }, Acteur, annulation);
        return await SuiteAsync(id, pointId, refus, fleche == ActionPoint.Retirer ? "Le point est retiré de l’ordre du jour." : "Le point est rouvert.", annulation);
    }

    private async Task<IActionResult> SuiteAsync(
        Guid id, Guid pointId, IReadOnlyList<Refus> refus, string succes, CancellationToken annulation, SortViewModel? sort = null, ArbitrageViewModel? saisie = null)
    {
        if (refus.Contains(RefusDeDonnees.Introuvable))
        {
            return NotFound();
        }

        ModelState.Ajouter(refus);
        if (!ModelState.IsValid)
        {
            return await PageAsync(id, pointId, sort, saisie, annulation);
        }

        TempData["Succes"] = succes;
        return Redirect(LiensComites.Point(id, pointId));
    }

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

using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Scenarios;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("comite")]
public sealed class ComiteController(ComiteQuery comites, ChoixDuComiteQuery choix, PreparerSeance preparer, DefinirSiege definir, TimeProvider horloge) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Comites(CancellationToken annulation) => View("Comites", new ComitesViewModel(await comites.AppelsAsync(Acteur, annulation), Acteur.A(Role.Secretariat)));

    [HttpGet("{code}")]
    public async Task<IActionResult> Comite(string code, [FromServices] CompositionQuery composition, [FromServices] ScenariosQuery scenarios, CancellationToken annulation)
    {
        var secretariat = Acteur.A(Role.Secretariat);
        return await comites.AppelAsync(code, Acteur, annulation) is var (appel, seances, sieges)
            ? View("Comite", new ComiteViewModel(appel, seances, sieges, secretariat)
            {
                Membres = secretariat ? await choix.MembresAsync(annulation) : null,
                Aujourdhui = HeureDeParis.Jour(horloge.GetUtcNow()),
                Differences = secretariat ? await composition.DifferencesAsync(appel.Id, annulation) : [],
                VoitLesScenarios = await scenarios.SontVisiblesAsync(code, Acteur, annulation),
            })
            : NotFound();
    }

    [HttpGet("{code}/seances/nouvelle"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> NouvelleSeance(string code, CancellationToken annulation) =>
        await comites.AppelAsync(code, Acteur, annulation) is var (appel, _, places)
            ? await FormulaireDeSeance(appel, new NouvelleSeanceViewModel { Quorum = Quorum.MajoriteDe(Quorum.Votants(places.Select(s => s.EnSiege()), HeureDeParis.Jour(horloge.GetUtcNow()))).Requis }, annulation)
            : NotFound();

    [HttpPost("{code}/seances/nouvelle"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> NouvelleSeance(string code, NouvelleSeanceViewModel saisie, CancellationToken annulation)
    {
        if (await comites.AppelAsync(code, Acteur, annulation) is not var (appel, _, _))
        {
            return NotFound();
        }

        var resultat = !ModelState.IsValid ? null : await preparer.ExecuterAsync(saisie.EnDemande(code), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, id => this.Suivre(LiensComites.Inscription(id), "La séance est préparée. Composez son ordre du jour."), () => FormulaireDeSeance(appel, saisie, annulation));
    }

    [HttpGet("{code}/sieges/{id:guid?}"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> Siege(string code, Guid? id, CancellationToken annulation)
    {
        if (await comites.AppelAsync(code, Acteur, annulation) is not var (appel, _, places))
        {
            return NotFound();
        }

        if (id is null)
        {
            return await FormulaireDeSiege(appel, new SiegeViewModel(), annulation);
        }

        return places.FirstOrDefault(s => s.Id == id) is { } siege
            ? await FormulaireDeSiege(appel, SiegeViewModel.De(siege), annulation)
            : NotFound();
    }

    [HttpPost("{code}/sieges/{id:guid?}"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> Siege(string code, Guid? id, SiegeViewModel saisie, CancellationToken annulation)
    {
        if (await comites.AppelAsync(code, Acteur, annulation) is not var (appel, _, _))
        {
            return NotFound();
        }

        saisie.Id = id;
        var resultat = !ModelState.IsValid ? null : await definir.ExecuterAsync(code, saisie.EnSaisie(id), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComites.Comite(code), $"Le siège « {saisie.Nom} » est enregistré."), () => FormulaireDeSiege(appel, saisie, annulation));
    }

    [HttpPost("{code}/sieges/{id:guid}/retirer"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> RetirerSiege(string code, Guid id, [FromForm] int version, CancellationToken annulation)
    {
        var resultat = await definir.RetirerAsync(code, id, version, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Comite(code), "Le siège est retiré."), () => Siege(code, id, annulation));
    }

    [HttpPost("{code}/composition"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> ReprendreComposition(string code, [FromServices] ReprendreComposition reprendre, [FromServices] CompositionQuery composition, [FromServices] ScenariosQuery scenarios, CancellationToken annulation)
    {
        var resultat = await reprendre.ExecuterAsync(code, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, nombre => this.Suivre(LiensComites.Comite(code), nombre > 1 ? $"La composition permanente est reprise : {nombre} sièges ont changé." : "La composition permanente est reprise."),
            () => Comite(code, composition, scenarios, annulation));
    }

    private async Task<IActionResult> FormulaireDeSeance(ComiteRow appel, NouvelleSeanceViewModel modele, CancellationToken annulation)
    {
        ViewData["Appel"] = appel;
        modele.Presidences = SiegeViewModel.Choix(await choix.PersonnesAsync(Role.Presidence, annulation), "Choisissez une personne");
        return View("NouvelleSeance", modele);
    }

    private async Task<IActionResult> FormulaireDeSiege(ComiteRow appel, SiegeViewModel modele, CancellationToken annulation)
    {
        ViewData["Appel"] = appel;
        modele.Personnes = SiegeViewModel.Choix(await choix.PersonnesAsync(Role.MembreComite, annulation), "Personne");
        modele.Financeurs = SiegeViewModel.Choix(await choix.FinanceursAsync(appel.Id, annulation), "Aucun : siège d’un collège");
        return View("Siege", modele);
    }
}

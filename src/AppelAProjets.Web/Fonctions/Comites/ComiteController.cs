using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("comite")]
public sealed class ComiteController(ComiteQuery comites, ChoixDuComiteQuery choix, PreparerSeance preparer, DefinirSiege definir) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Comites(CancellationToken annulation) => View("Comites", await comites.AppelsAsync(Acteur, annulation));

    [HttpGet("{code}")]
    public async Task<IActionResult> Comite(string code, CancellationToken annulation) =>
        await comites.AppelAsync(code, Acteur, annulation) is var (appel, seances, sieges)
            ? View("Comite", new ComiteViewModel(appel, seances, sieges, Acteur.A(Role.Secretariat)))
            : NotFound();

    [HttpGet("{code}/seances/nouvelle"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> NouvelleSeance(string code, CancellationToken annulation) =>
        await comites.AppelAsync(code, Acteur, annulation) is var (appel, _, places)
            ? await FormulaireDeSeance(appel, new NouvelleSeanceViewModel { Quorum = (places.Count(s => s.Voix == Voix.Deliberative) / 2) + 1 }, annulation)
            : NotFound();

    [HttpPost("{code}/seances/nouvelle"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> NouvelleSeance(string code, NouvelleSeanceViewModel saisie, CancellationToken annulation)
    {
        if (await comites.AppelAsync(code, Acteur, annulation) is not var (appel, _, _))
        {
            return NotFound();
        }

        var resultat = !ModelState.IsValid ? null : await preparer.ExecuterAsync(
            new SeanceAPreparer
            {
                Code = code,
                Titre = saisie.Titre,
                Jour = saisie.Jour!.Value,
                Heure = saisie.Heure!.Value,
                Lieu = saisie.Lieu,
                Quorum = saisie.Quorum!.Value,
                PresidenceId = saisie.PresidenceId!.Value,
            }, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, id => this.Suivre(LiensComites.OrdreDuJour(id), "La séance est préparée. Composez son ordre du jour."), () => FormulaireDeSeance(appel, saisie, annulation));
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
            ? await FormulaireDeSiege(appel, new SiegeViewModel
            {
                Id = id,
                Version = siege.Version,
                Nom = siege.Nom,
                FinanceurId = siege.FinanceurId,
                Voix = siege.Voix,
                TitulaireId = siege.TitulaireId,
                SuppleantId = siege.SuppleantId,
            }, annulation)
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
        var resultat = !ModelState.IsValid ? null : await definir.ExecuterAsync(
            code,
            new SiegeADefinir
            {
                Id = id,
                Version = saisie.Version,
                Nom = saisie.Nom,
                FinanceurId = saisie.FinanceurId,
                Voix = saisie.Voix,
                TitulaireId = saisie.TitulaireId!.Value,
                SuppleantId = saisie.SuppleantId,
            }, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComites.Comite(code), $"Le siège « {saisie.Nom} » est enregistré."), () => FormulaireDeSiege(appel, saisie, annulation));
    }

    private async Task<IActionResult> FormulaireDeSeance(ComiteRow appel, NouvelleSeanceViewModel modele, CancellationToken annulation)
    {
        ViewData["Appel"] = appel;
        modele.Presidences = Choix(await choix.PersonnesAsync(Role.Presidence, annulation), "Choisissez une personne");
        return View("NouvelleSeance", modele);
    }

    private async Task<IActionResult> FormulaireDeSiege(ComiteRow appel, SiegeViewModel modele, CancellationToken annulation)
    {
        ViewData["Appel"] = appel;
        modele.Personnes = Choix(await choix.PersonnesAsync(Role.MembreComite, annulation), "Personne");
        modele.Financeurs = Choix(await choix.FinanceursAsync(appel.Id, annulation), "Aucun : siège d’un collège");
        return View("Siege", modele);
    }

    private static List<SelectListItem> Choix(IEnumerable<ChoixRow> personnes, string aucun) =>
        [new(aucun, ""), .. personnes.Select(p => new SelectListItem(p.Nom, p.Id.ToString()))];
}

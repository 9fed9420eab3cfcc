using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.AppelsPublics;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>The list of calls, a call's task list, and the arrows of its life.</summary>
public sealed class SecretariatController(AppelsQuery appels, CreerAppel creer, DupliquerAppel dupliquer, FaireAvancerAppel avancer, TimeProvider horloge)
    : SectionAppelController(appels)
{
    private readonly AppelsQuery _appels = appels;

    [HttpGet("/secretariat")]
    public async Task<ViewResult> Liste() => View(new ListeDesAppelsViewModel(await _appels.ListerAsync(Acteur, Annulation), horloge.GetUtcNow()));

    [HttpGet("nouveau")]
    public ViewResult Nouveau() => View(new IdentiteViewModel { Annee = HeureDeParis.Jour(horloge.GetUtcNow()).Year + 1 });

    [HttpPost("nouveau")]
    public async Task<IActionResult> Nouveau(IdentiteViewModel saisie)
    {
        if (ModelState.IsValid)
        {
            var (code, refus) = await creer.ExecuterAsync(saisie.EnSaisie(), Acteur, Annulation);
            if (code is not null)
            {
                TempData["Succes"] = "L’appel est créé. Remplissez chaque partie, dans l’ordre que vous voulez.";
                return Redirect($"/secretariat/appels/{code}");
            }

            ModelState.Ajouter(refus);
        }

        return View(saisie);
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Appel(string code) => await AppelAsync(code);

    [HttpPost("{code}/avancer")]
    public async Task<IActionResult> Avancer(string code, ActionAppel avancement, int version)
    {
        var refus = await avancer.ExecuterAsync(new Cible(code, version), avancement, Acteur, Annulation);
        if (refus.Count == 0)
        {
            TempData["Succes"] = EtapesDeLAppel.Message(avancement);
            return Redirect($"/secretariat/appels/{code}");
        }

        ModelState.Ajouter(refus.Select(r => r with { Champ = null }));
        return await AppelAsync(code);
    }

    /// <summary>The public page as it will be.</summary>
    [HttpGet("{code}/apercu")]
    public async Task<IActionResult> Apercu(string code) =>
        await ChargerAsync(code) is { } complet ? View(new ReglesDuJeuViewModel(complet, horloge.GetUtcNow(), Apercu: true)) : NotFound();

    /// <summary>Form of a copy. The route says "source": the form has a field named Code, which would show the route's value.</summary>
    [HttpGet("{source}/dupliquer")]
    public async Task<IActionResult> Dupliquer(string source) =>
        await ChargerAsync(source) is { } complet ? View(IdentiteViewModel.De(DupliquerAppel.Proposer(complet.Appel), complet.Appel.Code)) : NotFound();

    [HttpPost("{source}/dupliquer")]
    public async Task<IActionResult> Dupliquer(string source, IdentiteViewModel saisie)
    {
        if (ModelState.IsValid)
        {
            var (nouveau, refus) = await dupliquer.ExecuterAsync(source, saisie.EnSaisie(), Acteur, Annulation);
            if (nouveau is not null)
            {
                TempData["Succes"] = $"L’appel {nouveau} est créé d’après {source}. Confirmez son calendrier et ses enveloppes, relisez ses textes.";
                return Redirect($"/secretariat/appels/{nouveau}");
            }

            ModelState.Ajouter(refus);
        }

        saisie.CodeSource = source;
        return await ChargerAsync(source) is null ? NotFound() : View(saisie);
    }

    private async Task<IActionResult> AppelAsync(string code)
    {
        if (await ChargerAsync(code) is not { } complet)
        {
            return NotFound();
        }

        var dossiers = await _appels.DossiersAsync(complet.Appel.Id, Annulation);
        return View("Appel", new AppelViewModel(complet, dossiers, await _appels.QuestionsAPublierAsync(complet, Annulation), horloge.GetUtcNow()));
    }
}

using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.AppelsPublics;

namespace AppelAProjets.Web.Fonctions.Appels;

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
        var cree = !ModelState.IsValid ? null : await creer.ExecuterAsync(saisie.EnSaisie(), Acteur, Annulation);
        return await this.RepondreAsync(
            cree,
            code => this.Suivre(Adresse(code), "L’appel est créé. Remplissez chaque partie, dans l’ordre que vous voulez."),
            () => Task.FromResult<IActionResult>(View(saisie)));
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Appel(string code) => await AppelAsync(code);

    /// <summary>What publishing freezes, to be confirmed. The call's page when something is missing or done.</summary>
    [HttpGet("{code}/publier")]
    public async Task<IActionResult> Publier(string code)
    {
        if (await ChargerAsync(code) is not { } complet)
        {
            return NotFound();
        }

        var page = await ModeleAsync(complet);
        return page.Fleche != ActionAppel.Publier || page.Obstacle is not null
            ? Redirect(Adresse(complet.Code))
            : await PageAsync(code, "Publier", _ => new PublierViewModel(horloge.GetUtcNow(), page.Taches));
    }

    /// <summary>What taking a call back undoes, to be confirmed. The call's page once it may not be.</summary>
    [HttpGet("{code}/retirer")]
    public async Task<IActionResult> Retirer(string code) => await ChargerAsync(code) is not { } complet ? NotFound()
        : await _appels.EstCorrigibleAsync(complet, Annulation) ? await PageAsync(code, "Retirer", _ => new RetirerViewModel())
        : Redirect(Adresse(complet.Code));

    /// <summary>What deleting a call loses, to be confirmed. The call's page when it may not be.</summary>
    [HttpGet("{code}/supprimer")]
    public Task<IActionResult> Supprimer(string code) => SupprimerAsync(code);

    [HttpPost("{code}/supprimer")]
    public async Task<IActionResult> Supprimer(string code, int version, [FromServices] SupprimerAppel supprimer) => await this.RepondreAsync(
        (await supprimer.ExecuterAsync(new Cible(code, version), Acteur, Annulation)).AuChamp(_ => ""), () => this.Suivre(LiensAppels.Secretariat, $"L’appel {code} est supprimé."), () => SupprimerAsync(code));

    private async Task<IActionResult> SupprimerAsync(string code) => await ChargerAsync(code) is not { } complet ? NotFound()
        : complet.Etat == EtatAppel.Preparation ? await PageAsync(code, "Supprimer", _ => new RetirerViewModel())
        : HttpMethods.IsGet(Request.Method) ? Redirect(Adresse(complet.Code)) : await AppelAsync(code);

    [HttpPost("{code}/avancer")]
    public async Task<IActionResult> Avancer(string code, ActionAppel avancement, int version)
    {
        var avance = await avancer.ExecuterAsync(new Cible(code, version), avancement, Acteur, Annulation);
        return await this.RepondreAsync(avance.AuChamp(_ => ""), () => this.Suivre(Adresse(code), EtapesDeLAppel.Message(avancement)), () => AppelAsync(code));
    }

    [HttpGet("{code}/apercu")]
    public async Task<IActionResult> Apercu(string code) =>
        await ChargerAsync(code) is { } complet ? View(new ReglesDuJeuViewModel(complet, horloge.GetUtcNow(), Apercu: true)) : NotFound();

    /// <summary>Form of a copy. The route says "source": the form has a field named Code, which would show the route's value.</summary>
    [HttpGet("{source}/dupliquer")]
    public async Task<IActionResult> Dupliquer(string source) =>
        await ChargerAsync(source) is { } complet ? View(IdentiteViewModel.De(DupliquerAppel.Proposer(complet), complet.Code)) : NotFound();

    [HttpPost("{source}/dupliquer")]
    public async Task<IActionResult> Dupliquer(string source, IdentiteViewModel saisie)
    {
        saisie.CodeSource = source;
        var cree = !ModelState.IsValid ? null : await dupliquer.ExecuterAsync(source, saisie.EnSaisie(), Acteur, Annulation);
        return await this.RepondreAsync(
            cree,
            code => this.Suivre(Adresse(code), $"L’appel {code} est créé d’après {source}. Confirmez son calendrier et ses enveloppes, relisez ses textes."),
            async () => await ChargerAsync(source) is null ? NotFound() : View(saisie));
    }

    private async Task<IActionResult> AppelAsync(string code) => await ChargerAsync(code) is { } complet ? View("Appel", await ModeleAsync(complet)) : NotFound();

    private async Task<AppelViewModel> ModeleAsync(AppelComplet complet) => new(
        complet,
        await _appels.DossiersAsync(complet.Id, Annulation),
        await _appels.QuestionsAPublierAsync(complet, Annulation),
        await _appels.EstCorrigibleAsync(complet, Annulation),
        horloge.GetUtcNow());
}

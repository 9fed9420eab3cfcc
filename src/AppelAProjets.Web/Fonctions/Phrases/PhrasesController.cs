using AppelAProjets.Application.Phrases;

namespace AppelAProjets.Web.Fonctions.Phrases;

/// <summary>The library of phrases of a call.</summary>
[Reserve(Role.Secretariat)]
[Route("secretariat/appels/{code}/phrases")]
public sealed class PhrasesController(PhrasesQuery phrases, EnregistrerPhrase enregistrer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Phrases(string code, CancellationToken annulation) => ListerAsync(code, new PhraseSaisie(), annulation);

    [HttpPost("")]
    public async Task<IActionResult> Ajouter(string code, [FromForm(Name = "Saisie")] PhraseSaisie saisie, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await enregistrer.ExecuterAsync(code, new SaisieDePhrase(null, saisie.Usage, saisie.Texte, 0), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensReleves.Phrases(code), "La phrase est ajoutée."), () => ListerAsync(code, saisie, annulation), "Saisie.");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Phrase(string code, Guid id, CancellationToken annulation) =>
        await LireAsync(code, id, annulation) is { } lue
            ? View("Phrase", new PhraseViewModel(code, id, new PhraseSaisie { Usage = lue.Usage, Texte = lue.Texte, Version = lue.Version }))
            : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Modifier(string code, Guid id, [FromForm(Name = "Saisie")] PhraseSaisie saisie, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await enregistrer.ExecuterAsync(code, new SaisieDePhrase(id, saisie.Usage, saisie.Texte, saisie.Version), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensReleves.Phrases(code), "La phrase est modifiée."), () => ReprendreAsync((code, id), saisie, annulation), "Saisie.");
    }

    [HttpPost("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid id, int version, CancellationToken annulation)
    {
        var resultat = await enregistrer.RetirerAsync(code, id, version, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensReleves.Phrases(code), "La phrase est retirée."), () => ListerAsync(code, new PhraseSaisie(), annulation));
    }

    private async Task<IActionResult> ListerAsync(string code, PhraseSaisie saisie, CancellationToken annulation) =>
        await phrases.ChargerAsync(code, Acteur, annulation) is { } lu ? View("Phrases", new PhrasesViewModel(lu, saisie)) : NotFound();

    private async Task<PhraseRow?> LireAsync(string code, Guid id, CancellationToken annulation) =>
        (await phrases.ChargerAsync(code, Acteur, annulation))?.Phrases.FirstOrDefault(p => p.Id == id);

    private async Task<IActionResult> ReprendreAsync((string Code, Guid Id) ou, PhraseSaisie saisie, CancellationToken annulation)
    {
        return await LireAsync(ou.Code, ou.Id, annulation) is null ? NotFound() : View("Phrase", new PhraseViewModel(ou.Code, ou.Id, saisie));
    }
}

using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class ModeleDeCourrierController(AppelsQuery appels, ModifierModeleDeCourrier modifier, ApercuDeModele apercu, IMoteurPdf moteur, TimeProvider horloge) : SectionAppelController(appels)
{
    /// <summary>Form of a template; for a kind that has none, the text that its letters are made of today.</summary>
    [HttpGet("{code}/modele")]
    public async Task<IActionResult> Modele(string code, GenreDeModele genre = GenreDeModele.Commun)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(genre) || await ChargerAsync(code) is not { } complet)
        {
            return NotFound();
        }

        var saisie = new ModeleViewModel { Genre = genre };
        await EntourerAsync(saisie, complet);
        saisie.Modele = saisie.Actuel(genre)?.Texte ?? complet.ModeleDeCourrier ?? ModeleParDefaut.Texte;
        return await PageAsync(code, "Modele", _ => saisie);
    }

    [HttpPost("{code}/modele")]
    public async Task<IActionResult> Modele(string code, ModeleViewModel saisie, string? suite)
    {
        if (!Enum.IsDefined(saisie.Genre) || await ChargerAsync(code) is not { } complet)
        {
            return NotFound();
        }

        await EntourerAsync(saisie, complet);
        var texte = suite == "commun" && saisie.Genre != GenreDeModele.Commun ? null : saisie.Modele ?? "";
        if (suite != "commun" && string.IsNullOrWhiteSpace(texte))
        {
            ModelState.AddModelError(nameof(saisie.Modele), "Rédigez le modèle.");
        }

        return await EnregistrerAsync(
            code, "Modele", saisie, cible => modifier.ExecuterAsync(cible, saisie.Genre, texte, Acteur, Annulation),
            texte is null ? "Ces courriers reprennent le modèle commun." : $"Le modèle de courrier est enregistré.{await ARelireAsync(code, saisie)}",
            suite == "exemple" ? "/modele/exemple" : saisie.Genre == GenreDeModele.Commun ? null : $"/modele?genre={saisie.Genre}");
    }

    /// <summary>The letter that a text being written would make, and what is wrong with it; a fragment for the page that asks while people type.</summary>
    [HttpPost("{code}/modele/apercu")]
    public async Task<IActionResult> Apercu(string code, ModeleViewModel saisie, bool fragment = false)
    {
        if (await EssayerAsync(code, saisie) is not { } essai)
        {
            return NotFound();
        }

        var vue = new ExempleViewModel(code.ToUpperInvariant(), essai, saisie.Genre) { DansUnePage = fragment };
        return fragment ? PartialView("_Apercu", vue) : View("Exemple", vue);
    }

    [HttpPost("{code}/modele/apercu.pdf")]
    public async Task<IActionResult> ApercuPdf(string code, ModeleViewModel saisie) => await EssayerAsync(code, saisie) switch
    {
        null => NotFound(),
        { Document.EstRefuse: true } essai => View("Exemple", new ExempleViewModel(code.ToUpperInvariant(), essai, saisie.Genre)),
        { } essai => EnPdf(essai.Document.Valeur, code),
    };

    [HttpGet("{code}/modele/exemple")]
    public async Task<IActionResult> Exemple(string code, GenreDeModele genre = GenreDeModele.Commun) =>
        await ExempleAsync(code, genre) is { } essai ? View(new ExempleViewModel(code.ToUpperInvariant(), essai, genre)) : NotFound();

    [HttpGet("{code}/modele/exemple.pdf")]
    public async Task<IActionResult> ExemplePdf(string code, GenreDeModele genre = GenreDeModele.Commun) =>
        await ExempleAsync(code, genre) is { Document: { EstRefuse: false } document } ? EnPdf(document.Valeur, code) : NotFound();

    private FileContentResult EnPdf(DocumentImprime document, string code)
    {
        using var sortie = new MemoryStream();
        moteur.Rendre(document, sortie);
        return File(sortie.ToArray(), "application/pdf", $"exemple-{code}.pdf");
    }

    private async Task<ModeleEssaye?> EssayerAsync(string code, ModeleViewModel saisie) =>
        Enum.IsDefined(saisie.Genre) && await ChargerAsync(code) is { } complet
            ? await apercu.EssayerAsync(complet, (saisie.Modele ?? "", saisie.Genre, saisie.Dossier), Acteur, Annulation)
            : null;

    // A template that leaves something out is kept: it may be wanted so, but never unseen.
    private async Task<string> ARelireAsync(string code, ModeleViewModel saisie) =>
        await EssayerAsync(code, saisie) is { Defauts: { Count: > 0 } defauts } ? $" À relire : {string.Join(" ", defauts)}" : "";

    private async Task<ModeleEssaye?> ExempleAsync(string code, GenreDeModele genre)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(genre) || await ChargerAsync(code) is not { ModeleDeCourrier: not null } complet)
        {
            return null;
        }

        var actuel = (await apercu.ModelesAsync(complet.Id, Annulation)).FirstOrDefault(m => m.Genre == genre)?.Texte ?? complet.ModeleDeCourrier;
        return await apercu.EssayerAsync(complet, (actuel, genre, null), Acteur, Annulation);
    }

    private async Task EntourerAsync(ModeleViewModel saisie, AppelComplet complet)
    {
        (saisie.Complet, saisie.Jour) = (complet, HeureDeParis.Jour(horloge.GetUtcNow()));
        saisie.Modeles = await apercu.ModelesAsync(complet.Id, Annulation);
        saisie.Dossiers = await apercu.DossiersAsync(complet.Code, Acteur, Annulation);
    }
}

public sealed record ExempleViewModel(string Code, ModeleEssaye Essai, GenreDeModele Genre)
{
    /// <summary>Under the heading « Aperçu » of the editor.</summary>
    public bool DansUnePage { get; init; }

    public HtmlString? Courrier => Essai.Document.EstRefuse ? null : new HtmlString(RenduHtml.Rendre(Essai.Document.Valeur, DansUnePage ? 3 : 1));
}

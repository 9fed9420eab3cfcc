using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class ModeleDeCourrierController(AppelsQuery appels, ModifierModeleDeCourrier modifier, IMoteurPdf moteur, TimeProvider horloge) : SectionAppelController(appels)
{
    /// <summary>Form of the template; the usual text when there is none yet.</summary>
    [HttpGet("{code}/modele")]
    public Task<IActionResult> Modele(string code) =>
        PageAsync(code, "Modele", appel => new ModeleViewModel { Modele = appel.ModeleDeCourrier ?? ModeleParDefaut.Texte });

    [HttpPost("{code}/modele")]
    public Task<IActionResult> Modele(string code, ModeleViewModel saisie, string? suite) =>
        EnregistrerAsync(code, "Modele", saisie, cible => modifier.ExecuterAsync(cible, saisie.Modele, Acteur, Annulation), "Le modèle de courrier est enregistré.", suite == "exemple" ? "/modele/exemple" : null);

    [HttpGet("{code}/modele/exemple")]
    public async Task<IActionResult> Exemple(string code) =>
        await ExempleAsync(code) is { } document ? View(new ExempleViewModel(code.ToUpperInvariant(), new HtmlString(RenduHtml.Rendre(document)))) : NotFound();

    [HttpGet("{code}/modele/exemple.pdf")]
    public async Task<IActionResult> ExemplePdf(string code)
    {
        if (await ExempleAsync(code) is not { } document)
        {
            return NotFound();
        }

        using var sortie = new MemoryStream();
        moteur.Rendre(document, sortie);
        return File(sortie.ToArray(), "application/pdf", $"exemple-{code}.pdf");
    }

    private async Task<DocumentImprime?> ExempleAsync(string code)
    {
        if (await ChargerAsync(code) is not { ModeleDeCourrier: { } modele } complet)
        {
            return null;
        }

        var donnees = ExempleDeCourrier.Pour(complet.Titre, complet.Financeurs, HeureDeParis.Jour(horloge.GetUtcNow()));
        var compose = CompositeurDeCourrier.Composer(modele, donnees);
        return compose.EstRefuse ? null : compose.Valeur;
    }
}

public sealed record ExempleViewModel(string Code, HtmlString Courrier);

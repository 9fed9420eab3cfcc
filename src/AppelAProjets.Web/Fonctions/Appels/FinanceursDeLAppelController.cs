using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class FinanceursDeLAppelController(AppelsQuery appels, ChoisirFinanceurs choisir, ModifierFinanceur modifier) : SectionAppelController(appels)
{
    private readonly AppelsQuery _appels = appels;

    [HttpGet("{code}/financeurs")]
    public async Task<IActionResult> Financeurs(string code)
    {
        var options = await OptionsAsync(code);
        return await PageAsync(code, "Financeurs", _ => new FinanceursViewModel { Options = options });
    }

    [HttpPost("{code}/financeurs")]
    public async Task<IActionResult> Ajouter(string code, FinanceursViewModel saisie)
    {
        saisie.Options = await OptionsAsync(code);
        return await EnregistrerAsync(
            code, "Financeurs", saisie, cible => choisir.AjouterAsync(cible, saisie.FinanceurId, Acteur, Annulation),
            "Le financeur est ajouté, sur tous les quartiers et thèmes de l’appel. Précisez ses règles.", $"/financeurs/{saisie.FinanceurId}");
    }

    [HttpPost("{code}/financeurs/{financeurId:guid}/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid financeurId, [Bind(nameof(SectionViewModel.Version))] FinanceursViewModel saisie)
    {
        saisie.Options = await OptionsAsync(code);
        return await EnregistrerAsync(
            code, "Financeurs", saisie, cible => choisir.RetirerAsync(cible, financeurId, Acteur, Annulation), "Le financeur est retiré de l’appel.", "/financeurs");
    }

    [HttpGet("{code}/financeurs/{financeurId:guid}")]
    public async Task<IActionResult> Financeur(string code, Guid financeurId) =>
        await ChargerAsync(code) is { } complet && complet.Financeurs.Any(f => f.Id == financeurId)
            ? await PageAsync(code, "Financeur", c => FinanceurViewModel.De(c.Financeurs.First(f => f.Id == financeurId)))
            : NotFound();

    /// <summary>Records one funder; its rules only while the call is in preparation.</summary>
    [HttpPost("{code}/financeurs/{financeurId:guid}")]
    public async Task<IActionResult> Financeur(string code, Guid financeurId, FinanceurViewModel saisie)
    {
        if (await ChargerAsync(code) is not { } complet || complet.Financeurs.All(f => f.Id != financeurId))
        {
            return NotFound();
        }

        (saisie.Complet, saisie.FinanceurId, saisie.Corrigible) = (complet, financeurId, await _appels.EstCorrigibleAsync(complet, Annulation));
        var regles = saisie.ReglesModifiables ? saisie.EnRegles() : null;
        return await EnregistrerAsync(
            code, "Financeur", saisie, cible => modifier.ExecuterAsync(cible, financeurId, regles, saisie.EnContact(), Acteur, Annulation), "Le financeur est enregistré.", "/financeurs");
    }

    private async Task<IReadOnlyList<SelectListItem>> OptionsAsync(string code) =>
        await ChargerAsync(code) is { } complet
            ? [.. (await _appels.FinanceursAAjouterAsync(complet.Id, Annulation)).Select(f => new SelectListItem(f.Nom, f.Id.ToString()))]
            : [];
}

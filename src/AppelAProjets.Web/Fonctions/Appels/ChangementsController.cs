using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>What is added to a published call: a funder, a theme, a date.</summary>
public sealed class ChangementsController(AppelsQuery appels, CompleterAppel completer) : SectionAppelController(appels)
{
    private const string Dit = "Ceux qui ont un dossier dans cet appel et ses agents en sont informés par courriel.";
    private readonly AppelsQuery _appels = appels;

    [HttpGet("{code}/financeurs/ajouter")]
    public async Task<IActionResult> Financeur(string code)
    {
        var options = await OptionsAsync(code);
        return await PageAsync(code, "AjouterFinanceur", _ => new FinanceurEnPlusViewModel { Options = options, Enveloppes = FinanceurEnPlusViewModel.Vides });
    }

    [HttpPost("{code}/financeurs/ajouter")]
    public async Task<IActionResult> Financeur(string code, FinanceurEnPlusViewModel saisie)
    {
        saisie.Options = await OptionsAsync(code);
        return await EnregistrerAsync(
            code, "AjouterFinanceur", saisie, cible => completer.AjouterFinanceurAsync(cible, saisie.EnSaisie(), saisie.Motif, Acteur, Annulation), $"Le financeur est ajouté. {Dit} Indiquez son signataire : les courriers qu’il cosigne ne partent pas sans lui. Il n’a pas encore de siège au comité.", $"/financeurs/{saisie.FinanceurId}");
    }

    [HttpGet("{code}/themes/ajouter")]
    public Task<IActionResult> Theme(string code) => PageAsync(code, "AjouterTheme", _ => new ThemeEnPlusViewModel());

    [HttpPost("{code}/themes/ajouter")]
    public Task<IActionResult> Theme(string code, ThemeEnPlusViewModel saisie) => EnregistrerAsync(
        code, "AjouterTheme", saisie, cible => completer.AjouterThemeAsync(cible, saisie.EnSaisie(), saisie.Motif, Acteur, Annulation), $"Le thème est ajouté. {Dit}", "/themes");

    [HttpPost("{code}/calendrier/dates")]
    public async Task<IActionResult> Dates(string code, CalendrierViewModel saisie)
    {
        saisie.Organisations = await ChargerAsync(code) is { } complet ? await _appels.ProlongationsAsync(complet.Id, Annulation) : [];
        return await EnregistrerAsync(
            code, "Calendrier", saisie, async cible => (await completer.AnnoncerDatesAsync(cible, saisie.EnDates(), saisie.MotifDesDates, Acteur, Annulation)).AuChamp(c => c == "Motif" ? nameof(saisie.MotifDesDates) : c),
            $"Les dates sont enregistrées. {Dit}");
    }

    private async Task<IReadOnlyList<SelectListItem>> OptionsAsync(string code) =>
        await ChargerAsync(code) is { } complet ? [.. (await _appels.FinanceursAAjouterAsync(complet.Id, Annulation)).Select(f => new SelectListItem(f.Nom, f.Id.ToString()))] : [];
}

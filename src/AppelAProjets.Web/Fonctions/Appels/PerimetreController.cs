using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class PerimetreController(AppelsQuery appels, ModifierQuartiers quartiers, ModifierThemes themes) : SectionAppelController(appels)
{
    private readonly AppelsQuery _appels = appels;

    [HttpGet("{code}/quartiers")]
    public async Task<IActionResult> Quartiers(string code)
    {
        var options = QuartiersViewModel.EnOptions(await _appels.QuartiersAsync(Annulation));
        return await PageAsync(code, "Quartiers", complet => new QuartiersViewModel { Codes = [.. complet.Quartiers.Select(q => q.Code)], Options = options });
    }

    [HttpPost("{code}/quartiers")]
    public async Task<IActionResult> Quartiers(string code, QuartiersViewModel saisie)
    {
        saisie.Options = QuartiersViewModel.EnOptions(await _appels.QuartiersAsync(Annulation));
        return await EnregistrerAsync(code, "Quartiers", saisie, cible => quartiers.ExecuterAsync(cible, [.. saisie.Codes], Acteur, Annulation), "Les quartiers sont enregistrés.");
    }

    [HttpGet("{code}/themes")]
    public Task<IActionResult> Themes(string code) => PageAsync(code, "Themes", ThemesViewModel.De);

    [HttpPost("{code}/themes")]
    public Task<IActionResult> Themes(string code, ThemesViewModel saisie, string? suite) =>
        EnregistrerAsync(code, "Themes", saisie, cible => themes.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Les thèmes sont enregistrés.", Suite.Vers(suite, "/themes"));
}

public static class Suite
{
    /// <summary>The same page when one more row is wanted.</summary>
    public static string? Vers(string? suite, string page) => suite == "ajouter" ? page + "#ajout" : null;
}

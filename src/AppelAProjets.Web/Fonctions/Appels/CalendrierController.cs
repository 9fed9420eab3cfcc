using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class CalendrierController(AppelsQuery appels, ModifierCalendrier modifier, ProlongerDepot prolonger) : SectionAppelController(appels)
{
    private readonly AppelsQuery _appels = appels;

    [HttpGet("{code}/calendrier")]
    public async Task<IActionResult> Calendrier(string code)
    {
        var organisations = await OrganisationsAsync(code);
        return await PageAsync(code, "Calendrier", complet => CalendrierViewModel.De(complet, organisations));
    }

    /// <summary>Records the calendar, and so confirms it.</summary>
    [HttpPost("{code}/calendrier")]
    public Task<IActionResult> Calendrier(string code, CalendrierViewModel saisie) =>
        EnregistrerAsync(code, "Calendrier", saisie, cible => modifier.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Le calendrier est enregistré.");

    [HttpPost("{code}/calendrier/prolonger")]
    public async Task<IActionResult> Prolonger(string code, CalendrierViewModel saisie)
    {
        saisie.Organisations = await OrganisationsAsync(code);
        return await EnregistrerAsync(code, "Calendrier", saisie, cible => prolonger.ExecuterAsync(cible, saisie.Cloture, saisie.Motif, Acteur, Annulation), "La clôture du dépôt est prolongée.");
    }

    [HttpPost("{code}/calendrier/prolonger-pour-une")]
    public async Task<IActionResult> ProlongerPourUne(string code, CalendrierViewModel saisie, [FromServices] ProlongerPourUne pourUne)
    {
        saisie.Organisations = await OrganisationsAsync(code);
        return await EnregistrerAsync(
            code, "Calendrier", saisie, cible => pourUne.ExecuterAsync(cible, saisie.EnProlongationPourUne(), Acteur, Annulation), "La clôture est prolongée pour cette organisation, prévenue par courriel.", "/calendrier");
    }

    private async Task<IReadOnlyList<ProlongationRow>> OrganisationsAsync(string code) =>
        await ChargerAsync(code) is { } complet ? await _appels.ProlongationsAsync(complet.Id, Annulation) : [];
}

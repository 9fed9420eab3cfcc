using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class CalendrierController(AppelsQuery appels, ModifierCalendrier modifier, ProlongerDepot prolonger) : SectionAppelController(appels)
{
    [HttpGet("{code}/calendrier")]
    public Task<IActionResult> Calendrier(string code) => PageAsync(code, "Calendrier", complet => CalendrierViewModel.De(complet));

    /// <summary>Records the calendar, and so confirms it.</summary>
    [HttpPost("{code}/calendrier")]
    public Task<IActionResult> Calendrier(string code, CalendrierViewModel saisie) =>
        EnregistrerAsync(code, "Calendrier", saisie, cible => modifier.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Le calendrier est enregistré.");

    [HttpPost("{code}/calendrier/prolonger")]
    public Task<IActionResult> Prolonger(string code, CalendrierViewModel saisie) =>
        EnregistrerAsync(code, "Calendrier", saisie, cible => prolonger.ExecuterAsync(cible, saisie.Cloture, saisie.Motif, Acteur, Annulation), "La clôture du dépôt est prolongée.");
}

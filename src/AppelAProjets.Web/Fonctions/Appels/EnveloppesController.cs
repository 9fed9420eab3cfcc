using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class EnveloppesController(AppelsQuery appels, FixerEnveloppes fixer, MouvementerEnveloppe mouvementer) : SectionAppelController(appels)
{
    private readonly AppelsQuery _appels = appels;

    [HttpGet("{code}/financeurs/{financeurId:guid}/enveloppes")]
    public async Task<IActionResult> Enveloppes(string code, Guid financeurId)
    {
        if (await TrouverAsync(code, financeurId) is not { } complet)
        {
            return NotFound();
        }

        var mouvements = await _appels.MouvementsAsync(complet.Id, financeurId, Annulation);
        return await PageAsync(code, "Enveloppes", c =>
        {
            var page = EnveloppesViewModel.De(c.Financeurs.First(f => f.Id == financeurId));
            page.Mouvements = mouvements;
            return page;
        });
    }

    [HttpPost("{code}/financeurs/{financeurId:guid}/enveloppes")]
    public Task<IActionResult> Fixer(string code, Guid financeurId, EnveloppesViewModel saisie) =>
        EcrireAsync(code, financeurId, saisie, "Les enveloppes sont enregistrées.", cible => fixer.ExecuterAsync(
            cible, financeurId, [.. saisie.Enveloppes.Select(e => new EnveloppeSaisie(e.TypeDeCredits, e.Regime, e.Montant))], Acteur, Annulation));

    [HttpPost("{code}/financeurs/{financeurId:guid}/enveloppes/mouvement")]
    public Task<IActionResult> Mouvementer(string code, Guid financeurId, EnveloppesViewModel saisie) =>
        EcrireAsync(code, financeurId, saisie, "Le mouvement est enregistré.", cible => mouvementer.ExecuterAsync(cible, financeurId, saisie.EnMouvement(), Acteur, Annulation));

    private async Task<IActionResult> EcrireAsync(
        string code, Guid financeurId, EnveloppesViewModel saisie, string message, Func<Cible, Task<Resultat>> executer)
    {
        if (await TrouverAsync(code, financeurId) is not { } complet)
        {
            return NotFound();
        }

        saisie.FinanceurId = financeurId;
        saisie.Mouvements = await _appels.MouvementsAsync(complet.Id, financeurId, Annulation);
        return await EnregistrerAsync(code, "Enveloppes", saisie, executer, message, "/financeurs");
    }

    private async Task<AppelComplet?> TrouverAsync(string code, Guid financeurId) =>
        await ChargerAsync(code) is { } complet && complet.Financeurs.Any(f => f.Id == financeurId) ? complet : null;
}

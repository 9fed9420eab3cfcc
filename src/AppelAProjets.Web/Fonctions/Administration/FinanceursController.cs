using AppelAProjets.Application.Administration;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>Funders: all of them for an Administrateur, one's own to read for a funder's administrator.</summary>
[Reserve(Mission.Administration)]
public sealed class FinanceursController(FinanceursQuery financeurs, PersonnesQuery personnes, EnregistrerFinanceur enregistrer, TimeProvider horloge) : Controller
{
    [HttpGet("/administration/financeurs")]
    public async Task<ViewResult> Financeurs(CancellationToken annulation) => View(await financeurs.ListeAsync(HttpContext.ActeurRequis(), annulation));

    [HttpGet("/administration/financeurs/nouveau"), Reserve(Role.Administrateur)]
    public ViewResult Nouveau() => View("Financeur", new FinanceurViewModel());

    [HttpPost("/administration/financeurs/nouveau"), Reserve(Role.Administrateur)]
    public Task<IActionResult> Nouveau(FinanceurViewModel saisie, CancellationToken annulation) => EnregistrerAsync(null, saisie, annulation);

    [HttpGet("/administration/financeurs/{id:guid}"), Reserve(Role.Administrateur)]
    public async Task<IActionResult> Modifier(Guid id, CancellationToken annulation) =>
        await financeurs.UnAsync(id, HttpContext.ActeurRequis(), annulation) is { } financeur ? View("Financeur", FinanceurViewModel.De(financeur)) : NotFound();

    [HttpPost("/administration/financeurs/{id:guid}"), Reserve(Role.Administrateur)]
    public Task<IActionResult> Modifier(Guid id, FinanceurViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    [HttpGet("/administration/financeurs/{id:guid}/acces")]
    public async Task<IActionResult> Acces(Guid id, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var maintenant = horloge.GetUtcNow();
        return await financeurs.UnAsync(id, acteur, annulation) is { } financeur && await personnes.AccesAsync(id, acteur, maintenant, annulation) is { } acces
            ? View("Acces", new AccesViewModel(financeur, acces, maintenant))
            : NotFound();
    }

    private async Task<IActionResult> EnregistrerAsync(Guid? id, FinanceurViewModel saisie, CancellationToken annulation)
    {
        saisie.Id = id;
        var resultat = !ModelState.IsValid ? null : await enregistrer.ExecuterAsync(id, saisie.Saisie(), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensAdministration.Financeurs, $"{saisie.Sigle} est enregistré."),
            () => Task.FromResult<IActionResult>(View("Financeur", saisie)));
    }
}

public sealed record AccesViewModel(FinanceurRow Financeur, IReadOnlyList<(PersonneRow Personne, HabilitationRow Habilitation)> Acces, DateTimeOffset Maintenant);

using AppelAProjets.Application.Administration;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>Neighbourhoods, which the State lists, and instruction territories, which the partners make of them.</summary>
[Reserve(Role.Administrateur)]
public sealed class TerritoiresController(TerritoiresQuery territoires, EnregistrerTerritoire enregistrer) : Controller
{
    [HttpGet("/administration/territoires")]
    public async Task<ViewResult> Territoires(CancellationToken annulation) => View(await territoires.ListeAsync(annulation));

    [HttpGet("/administration/territoires/nouveau")]
    public Task<IActionResult> Nouveau(CancellationToken annulation) => FormulaireAsync(new TerritoireViewModel(), annulation);

    [HttpPost("/administration/territoires/nouveau")]
    public Task<IActionResult> Nouveau(TerritoireViewModel saisie, CancellationToken annulation) => EnregistrerAsync(null, saisie, annulation);

    [HttpGet("/administration/territoires/{id:guid}")]
    public async Task<IActionResult> Modifier(Guid id, CancellationToken annulation)
    {
        var tout = await territoires.ListeAsync(annulation);
        return tout.Territoires.SingleOrDefault(t => t.Id == id) is not { } territoire ? NotFound() : View("Territoire", new TerritoireViewModel
        {
            Id = id, Nom = territoire.Nom, Version = territoire.Version, Options = TerritoireViewModel.Depuis(tout),
            Quartiers = [.. tout.Liens.Where(l => l.TerritoireId == id).Select(l => l.QuartierCode)],
        });
    }

    [HttpPost("/administration/territoires/{id:guid}")]
    public Task<IActionResult> Modifier(Guid id, TerritoireViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    private async Task<IActionResult> EnregistrerAsync(Guid? id, TerritoireViewModel saisie, CancellationToken annulation)
    {
        saisie.Id = id;
        var resultat = !ModelState.IsValid ? null
            : await enregistrer.ExecuterAsync(id, saisie.Nom, [.. saisie.Quartiers], saisie.Version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensAdministration.Territoires, $"Le territoire « {saisie.Nom} » est enregistré."),
            () => FormulaireAsync(saisie, annulation));
    }

    private async Task<IActionResult> FormulaireAsync(TerritoireViewModel saisie, CancellationToken annulation)
    {
        saisie.Options = TerritoireViewModel.Depuis(await territoires.ListeAsync(annulation));
        return View("Territoire", saisie);
    }
}

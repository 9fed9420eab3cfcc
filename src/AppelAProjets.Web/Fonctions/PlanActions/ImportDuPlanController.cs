using AppelAProjets.Application.PlanActions;

namespace AppelAProjets.Web.Fonctions.PlanActions;

[Reserve(Role.Secretariat, Role.Administrateur)]
[Route("/secretariat/plan-actions/importer")]
public sealed class ImportDuPlanController(PreparerImport preparer, ImportQuery imports, ImporterPlan importer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    private CancellationToken Annulation => HttpContext.RequestAborted;

    [HttpGet("")]
    public ViewResult Importer() => View(new ImporterViewModel());

    [HttpPost("")]
    public async Task<IActionResult> Importer(ImporterViewModel saisie) => await this.RepondreAsync(
        await PreparerAsync(saisie),
        id => this.Suivre(LiensPlanActions.Import(id)),
        () => Task.FromResult<IActionResult>(View(saisie)));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Rapport(Guid id, string? voir = null, int page = 1) =>
        await imports.ChargerAsync(id, Acteur, Annulation) is { } apercu ? View("Rapport", new RapportViewModel(apercu, voir ?? "toutes", Math.Max(1, page))) : NotFound();

    [HttpPost("{id:guid}/colonnes")]
    public async Task<IActionResult> Colonnes(Guid id, ColonnesViewModel saisie) => await this.RepondreAsync(
        await preparer.FixerAsync(id, saisie.Version, saisie.Lire(), Acteur, Annulation),
        () => this.Suivre(LiensPlanActions.Import(id)),
        () => Rapport(id));

    [HttpPost("{id:guid}/confirmer")]
    public async Task<IActionResult> Confirmer(Guid id, int version, int attendues) => await this.RepondreAsync(
        await importer.ExecuterAsync(id, version, attendues, Acteur, Annulation),
        rapport => this.Suivre(LiensPlanActions.Plan, Resumer(rapport)),
        () => Rapport(id));

    [HttpPost("{id:guid}/abandonner")]
    public async Task<IActionResult> Abandonner(Guid id) => await this.RepondreAsync(
        await preparer.AbandonnerAsync(id, Acteur, Annulation),
        () => this.Suivre(LiensPlanActions.Plan, "L’import est abandonné : le plan n’a pas changé."),
        () => Rapport(id));

    private static string Resumer(RapportDImport rapport) =>
        $"Plan importé. Actions ajoutées : {rapport.Nombre(SortDeLigne.Nouvelle)}, modifiées : {rapport.Nombre(SortDeLigne.Modifiee)}, inchangées : {rapport.Nombre(SortDeLigne.Inchangee)}. "
        + $"Lignes écartées : {rapport.Nombre(SortDeLigne.Ecartee)}. Actions du plan absentes du fichier, qui restent : {rapport.Absentes}.";

    private async Task<Resultat<Guid>> PreparerAsync(ImporterViewModel saisie)
    {
        var colle = !string.IsNullOrWhiteSpace(saisie.Texte);
        if (saisie.Fichier is null == !colle)
        {
            return colle
                ? new Refus("tableau.deux", "Envoyez un fichier ou collez un tableau, pas les deux.", nameof(saisie.Fichier))
                : new Refus("tableau.absent", "Choisissez un fichier, ou collez un tableau.", nameof(saisie.Fichier));
        }

        if (colle)
        {
            return await preparer.CollerAsync(saisie.Texte!, Acteur, Annulation);
        }

        await using var contenu = saisie.Fichier!.OpenReadStream();
        return await preparer.ExecuterAsync(saisie.Fichier.FileName, contenu, saisie.Feuille, Acteur, Annulation);
    }
}

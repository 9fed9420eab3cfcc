using AppelAProjets.Application.PlanActions;

namespace AppelAProjets.Web.Fonctions.PlanActions;

/// <summary>Import of the plan: a table, its columns, the report line by line, the confirmation.</summary>
[Reserve(Role.Secretariat, Role.Administrateur)]
[Route("/secretariat/plan-actions/importer")]
public sealed class ImportDuPlanController(PreparerImport preparer, ImportQuery imports, ImporterPlan importer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    private CancellationToken Annulation => HttpContext.RequestAborted;

    [HttpGet("")]
    public ViewResult Importer() => View(new ImporterViewModel());

    [HttpPost("")]
    public async Task<IActionResult> Importer(ImporterViewModel saisie)
    {
        var prepare = await PreparerAsync(saisie);
        if (!prepare.EstRefuse)
        {
            return Redirect($"/secretariat/plan-actions/importer/{prepare.Valeur}");
        }

        ModelState.Ajouter(prepare.Refus);
        return View(saisie);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Rapport(Guid id, string? voir = null, int page = 1) =>
        await imports.ChargerAsync(id, Acteur, Annulation) is { } apercu ? View("Rapport", new RapportViewModel(apercu, voir ?? "toutes", Math.Max(1, page))) : NotFound();

    [HttpPost("{id:guid}/colonnes")]
    public async Task<IActionResult> Colonnes(Guid id, ColonnesViewModel saisie)
    {
        var fixe = await preparer.FixerAsync(id, saisie.Version, saisie.Lire(), Acteur, Annulation);
        if (!fixe.EstRefuse)
        {
            return Redirect($"/secretariat/plan-actions/importer/{id}");
        }

        ModelState.Ajouter(fixe.Refus);
        return await Rapport(id);
    }

    [HttpPost("{id:guid}/confirmer")]
    public async Task<IActionResult> Confirmer(Guid id, int version, int attendues)
    {
        var fait = await importer.ExecuterAsync(id, version, attendues, Acteur, Annulation);
        if (fait.EstRefuse)
        {
            ModelState.Ajouter(fait.Refus);
            return await Rapport(id);
        }

        var rapport = fait.Valeur;
        TempData["Succes"] = $"Plan importé\u00A0: {rapport.Nombre(SortDeLigne.Nouvelle)} actions ajoutées, {rapport.Nombre(SortDeLigne.Modifiee)} modifiées, {rapport.Nombre(SortDeLigne.Inchangee)} inchangées, "
            + $"{rapport.Nombre(SortDeLigne.Ecartee)} lignes écartées. {rapport.Absentes} actions du plan ne figurent pas dans le fichier\u00A0: elles restent.";
        return Redirect("/secretariat/plan-actions");
    }

    [HttpPost("{id:guid}/abandonner")]
    public async Task<IActionResult> Abandonner(Guid id)
    {
        if ((await preparer.AbandonnerAsync(id, Acteur, Annulation)).EstRefuse)
        {
            return NotFound();
        }

        TempData["Succes"] = "L’import est abandonné\u00A0: le plan n’a pas changé.";
        return Redirect("/secretariat/plan-actions");
    }

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
        return await preparer.ExecuterAsync(saisie.Fichier.FileName, contenu, Acteur, Annulation);
    }
}

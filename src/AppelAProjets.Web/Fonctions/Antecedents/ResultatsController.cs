using AppelAProjets.Application.Antecedents;
using AppelAProjets.Application.Exports;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Web.Fonctions.Antecedents;

/// <summary>Results of the years before, imported for a call: given, read again line by line, confirmed, taken out.</summary>
[Reserve(Role.Secretariat)]
[Route("/secretariat/appels/{code}/resultats")]
public sealed class ResultatsController(ImportsDeResultatsQuery imports, PreparerImportDeResultats preparer, ImporterResultats importer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    private CancellationToken Annulation => HttpContext.RequestAborted;

    [HttpGet("")]
    public Task<IActionResult> Resultats(string code) => PageAsync(code, new ResultatsViewModel());

    [HttpPost("")]
    public async Task<IActionResult> Resultats(string code, ResultatsViewModel saisie) => await this.RepondreAsync(
        await PreparerAsync(code, saisie),
        id => this.Suivre(LiensAntecedents.ImportDeResultats(code, id)),
        () => PageAsync(code, saisie));

    /// <summary>Its headings alone: an example would be imported one day.</summary>
    [HttpGet("modele.csv")]
    public FileContentResult Modele(string code) => File(
        EcrivainCsv.Ecrire([Enum.GetValues<ColonneDesResultats>().Select(ColonnesDesResultats.Libelle)]), "text/csv; charset=utf-8", $"resultats-{code}.csv");

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Rapport(string code, Guid id, string? voir = null, int page = 1) =>
        await imports.ChargerAsync(code, id, Acteur, Annulation) is { } apercu ? View("Rapport", new RapportDeResultatsViewModel(apercu, voir ?? "toutes", Math.Max(1, page))) : NotFound();

    [HttpPost("{id:guid}/colonnes")]
    public async Task<IActionResult> Colonnes(string code, Guid id, ColonnesDesResultatsViewModel saisie) => await this.RepondreAsync(
        await preparer.FixerAsync(code, id, new LectureVoulue(saisie.Version, saisie.Annee, saisie.Lire()), Acteur, Annulation),
        () => this.Suivre(LiensAntecedents.ImportDeResultats(code, id)),
        () => Rapport(code, id));

    [HttpPost("{id:guid}/confirmer")]
    public async Task<IActionResult> Confirmer(string code, Guid id, int version, int attendues) => await this.RepondreAsync(
        await importer.ExecuterAsync(code, id, version, attendues, Acteur, Annulation),
        rapport => this.Suivre(LiensAntecedents.Resultats(code), Resumer(rapport)),
        () => Rapport(code, id));

    [HttpPost("{id:guid}/abandonner")]
    public async Task<IActionResult> Abandonner(string code, Guid id) => await this.RepondreAsync(
        await preparer.AbandonnerAsync(id, Acteur, Annulation),
        () => this.Suivre(LiensAntecedents.Resultats(code), "L’import est abandonné : aucun résultat n’a changé."),
        () => Rapport(code, id));

    /// <summary>What taking an import out undoes, to be confirmed.</summary>
    [HttpGet("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid id) =>
        await imports.ListerAsync(code, Acteur, Annulation) is { } liste && liste.Imports.FirstOrDefault(i => i.Id == id) is { } import ? View("Retirer", new RetirerResultatsViewModel(liste.Appel.Code, import)) : NotFound();

    [HttpPost("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid id, [FromServices] RetirerResultats retirer) => await this.RepondreAsync(
        await retirer.ExecuterAsync(code, id, Acteur, Annulation),
        nombre => this.Suivre(LiensAntecedents.Resultats(code), $"L’import est retiré : {Nombres.Dire(nombre, "résultat")} en moins. Ceux qu’il avait corrigés sont revenus à ce qu’ils étaient."),
        () => Retirer(code, id));

    private static string Resumer(RapportDeResultats rapport) =>
        $"Résultats importés : {Nombres.Dire(rapport.Nombre(SortDeLigne.Nouvelle), "nouveau", "nouveaux")}, {Nombres.Dire(rapport.Nombre(SortDeLigne.Modifiee), "modifié")}, "
        + $"{Nombres.Dire(rapport.Nombre(SortDeLigne.Inchangee), "inchangé")}, {Nombres.Dire(rapport.Nombre(SortDeLigne.Ecartee), "ligne écartée", "lignes écartées")}.";

    private async Task<IActionResult> PageAsync(string code, ResultatsViewModel page)
    {
        if (await imports.ListerAsync(code, Acteur, Annulation) is not { } liste)
        {
            return NotFound();
        }

        page.Liste = liste;
        page.Annee ??= $"{liste.Appel.Annee - 1}";
        return View("Resultats", page);
    }

    private async Task<Resultat<Guid>> PreparerAsync(string code, ResultatsViewModel saisie)
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
            return await preparer.CollerAsync(code, saisie.Annee, saisie.Texte!, Acteur, Annulation);
        }

        await using var contenu = saisie.Fichier!.OpenReadStream();
        return await preparer.ExecuterAsync(code, saisie.Annee, (saisie.Fichier.FileName, contenu), saisie.Feuille, Acteur, Annulation);
    }
}

using AppelAProjets.Application.Exports;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Web.Fonctions.Instructions;

namespace AppelAProjets.Web.Fonctions.Exports;

/// <summary>A view of the table, taken away: spreadsheet or archive. What is sent is what the table shows to this person.</summary>
[Reserve(Mission.Instruction)]
[Route("instruction/{appelCode}/exporter")]
public sealed class ExportDuTableauController(ExportDuTableauQuery exporter) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Choisir(string appelCode, FiltreQuery filtre, CancellationToken annulation) =>
        await exporter.MesurerAsync(appelCode, filtre.Lire(), HttpContext.ActeurRequis(), annulation) is { } tableau ? View("Exporter", new ExporterViewModel(tableau)) : NotFound();

    [HttpGet("tableau.xlsx")]
    public async Task<IActionResult> Xlsx(string appelCode, FiltreQuery filtre, CancellationToken annulation) =>
        await exporter.PreparerAsync(appelCode, filtre.Lire(), "XLSX", HttpContext.ActeurRequis(), annulation) is { } export
            ? new EnvoiResult(export.Nom, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", export.EnXlsxAsync)
            : NotFound();

    [HttpGet("tableau.csv")]
    public async Task<IActionResult> Csv(string appelCode, FiltreQuery filtre, CancellationToken annulation) =>
        await exporter.PreparerAsync(appelCode, filtre.Lire(), "CSV", HttpContext.ActeurRequis(), annulation) is { } export
            ? new EnvoiResult(export.Nom, "text/csv; charset=utf-8", export.EnCsvAsync)
            : NotFound();

    /// <summary>Asks for an archive, which a job makes.</summary>
    [HttpPost("archive")]
    public async Task<IActionResult> Archiver(string appelCode, FiltreQuery filtre, [FromForm] Guid cle, [FromServices] DemanderExport demander, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await exporter.MesurerAsync(appelCode, filtre.Lire(), acteur, annulation) is not { } tableau)
        {
            return NotFound();
        }

        var resultat = await demander.ExecuterAsync(appelCode, filtre.Lire(), new ExporterViewModel(tableau).EnMots(acteur), cle, acteur, annulation);
        return await this.RepondreAsync(
            resultat, _ => this.Suivre(LiensExports.Mes, "L’archive est demandée : elle se prépare."), () => Task.FromResult<IActionResult>(View("Exporter", new ExporterViewModel(tableau))));
    }

    /// <summary>Sends a file as it is made.</summary>
    private sealed class EnvoiResult(string nom, string type, Func<Stream, CancellationToken, Task> ecrire) : ActionResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var reponse = context.HttpContext.Response;
            var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(nom);
            (reponse.ContentType, reponse.Headers.ContentDisposition) = (type, disposition.ToString());
            await reponse.StartAsync(context.HttpContext.RequestAborted);
            await ecrire(reponse.Body, context.HttpContext.RequestAborted);
        }
    }
}

public sealed record ExporterViewModel(TableauInstruction Tableau)
{
    public string Code => Tableau.Contexte.Appel.Code;

    public string Retour => FiltreQuery.Adresse(Code, Tableau.Filtre);

    public string EnMots(Acteur acteur) =>
        string.Join(", ", new TableauViewModel(Tableau, acteur).Actifs().Select(a => a.Texte)) is { Length: > 0 } filtres ? filtres : "tous les dossiers";

    /// <summary>The filter and the order of the table, after another address.</summary>
    public string Avec(string adresse) => FiltreQuery.Ecrire(Tableau.Filtre with { Page = 1 }) is { Length: > 0 } requete ? $"{adresse}?{requete}" : adresse;
}

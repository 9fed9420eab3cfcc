using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Papier;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Web.Fonctions.Papier;

/// <summary>A deposited dossier on paper for those who may read it, its versions and what changed between them. Each reading is journaled.</summary>
[Reserve(Mission.Instruction)]
[Route("instruction/{appelCode}/dossiers/{id:guid}")]
public sealed class PapierDesAgentsController(VersionsQuery versions, IMoteurPdf moteur) : Controller
{
    /// <summary>The last version.</summary>
    [HttpGet("dossier.pdf")]
    public async Task<IActionResult> Pdf(string appelCode, Guid id, CancellationToken annulation) =>
        await ChargerAsync(appelCode, id, ActeDuJournal.Telecharger, annulation) is { } page ? this.PdfDe(moteur, page.Dossier, page.Dossier.Versions[^1]) : NotFound();

    [HttpGet("versions")]
    public async Task<IActionResult> Versions(string appelCode, Guid id, CancellationToken annulation) => this.Lister(await ChargerAsync(appelCode, id, ActeDuJournal.Consulter, annulation));

    [HttpGet("versions/{n:int}")]
    public async Task<IActionResult> Version(string appelCode, Guid id, int n, CancellationToken annulation) => this.Lire(await ChargerAsync(appelCode, id, ActeDuJournal.Consulter, annulation), n);

    [HttpGet("versions/{n:int}/dossier.pdf")]
    public async Task<IActionResult> VersionPdf(string appelCode, Guid id, int n, CancellationToken annulation) =>
        await ChargerAsync(appelCode, id, ActeDuJournal.Telecharger, annulation) is { } page && page.Dossier.Version(n) is { } version ? this.PdfDe(moteur, page.Dossier, version) : NotFound();

    [HttpGet("versions/{n:int}/comparer")]
    public async Task<IActionResult> Comparer(string appelCode, Guid id, int n, CancellationToken annulation) => this.Comparer(await ChargerAsync(appelCode, id, ActeDuJournal.Consulter, annulation), n);

    private async Task<VersionsViewModel?> ChargerAsync(string appelCode, Guid id, ActeDuJournal acte, CancellationToken annulation) =>
        await versions.PourLesAgentsAsync(appelCode, id, acte, HttpContext.ActeurRequis(), annulation) is { } dossier
            ? new VersionsViewModel(dossier, LiensInstructions.Fiche(appelCode, id), "Fiche du dossier")
            : null;
}

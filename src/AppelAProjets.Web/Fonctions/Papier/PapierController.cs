using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Papier;

namespace AppelAProjets.Web.Fonctions.Papier;

/// <summary>A dossier on paper for its porteur: the whole in the order of the Cerfa, the receipt, every deposited version and what changed between them.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}")]
public sealed class PapierController(VersionsQuery versions, RecepisseQuery recepisses, IMoteurPdf moteur, TimeProvider horloge) : Controller
{
    /// <summary>The dossier as it stands: what is being written, marked as not deposited, else the last version.</summary>
    [HttpGet("dossier.pdf")]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken annulation) => await versions.PourLePorteurAsync(id, HttpContext.ActeurRequis(), annulation) switch
    {
        null => NotFound(),
        { EnCours: { } enCours } dossier => this.PdfDe(moteur, ImprimeDuDossier.NonDepose(enCours, dossier.Entete.Numero, horloge.GetUtcNow(), dossier.Lecteur, dossier.Entete.EstEnCorrection), $"dossier-{dossier.Entete.Numero ?? "brouillon"}-non-depose.pdf"),
        { } dossier => this.PdfDe(moteur, dossier, dossier.Versions[^1]),
    };

    /// <summary>The receipt of the last version.</summary>
    [HttpGet("recepisse.pdf")]
    public async Task<IActionResult> RecepissePdf(Guid id, CancellationToken annulation)
    {
        var deposes = await recepisses.ChargerAsync(id, HttpContext.ActeurRequis(), annulation);
        return deposes.Count == 0 ? NotFound() : this.PdfDe(moteur, ImprimeDuRecepisse.Composer(deposes[^1]), $"recepisse-{deposes[^1].Numero}.pdf");
    }

    [HttpGet("versions")]
    public async Task<IActionResult> Versions(Guid id, CancellationToken annulation) => this.Lister(await ChargerAsync(id, annulation));

    [HttpGet("versions/{n:int}")]
    public async Task<IActionResult> Version(Guid id, int n, CancellationToken annulation) => this.Lire(await ChargerAsync(id, annulation), n);

    /// <summary>A correction that was never deposited, for those who wrote it.</summary>
    [HttpGet("versions/ecartees/{n:int}")]
    public async Task<IActionResult> Ecartee(Guid id, int n, CancellationToken annulation) =>
        await ChargerAsync(id, annulation) is { } page && page.Dossier.Ecartees.FirstOrDefault(e => e.Numero == n) is { } ecartee ? View("CorrectionEcartee", new CorrectionEcarteeViewModel(page, ecartee)) : NotFound();

    [HttpGet("versions/{n:int}/dossier.pdf")]
    public async Task<IActionResult> VersionPdf(Guid id, int n, CancellationToken annulation) =>
        await ChargerAsync(id, annulation) is { } page && page.Dossier.Version(n) is { } version ? this.PdfDe(moteur, page.Dossier, version) : NotFound();

    [HttpGet("versions/{n:int}/comparer")]
    public async Task<IActionResult> Comparer(Guid id, int n, CancellationToken annulation) => this.Comparer(await ChargerAsync(id, annulation), n);

    private async Task<VersionsViewModel?> ChargerAsync(Guid id, CancellationToken annulation) =>
        await versions.PourLePorteurAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier ? new VersionsViewModel(dossier, LiensDossiers.Dossier(id), "Le dossier") : null;
}

using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Web.Fonctions.Pieces;

/// <summary>The files of a dossier, read by a member of its organisation. A file is addressed by its SHA-256.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}")]
public sealed class FichiersController(FichierDuPorteurQuery fichiers) : Controller
{
    /// <summary>Shows it, or says why not yet.</summary>
    [HttpGet("fichiers/{empreinte}")]
    public async Task<IActionResult> Apercu(Guid id, string empreinte, CancellationToken annulation) =>
        this.Apercu(await fichiers.TrouverAsync(id, empreinte, HttpContext.ActeurRequis(), annulation), LiensDossiers.Fichier(id, empreinte), LiensDossiers.Dossier(id));

    [HttpGet("fichiers/{empreinte}/contenu")]
    public async Task<IActionResult> Contenu(Guid id, string empreinte, CancellationToken annulation) =>
        this.Montrer(await fichiers.OuvrirAsync(id, empreinte, HttpContext.ActeurRequis(), annulation));

    [HttpGet("fichiers/{empreinte}/telecharger")]
    public async Task<IActionResult> Telecharger(Guid id, string empreinte, CancellationToken annulation) =>
        this.Telecharger(await fichiers.OuvrirAsync(id, empreinte, HttpContext.ActeurRequis(), annulation));

    [HttpGet("pieces.zip")]
    public async Task<IActionResult> Toutes(Guid id, CancellationToken annulation) =>
        this.Archiver(await fichiers.ArchiverAsync(id, HttpContext.ActeurRequis(), annulation));
}

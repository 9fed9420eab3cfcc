using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Pieces;

/// <summary>The deposited files of a dossier, read by the services that may see it, once they are known to be clean.</summary>
[Reserve(Mission.Instruction)]
[Route("instruction/{appelCode}/dossiers/{id:guid}")]
public sealed class FichiersInstruitsController(FichierInstruitQuery fichiers) : Controller
{
    /// <summary>Shows it, or says why not yet.</summary>
    [HttpGet("fichiers/{empreinte}")]
    public async Task<IActionResult> Apercu(string appelCode, Guid id, string empreinte, CancellationToken annulation)
    {
        var fichier = await fichiers.TrouverAsync(appelCode, id, empreinte, HttpContext.ActeurRequis(), annulation);
        return this.Apercu(fichier, LiensInstructions.Fichier(appelCode, id, empreinte), LiensInstructions.Fiche(appelCode, id));
    }

    [HttpGet("fichiers/{empreinte}/contenu")]
    public async Task<IActionResult> Contenu(string appelCode, Guid id, string empreinte, CancellationToken annulation) =>
        this.Montrer(await fichiers.OuvrirAsync(appelCode, id, empreinte, HttpContext.ActeurRequis(), annulation));

    [HttpGet("fichiers/{empreinte}/telecharger")]
    public async Task<IActionResult> Telecharger(string appelCode, Guid id, string empreinte, CancellationToken annulation) =>
        this.Telecharger(await fichiers.OuvrirAsync(appelCode, id, empreinte, HttpContext.ActeurRequis(), annulation));

    [HttpGet("pieces.zip")]
    public async Task<IActionResult> Toutes(string appelCode, Guid id, CancellationToken annulation) =>
        this.Archiver(await fichiers.ArchiverAsync(appelCode, id, HttpContext.ActeurRequis(), annulation));
}

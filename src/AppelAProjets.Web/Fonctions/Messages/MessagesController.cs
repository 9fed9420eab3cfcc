using AppelAProjets.Application.Messages;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Messages;

[Reserve]
[Route("espace/dossiers/{id:guid}/messages")]
public sealed class MessagesController(FilQuery fils, TimeProvider horloge) : Controller
{
    /// <summary>The thread; what is shown is read.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Messages(Guid id, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await fils.PourLePorteurAsync(id, acteur, annulation) is not { } fil)
        {
            return NotFound();
        }

        await fils.MarquerLuAsync(fil, acteur, annulation);
        return View("FilDeMessages", Vue(fil));
    }

    [HttpPost("")]
    public async Task<IActionResult> Ecrire(Guid id, [FromForm(Name = "Saisie")] MessageSaisie saisie, [FromServices] EcrireMessage ecrire, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        return await this.RepondreAsync(
            await ecrire.PourLePorteurAsync(id, saisie.Lire(HttpContext), acteur, annulation),
            () => this.Suivre(LiensMessages.DuPorteur(id), "Votre message est envoyé. Les services sont prévenus."),
            async () => await fils.PourLePorteurAsync(id, acteur, annulation) is { } fil ? View("FilDeMessages", Vue(fil, saisie)) : NotFound(),
            "Saisie.");
    }

    [HttpGet("{messageId:guid}/fichiers/{ordre:int}")]
    public async Task<IActionResult> Fichier(Guid id, Guid messageId, int ordre, [FromServices] FichierDuFilQuery fichiers, CancellationToken annulation) =>
        this.Telecharger(await fichiers.PourLePorteurAsync(id, messageId, ordre, HttpContext.ActeurRequis(), annulation));

    [HttpGet("~/espace/dossiers/{id:guid}/pieces-demandees/{demandeId:guid}")]
    public Task<IActionResult> Piece(Guid id, Guid demandeId, CancellationToken annulation) =>
        AfficherLaPieceAsync(id, demandeId, new MessageSaisie { Cle = Guid.CreateVersion7() }, annulation);

    [HttpPost("~/espace/dossiers/{id:guid}/pieces-demandees/{demandeId:guid}")]
    public async Task<IActionResult> Fournir(
        Guid id, Guid demandeId, [FromForm(Name = "Saisie")] MessageSaisie saisie, [FromServices] FournirPiece fournir, CancellationToken annulation) =>
        await this.RepondreAsync(
            await fournir.ExecuterAsync(id, demandeId, saisie.Lire(HttpContext), HttpContext.ActeurRequis(), annulation),
            () => this.Suivre(LiensMessages.DuPorteur(id), "La pièce est envoyée. Les services sont prévenus."),
            () => AfficherLaPieceAsync(id, demandeId, saisie, annulation),
            "Saisie.");

    private async Task<IActionResult> AfficherLaPieceAsync(Guid id, Guid demandeId, MessageSaisie saisie, CancellationToken annulation)
    {
        var fil = await fils.PourLePorteurAsync(id, HttpContext.ActeurRequis(), annulation);
        if (fil?.Demandes.FirstOrDefault(d => d.MessageId == demandeId) is not { } demande)
        {
            return NotFound();
        }

        return demande.ReponseLe is null || !ModelState.IsValid
            ? View("PieceDemandee", new PieceDemandeeViewModel(fil, demande, fil.Messages.First(m => m.Id == demandeId), saisie, horloge.GetUtcNow()))
            : Redirect(LiensMessages.DuPorteur(id));
    }

    private FilViewModel Vue(Fil fil, MessageSaisie? saisie = null)
    {
        var vue = new FilViewModel(fil, estService: false, lieLaFiche: false, horloge.GetUtcNow());
        vue.Saisie = saisie ?? vue.Saisie;
        return vue;
    }
}

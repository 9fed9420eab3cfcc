using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Securite;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>The files of a dossier: one per required piece.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}/pieces")]
public sealed class PiecesController(DossierPorteurQuery dossiers, PieceQuery pieces, IDepotDeFichiers depot, IOptions<FichiersOptions> options, TimeProvider horloge) : Controller
{
    /// <summary>Lists the pieces.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Pieces(Guid id, CancellationToken annulation)
    {
        if (await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier)
        {
            return NotFound();
        }

        return dossier.SectionsOuvertes.Contains(SectionDossier.Pieces) ? View("Pieces", Vue(dossier)) : Redirect($"/espace/dossiers/{id}");
    }

    /// <summary>Goes on to the next section, or back to the list: without a file chosen there is nothing to save here.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Pieces(Guid id, string? suite, CancellationToken annulation) =>
        await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier
            ? Redirect(SectionsController.Suite(dossier, SectionDossier.Pieces, suite))
            : NotFound();

    /// <summary>Receives a file.</summary>
    [HttpPost("{pieceId:guid}")]
    public async Task<IActionResult> Joindre(Guid id, Guid pieceId, IFormFile? fichier, [FromServices] JoindrePiece joindre, CancellationToken annulation)
    {
        if (fichier is null)
        {
            return await RefuserAsync(id, pieceId, new Refus("fichier.absent", "Choisissez d’abord un fichier sur votre appareil."), annulation);
        }

        await using var contenu = fichier.OpenReadStream();
        var joint = await joindre.ExecuterAsync(id, pieceId, fichier.FileName, contenu, HttpContext.ActeurRequis(), annulation);
        if (joint.EstRefuse)
        {
            return await RefuserAsync(id, pieceId, joint.Refus, annulation);
        }

        TempData["Succes"] = "Le fichier est joint.";
        return Redirect($"/espace/dossiers/{id}/pieces");
    }

    /// <summary>Takes a file back.</summary>
    [HttpPost("{pieceId:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, Guid pieceId, string empreinte, [FromServices] JoindrePiece joindre, CancellationToken annulation)
    {
        var retire = await joindre.RetirerAsync(id, pieceId, empreinte, HttpContext.ActeurRequis(), annulation);
        if (retire.EstRefuse)
        {
            return await RefuserAsync(id, pieceId, retire.Refus, annulation);
        }

        TempData["Succes"] = "Le fichier est retiré.";
        return Redirect($"/espace/dossiers/{id}/pieces");
    }

    /// <summary>Gives a file back, never shown inside the page.</summary>
    [HttpGet("~/espace/dossiers/{id:guid}/fichiers/{empreinte}")]
    public async Task<IActionResult> Telecharger(Guid id, string empreinte, CancellationToken annulation)
    {
        var piece = await pieces.ChargerAsync(id, empreinte, HttpContext.ActeurRequis(), annulation);
        if (piece is null || depot.Ouvrir(piece.Empreinte) is not { } contenu)
        {
            return NotFound();
        }

        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(contenu, piece.TypeMime, piece.NomDeFichier);
    }

    private async Task<IActionResult> RefuserAsync(Guid id, Guid pieceId, Refus refus, CancellationToken annulation)
    {
        if (refus.Code == EnregistrerReponses.Introuvable || await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier)
        {
            return NotFound();
        }

        ModelState.AddModelError($"Fichier-{pieceId}", refus.Message);
        return View("Pieces", Vue(dossier));
    }

    private PiecesViewModel Vue(DossierPorteur dossier) => new(new EnTeteDossier(dossier, horloge.GetUtcNow()), options.Value.TailleMaximale / (1024 * 1024));
}

/// <summary>The pieces of a dossier.</summary>
/// <param name="EnTete">The dossier.</param>
/// <param name="MegaOctets">Largest file.</param>
public sealed record PiecesViewModel(EnTeteDossier EnTete, long MegaOctets);

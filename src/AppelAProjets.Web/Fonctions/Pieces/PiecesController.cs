using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Pieces;

/// <summary>A plain form posts one file and comes back; <c>upload.js</c> posts it with <see cref="Fragment"/> and receives what changes: 200 and the piece, or 422 and the reason.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}/pieces")]
public sealed class PiecesController(DossierPorteurQuery dossiers, FichierDuPorteurQuery fichiers, JoindrePiece joindre, IOptions<FichiersOptions> options, TimeProvider horloge) : Controller
{
    /// <summary>Header of a script that wants only what changes; on the answer too, so that a sign-in page is not taken for it.</summary>
    public const string Fragment = "X-Fragment";

    [HttpGet("")]
    public async Task<IActionResult> Pieces(Guid id, CancellationToken annulation)
    {
        if (await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier)
        {
            return NotFound();
        }

        return dossier.SectionsOuvertes.Contains(SectionDossier.Pieces) ? View("Pieces", await VueAsync(dossier, annulation)) : Redirect(LiensDossiers.Dossier(id));
    }

    /// <summary>Goes on to the next section, or back to the list: without a file chosen there is nothing to save here.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Pieces(Guid id, string? suite, CancellationToken annulation) =>
        await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier
            ? Redirect(SectionsController.Suite(dossier, SectionDossier.Pieces, suite))
            : NotFound();

    /// <summary>One piece as it is now, for the script that waits for the antivirus; anyone else is sent to the page.</summary>
    [HttpGet("{pieceId:guid}")]
    public Task<IActionResult> Piece(Guid id, Guid pieceId, CancellationToken annulation) => MontrerAsync(id, pieceId, null, null, annulation);

    [HttpPost("{pieceId:guid}")]
    public async Task<IActionResult> Joindre(Guid id, Guid pieceId, IFormFile? fichier, CancellationToken annulation)
    {
        if (fichier is null)
        {
            return await RefuserAsync(id, pieceId, new Refus("fichier.absent", "Choisissez d’abord un fichier sur votre appareil."), annulation);
        }

        await using var contenu = fichier.OpenReadStream();
        var joint = await joindre.ExecuterAsync(id, pieceId, fichier.FileName, contenu, HttpContext.ActeurRequis(), annulation);
        return joint.EstRefuse ? await RefuserAsync(id, pieceId, joint.Refus, annulation) : await MontrerAsync(id, pieceId, "Le fichier est joint.", joint.Valeur.Empreinte, annulation);
    }

    [HttpPost("{pieceId:guid}/permanente")]
    public async Task<IActionResult> Permanente(Guid id, Guid pieceId, Guid permanenteId, CancellationToken annulation)
    {
        var joint = await joindre.PermanenteAsync(id, pieceId, permanenteId, HttpContext.ActeurRequis(), annulation);
        return joint.EstRefuse ? await RefuserAsync(id, pieceId, joint.Refus, annulation) : await MontrerAsync(id, pieceId, "La pièce de l’organisation est jointe.", null, annulation);
    }

    [HttpPost("{pieceId:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, Guid pieceId, string? empreinte, CancellationToken annulation)
    {
        var retire = await joindre.RetirerAsync(id, pieceId, empreinte ?? "", HttpContext.ActeurRequis(), annulation);
        return retire.EstRefuse ? await RefuserAsync(id, pieceId, retire.Refus, annulation) : await MontrerAsync(id, pieceId, "Le fichier est retiré.", null, annulation);
    }

    private bool VeutUnFragment => Request.Headers.ContainsKey(Fragment);

    private async Task<IActionResult> MontrerAsync(Guid id, Guid pieceId, string? succes, string? recu, CancellationToken annulation)
    {
        if (await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier
            || dossier.PlaceDeFichier(pieceId) is not { } place
            || await AfficheeAsync(dossier, place, pieceId, annulation) is not { } piece)
        {
            return NotFound();
        }

        var analyse = piece.Fichiers.FirstOrDefault(f => f.Empreinte == recu)?.Analyse;
        if (VeutUnFragment)
        {
            Response.Headers[Fragment] = analyse?.ToString() ?? "piece";
            return PartialView("_Piece", piece);
        }

        TempData[analyse == AnalyseDeFichier.Infectee ? "Avertissement" : "Succes"] = analyse == AnalyseDeFichier.Infectee
            ? "L’antivirus refuse ce fichier : il compte comme manquant. Retirez-le, puis envoyez un autre fichier."
            : succes;
        return Redirect($"{LiensDossiers.Section(id, place.Section)}#titre-{pieceId}");
    }

    private async Task<IActionResult> RefuserAsync(Guid id, Guid pieceId, Refus refus, CancellationToken annulation)
    {
        if (refus.Issue == Issue.Absent || await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier)
        {
            return NotFound();
        }

        if (VeutUnFragment)
        {
            Response.Headers[Fragment] = "refus";
            return new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, ContentType = "text/plain; charset=utf-8", Content = refus.Message };
        }

        ModelState.AddModelError($"Fichier-{pieceId}", refus.Message);
        return dossier.PlaceDeFichier(pieceId) is { Section: SectionDossier.Questions }
            ? View("/Fonctions/Dossiers/Questions.cshtml", await QuestionsAsync(dossier, annulation))
            : View("Pieces", await VueAsync(dossier, annulation));
    }

    // A question answered by files is received as a piece is.
    private async Task<PieceAffichee?> AfficheeAsync(DossierPorteur dossier, PlaceDeFichier place, Guid pieceId, CancellationToken annulation) => place.Cle is null
        ? (await VueAsync(dossier, annulation)).Pieces.FirstOrDefault(p => p.Piece.PieceId == pieceId)
        : QuestionDeFichier.De(await QuestionsAsync(dossier, annulation), dossier.Champs.First(c => c.Cle == place.Cle));

    private async Task<SectionViewModel> QuestionsAsync(DossierPorteur dossier, CancellationToken annulation) => new(new EnTeteDossier(dossier, horloge.GetUtcNow()), SectionDossier.Questions)
    {
        Fichiers = await fichiers.ListerAsync(dossier.Entete.Id, HttpContext.ActeurRequis(), annulation),
    };

    private async Task<PiecesViewModel> VueAsync(DossierPorteur dossier, CancellationToken annulation) => new(
        new EnTeteDossier(dossier, horloge.GetUtcNow()),
        await fichiers.ListerAsync(dossier.Entete.Id, HttpContext.ActeurRequis(), annulation),
        options.Value.TailleMaximale,
        await fichiers.AJoindreAsync(dossier.Entete.Id, HeureDeParis.Jour(horloge.GetUtcNow()), HttpContext.ActeurRequis(), annulation));
}

using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Messages;

/// <summary>Not for the conseil citoyen.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/messages")]
[Reserve(Mission.Dialogue)]
public sealed class MessagesDesServicesController(FilQuery fils, TimeProvider horloge) : Controller
{
    private const int Taille = 50;
    private const int JoursPourRepondre = 15;

    /// <summary>The list: an answer awaited first, then what was not read.</summary>
    [HttpGet("~/messages")]
    public async Task<IActionResult> Fils(bool attendues, string? page, [FromServices] FilsQuery liste, CancellationToken annulation)
    {
        var numero = int.TryParse(page, out var lu) ? Math.Clamp(lu, 1, 10_000) : 1;
        var (lignes, suite) = await liste.ListerAsync(attendues, numero, Taille, HttpContext.ActeurRequis(), annulation);
        return View("Fils", new FilsViewModel(lignes, suite, attendues, numero));
    }

    /// <summary>The thread; what is shown is read.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Messages(string appelCode, Guid id, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await fils.PourLesServicesAsync(appelCode, id, acteur, annulation) is not { } fil)
        {
            return NotFound();
        }

        await fils.MarquerLuAsync(fil, acteur, annulation);
        return View("FilDeMessages", Vue(fil));
    }

    [HttpPost("")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Ecrire(
        string appelCode, Guid id, [FromForm(Name = "Saisie")] MessageSaisie saisie, [FromServices] EcrireMessage ecrire, CancellationToken annulation)
    {
        var resultat = await ecrire.PourLesServicesAsync(appelCode, id, saisie.Lire(HttpContext), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat,
            () => Suivre(appelCode, id, "Votre message est publié. L’organisation est prévenue par courriel."),
            () => AfficherAsync(appelCode, id, vue => vue.Saisie = saisie, annulation),
            "Saisie.");
    }

    /// <summary>Asks for a piece; the dossier goes on.</summary>
    [HttpPost("pieces")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Demander(
        string appelCode, Guid id, [FromForm(Name = "Demande")] DemandeDePieceSaisie demande, [FromServices] DemanderPiece demander, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await demander.ExecuterAsync(
            appelCode, id, new SaisieDeDemandeDePiece(demande.Cle, demande.Libelle, demande.Message, demande.TermeLe!.Value, demande.Indispensable, demande.FinanceurId), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat,
            () => Suivre(appelCode, id, "La pièce est demandée. L’organisation est prévenue par courriel."),
            () => AfficherAsync(appelCode, id, vue => vue.Demande = demande, annulation),
            "Demande.");
    }

    [HttpGet("{messageId:guid}/fichiers/{ordre:int}")]
    public async Task<IActionResult> Fichier(string appelCode, Guid id, Guid messageId, int ordre, [FromServices] FichierDuFilQuery fichiers, CancellationToken annulation) =>
        this.Telecharger(await fichiers.PourLesServicesAsync(appelCode, id, messageId, ordre, HttpContext.ActeurRequis(), annulation));

    private IActionResult Suivre(string appelCode, Guid id, string succes) => this.Suivre(LiensMessages.DesServices(appelCode, id), succes);

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid id, Action<FilViewModel> garder, CancellationToken annulation)
    {
        if (await fils.PourLesServicesAsync(appelCode, id, HttpContext.ActeurRequis(), annulation) is not { } fil)
        {
            return NotFound();
        }

        var vue = Vue(fil);
        garder(vue);
        return View("FilDeMessages", vue);
    }

    private FilViewModel Vue(Fil fil)
    {
        var maintenant = horloge.GetUtcNow();
        var fiche = fil.Sujet.Etat != EtatDossier.Brouillon && Navigation.LitLesDossiers(HttpContext.ActeurRequis());
        var vue = new FilViewModel(fil, estService: true, fiche, maintenant);
        vue.Demande.TermeLe = HeureDeParis.Jour(maintenant).AddDays(JoursPourRepondre);
        return vue;
    }
}

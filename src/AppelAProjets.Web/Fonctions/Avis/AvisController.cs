using AppelAProjets.Application.Avis;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Avis;

/// <summary>Consultative opinions on a dossier: read by the services, given by the people of a neighbourhood, asked for by those who instruct.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/avis")]
[Reserve(Mission.Instruction)]
public sealed class AvisController(AvisDuDossierQuery avis, TimeProvider horloge) : Controller
{
    private const int JoursPourRepondre = 15;

    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Avis(string appelCode, Guid id, CancellationToken annulation) =>
        await avis.ChargerAsync(appelCode, id, Acteur, annulation) is { } dossier ? View("Avis", Vue(dossier)) : NotFound();

    [HttpGet("quartiers/{quartier}/{role}")]
    [Reserve(Role.ReferentQuartier, Role.DeleguePrefet)]
    public Task<IActionResult> Rendre(VoixDeLAdresse voix, CancellationToken annulation) => MaVoixAsync(voix.Visee, null, annulation);

    [HttpPost("quartiers/{quartier}/{role}")]
    [Reserve(Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Rendre(VoixDeLAdresse voix, [FromForm(Name = "Avis")] AvisSaisie saisie, [FromServices] RendreAvis rendre, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await rendre.DesServicesAsync(voix.Visee, saisie.Lire(HttpContext), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensInstructions.Fiche(voix.AppelCode, voix.Id) + Request.QueryString + "#avis", "Votre avis est enregistré. Vous pouvez le corriger jusqu’à la clôture de l’instruction."),
            () => MaVoixAsync(voix.Visee, saisie, annulation), "Avis.");
    }

    [HttpGet("demander")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public Task<IActionResult> Demander(string appelCode, Guid id, CancellationToken annulation) => DemanderAsync(appelCode, id, new DemandeSaisie { TermeLe = TermeUsuel() }, annulation);

    [HttpPost("demander")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Demander(string appelCode, Guid id, [FromForm(Name = "Saisie")] DemandeSaisie saisie, [FromServices] DemanderAvis demander, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await demander.AuxQuartiersAsync(appelCode, id, new SaisieDeDemandeDAvis(saisie.Voix, saisie.Question, saisie.TermeLe), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensAvis.DuDossier(appelCode, id), "L’avis est demandé. Les personnes sont prévenues par courriel, et rappelées avant la date limite."),
            () => DemanderAsync(appelCode, id, saisie, annulation), "Saisie.");
    }

    [HttpGet("inviter")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public Task<IActionResult> Inviter(string appelCode, Guid id, CancellationToken annulation) =>
        InviterAsync(appelCode, id, new ExpertSaisie { Cle = Guid.CreateVersion7(), TermeLe = TermeUsuel() }, annulation);

    [HttpPost("inviter")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Inviter(string appelCode, Guid id, [FromForm(Name = "Saisie")] ExpertSaisie saisie, [FromServices] DemanderAvis demander, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await demander.AUnExpertAsync(appelCode, id, new ExpertAInviter(saisie.Cle, saisie.Nom, saisie.Courriel, saisie.Question, saisie.TermeLe), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensAvis.DuDossier(appelCode, id), $"L’invitation est envoyée à {saisie.Courriel?.Trim()}."), () => InviterAsync(appelCode, id, saisie, annulation), "Saisie.");
    }

    [HttpPost("{avisId:guid}/relancer")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Relancer(DemandeDeLAdresse demande, [FromServices] SuivreDemandeDAvis suivre, CancellationToken annulation) =>
        await SuivreAsync(demande, await suivre.RelancerAsync(demande.Visee, Acteur, annulation), "Un rappel est envoyé.", annulation);

    [HttpPost("{avisId:guid}/prolonger")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Prolonger(DemandeDeLAdresse demande, [FromForm] DateOnly? termeLe, [FromServices] SuivreDemandeDAvis suivre, CancellationToken annulation) =>
        await SuivreAsync(demande, await suivre.ProlongerAsync(demande.Visee, termeLe, Acteur, annulation), "La nouvelle date est enregistrée, et envoyée.", annulation);

    [HttpPost("{avisId:guid}/revoquer")]
    [Reserve(Role.Secretariat, Role.Instructeur)]
    public async Task<IActionResult> Revoquer(DemandeDeLAdresse demande, [FromServices] SuivreDemandeDAvis suivre, CancellationToken annulation) =>
        await SuivreAsync(demande, await suivre.RevoquerAsync(demande.Visee, Acteur, annulation), "La demande d’avis est retirée.", annulation);

    [HttpGet("{avisId:guid}/fichier")]
    public async Task<IActionResult> Fichier(string appelCode, Guid id, Guid avisId, CancellationToken annulation) =>
        this.Telecharger(await avis.FichierAsync(appelCode, id, avisId, Acteur, annulation));

    private DateOnly TermeUsuel() => Domain.Appels.HeureDeParis.Jour(horloge.GetUtcNow()).AddDays(JoursPourRepondre);

    private AvisDuDossierViewModel Vue(AvisDuDossier dossier) => new(dossier, Acteur, horloge.GetUtcNow());

    private Task<IActionResult> SuivreAsync(DemandeDeLAdresse demande, Resultat resultat, string succes, CancellationToken annulation) =>
        this.RepondreAsync(resultat, () => this.Suivre(LiensAvis.DuDossier(demande.AppelCode, demande.Id), succes), () => Avis(demande.AppelCode, demande.Id, annulation));

    private async Task<IActionResult> MaVoixAsync(VoixVisee visee, AvisSaisie? saisie, CancellationToken annulation)
    {
        if (await avis.ChargerAsync(visee.AppelCode, visee.DossierId, Acteur, annulation) is not { } dossier || dossier.MesVoix.FirstOrDefault(v => v.Role == visee.Role && v.QuartierCode == visee.Quartier) is not { } voix)
        {
            return NotFound();
        }

        var donne = dossier.De(voix);
        var formulaire = MonAvis.De(dossier, voix, Request.QueryString) with { Avis = saisie is null ? AvisSaisie.De(donne) : MonAvisViewModel.Garder(saisie, donne, ViewData["Conflit"] is true) };
        return View("RendreAvis", new MaVoixViewModel(Vue(dossier), voix, formulaire));
    }

    private async Task<IActionResult> DemanderAsync(string appelCode, Guid id, DemandeSaisie saisie, CancellationToken annulation) =>
        await avis.ChoixAsync(appelCode, id, Acteur, annulation) is { } choix ? View("Demander", new DemanderViewModel(choix, saisie)) : NotFound();

    private async Task<IActionResult> InviterAsync(string appelCode, Guid id, ExpertSaisie saisie, CancellationToken annulation) =>
        await avis.ChargerAsync(appelCode, id, Acteur, annulation) is { PeutDemander: true } dossier ? View("Inviter", new InviterViewModel(dossier, saisie)) : NotFound();
}

using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

[Reserve(Role.Secretariat)]
[Route("secretariat/{appelCode}/courriers")]
public sealed class CourriersController(CourriersQuery courriers, PreparerCourriers preparer, DemanderBonsASigner demander, IMoteurPdf moteur) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <summary>The page, or what the job is doing alone, for the script that follows it.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Courriers(string appelCode, string? page, [FromQuery] string? liste, CancellationToken annulation)
    {
        var numero = CourriersViewModel.Numero(page);
        return await courriers.ListerAsync(appelCode, numero, CourriersQuery.Taille, Acteur, annulation) switch
        {
            null => NotFound(),
            var lue when liste == "seule" => PartialView("_Lots", lue),
            var lue => View("Courriers", new CourriersViewModel(lue, numero)),
        };
    }

    /// <summary>Composes the drafts, or composes them again.</summary>
    [HttpPost("preparer")]
    public Task<IActionResult> Preparer(string appelCode, Guid[] points, string? page, CancellationToken annulation) =>
        FaireAsync(appelCode, page, preparer.ExecuterAsync(appelCode, points, Acteur, annulation), (("préparé", "préparés"), ("inchangé", "inchangés")), annulation);

    [HttpPost("bons-a-signer")]
    public async Task<IActionResult> Demander(string appelCode, Guid[] points, bool tous, string? page, CancellationToken annulation)
    {
        if (tous)
        {
            points = [.. (await courriers.ListerAsync(appelCode, 1, LotsDeCourriersController.Tous, Acteur, annulation))?.Courriers.Where(c => c is { Etat: EtatCourrier.Projet, SoumisLe: null }).Select(c => c.PointId) ?? []];
        }

        return await FaireAsync(appelCode, page, demander.ExecuterAsync(appelCode, points, Acteur, annulation), (("soumis aux financeurs", "soumis aux financeurs"), ("déjà soumis", "déjà soumis")), annulation);
    }

    /// <summary>Until when the organisations answer, and when an unread letter is sent again.</summary>
    [HttpPost("reponses")]
    public async Task<IActionResult> ReglerLesReponses(string appelCode, [FromForm(Name = "Reponses")] ReponsesSaisie reponses, [FromServices] ReglerLesReponses regler, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await regler.ExecuterAsync(appelCode, new SaisieDesReponses(reponses.ReponseAvantLe, reponses.RelanceApresJours, reponses.Version), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.DeLAppel(appelCode), "Les réponses et les relances sont réglées."), async () =>
            await courriers.ListerAsync(appelCode, 1, CourriersQuery.Taille, Acteur, annulation) is { } liste ? View("Courriers", new CourriersViewModel(liste, 1) { Saisie = reponses }) : NotFound(), "Reponses.");
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Courrier(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, new BonASignerSaisie(), annulation);

    /// <summary>A word to those who sign.</summary>
    [HttpPost("{id:guid}/remarques")]
    public async Task<IActionResult> Remarquer(string appelCode, Guid id, [FromForm(Name = "Saisie")] BonASignerSaisie saisie, [FromServices] RemarquerCourrier remarquer, CancellationToken annulation)
    {
        var resultat = await courriers.LireAsync(appelCode, id, Acteur, annulation) is null ? Refus.Absent : await remarquer.ExecuterAsync(id, saisie.Remarque, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.Courrier(appelCode, id), "Votre remarque est jointe au courrier."), () => AfficherAsync(appelCode, id, saisie, annulation), "Saisie.");
    }

    /// <summary>A draft again, to be corrected.</summary>
    [HttpPost("{id:guid}/reprendre")]
    public async Task<IActionResult> Reprendre(string appelCode, Guid id, [FromForm(Name = "Saisie")] BonASignerSaisie saisie, [FromServices] ReprendreLeProjet reprendre, CancellationToken annulation)
    {
        var resultat = await reprendre.ExecuterAsync(appelCode, id, saisie.Motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.Courrier(appelCode, id), "Le courrier est de nouveau un projet."), () => AfficherAsync(appelCode, id, saisie, annulation), "Saisie.");
    }

    /// <summary>A published letter is to be replaced.</summary>
    [HttpPost("{id:guid}/reviser")]
    public async Task<IActionResult> Reviser(string appelCode, Guid id, [FromForm(Name = "Saisie")] BonASignerSaisie saisie, [FromServices] ReviserCourrier reviser, CancellationToken annulation)
    {
        var resultat = await reviser.MettreEnRevisionAsync(appelCode, id, saisie.Motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.DeLAppel(appelCode), "Le courrier est en révision : préparez celui qui le remplace."), () => AfficherAsync(appelCode, id, saisie, annulation), "Saisie.");
    }

    [HttpPost("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string appelCode, Guid id, [FromForm(Name = "Saisie")] BonASignerSaisie saisie, [FromServices] ReviserCourrier reviser, CancellationToken annulation)
    {
        var resultat = await reviser.RetirerAsync(appelCode, id, saisie.Motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.Courrier(appelCode, id), "Le courrier est retiré."), () => AfficherAsync(appelCode, id, saisie, annulation), "Saisie.");
    }

    [HttpGet("{id:guid}.pdf")]
    public async Task<IActionResult> Pdf(string appelCode, Guid id, CancellationToken annulation) =>
        await courriers.LireAsync(appelCode, id, Acteur, annulation) is { } courrier ? this.PdfDe(moteur, courrier.Document) : NotFound();

    private async Task<IActionResult> AfficherAsync(string code, Guid id, BonASignerSaisie saisie, CancellationToken annulation) =>
        await courriers.LireAsync(code, id, Acteur, annulation) is { } courrier
            ? View("Lecture", new LectureViewModel(courrier.Document)
            {
                Etat = courrier.Etat,
                Retour = (LiensCourriers.DeLAppel(code), "Courriers de l’appel"),
                Pdf = LiensCourriers.Pdf(code, id),
                Circuit = new CircuitViewModel(id, courrier)
                {
                    Saisie = saisie,
                    Remarquer = courrier.Etat is EtatCourrier.Projet or EtatCourrier.BonASigner ? LiensCourriers.Remarquer(code, id) : null,
                    Geste = courrier.Empechement is not null ? null : courrier.Etat switch
                    {
                        EtatCourrier.BonASigner => GesteMotive.Reprendre(code, id),
                        EtatCourrier.Publie => GesteMotive.Reviser(code, id),
                        EtatCourrier.EnRevision => GesteMotive.Retirer(code, id),
                        _ => null,
                    },
                    Modele = courrier.Etat == EtatCourrier.Projet ? LiensAppels.Modele(code) : null,
                },
            })
            : NotFound();

    private async Task<IActionResult> FaireAsync(string code, string? page, Task<Resultat<BilanDeCourriers>> action, ((string Un, string Plusieurs) Fait, (string Un, string Plusieurs) Deja) mots, CancellationToken annulation) =>
        await this.RepondreAsync(await action, bilan => this.Suivre(bilan, CourriersViewModel.Lien(code, CourriersViewModel.Numero(page)), mots), () => Courriers(code, page, null, annulation));
}

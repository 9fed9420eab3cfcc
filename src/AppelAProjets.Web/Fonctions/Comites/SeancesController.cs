using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Web.Fonctions.Papier;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class SeancesController(SeanceQuery seances, PreparationQuery preparations, SuivreConvocation suivre, FaireAvancerSeance avancer, Sieger sieger) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Seance(Guid id, CancellationToken annulation)
    {
        if (await seances.ChargerAsync(id, Acteur, annulation) is not { } tableau)
        {
            return NotFound();
        }

        var page = new SeanceViewModel(tableau, Acteur) { Preparation = await preparations.ChargerAsync(tableau.Seance, Acteur, annulation) };
        if (page.Preparation.De(Acteur.CompteId) is { OuverteLe: null })
        {
            await suivre.OuvrirAsync(id, Acteur, annulation);
        }

        return View("Seance", page);
    }

    [HttpPost("etat")]
    public async Task<IActionResult> Avancer(Guid id, ActionSeance fleche, string? motif, CancellationToken annulation)
    {
        var resultat = await avancer.ExecuterAsync(id, fleche, motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), Dire(fleche)), () => Seance(id, annulation));
    }

    [HttpPost("presence")]
    public async Task<IActionResult> PrendrePlace(Guid id, CancellationToken annulation)
    {
        var resultat = await sieger.PrendrePlaceAsync(id, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), "Votre présence est enregistrée."), () => Seance(id, annulation));
    }

    /// <summary>The attendance sheet, to be signed on paper.</summary>
    [HttpGet("emargement.pdf"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Emargement(Guid id, [FromServices] IMoteurPdf moteur, [FromServices] TimeProvider horloge, CancellationToken annulation) =>
        await seances.ChargerAsync(id, Acteur, annulation) is { } tableau && new SeanceViewModel(tableau, Acteur).PeutEmarger
            ? this.PdfDe(moteur, ImprimeDeSeance.Emargement(tableau, horloge.GetUtcNow()), $"emargement-{tableau.Seance.Code}.pdf")
            : NotFound();

    private static string Dire(ActionSeance fleche) => fleche switch
    {
        ActionSeance.Convoquer => "La séance est convoquée : l’invitation part à chaque titulaire et à chaque suppléant.",
        ActionSeance.Ouvrir => "La séance est ouverte.",
        ActionSeance.Suspendre => "La séance est suspendue.",
        ActionSeance.Reprendre => "La séance reprend.",
        ActionSeance.Clore => "La séance est close : il reste à arrêter le relevé.",
        ActionSeance.Rouvrir => "La séance est rouverte.",
        ActionSeance.Arreter => "Le relevé est arrêté.",
        ActionSeance.Annuler => "La séance est annulée.",
    };
}

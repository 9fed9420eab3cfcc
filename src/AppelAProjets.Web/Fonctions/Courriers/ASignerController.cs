using System.Globalization;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>Letters that await the bon à signer of the funders for which the person signs.</summary>
[Reserve(Role.SignataireCourrier)]
[Route("courriers/a-signer")]
public sealed class ASignerController(CourriersASignerQuery courriers, DonnerBonASigner donner, IMoteurPdf moteur) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> ASigner(CancellationToken annulation) => View("ASigner", await courriers.ListerAsync(Acteur, annulation));

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Courrier(Guid id, CancellationToken annulation) => AfficherAsync(id, new BonASignerSaisie(), annulation);

    /// <summary>The letter goes back to the Secrétariat, with the reason.</summary>
    [HttpPost("{id:guid}/refuser")]
    public async Task<IActionResult> Refuser(Guid id, [FromForm(Name = "Saisie")] BonASignerSaisie saisie, [FromServices] RefuserBonASigner refuser, CancellationToken annulation)
    {
        var resultat = await refuser.ExecuterAsync(new TexteLu(id, saisie.Compose), saisie.Motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.ASigner, "Le courrier est rendu au secrétariat, avec votre motif."), () => AfficherAsync(id, saisie, annulation), "Saisie.");
    }

    [HttpPost("{id:guid}/remarques")]
    public async Task<IActionResult> Remarquer(Guid id, [FromForm(Name = "Saisie")] BonASignerSaisie saisie, [FromServices] RemarquerCourrier remarquer, CancellationToken annulation)
    {
        var resultat = await remarquer.ExecuterAsync(id, saisie.Remarque, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCourriers.UnASigner(id), "Votre remarque est transmise au secrétariat."), () => AfficherAsync(id, saisie, annulation), "Saisie.");
    }

    [HttpGet("{id:guid}.pdf")]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken annulation) =>
        await courriers.LireAsync(id, Acteur, annulation) is { } courrier ? this.PdfDe(moteur, courrier.Document) : NotFound();

    /// <param name="textes">Letter and text read: « identifier|milliseconds ».</param>
    [HttpPost("")]
    public async Task<IActionResult> Donner(string[]? textes, CancellationToken annulation)
    {
        if (textes is null or [])
        {
            ModelState.Ajouter([new Refus("courrier.aucun", "Cochez au moins un courrier.")]);
            return await ASigner(annulation);
        }

        var lus = textes.Select(Lire).ToList();
        if (lus.Contains(null))
        {
            return NotFound();
        }

        var resultat = await donner.ExecuterAsync([.. lus.OfType<TexteLu>()], Acteur, annulation);
        return await this.RepondreAsync(resultat, bilan => this.Suivre(bilan, LiensCourriers.ASigner, (("avec votre bon à signer", "avec votre bon à signer"), ("déjà visé", "déjà visés"))), () => ASigner(annulation));
    }

    private async Task<IActionResult> AfficherAsync(Guid id, BonASignerSaisie saisie, CancellationToken annulation)
    {
        if (await courriers.LireAsync(id, Acteur, annulation) is not { } courrier)
        {
            return NotFound();
        }

        var mien = await courriers.UnAsync(id, Acteur, annulation);
        return View("Lecture", new LectureViewModel(courrier.Document)
        {
            Etat = courrier.Etat,
            Retour = (LiensCourriers.ASigner, "Courriers à signer"),
            Pdf = LiensCourriers.PdfASigner(id),
            Circuit = new CircuitViewModel(id, courrier)
            {
                AViser = mien is { MiensAttendus: > 0 } && courrier.Etat == EtatCourrier.Projet,
                Mien = mien,
                Saisie = saisie,
                Remarquer = mien is { EstRendu: false } ? LiensCourriers.RemarquerASigner(id) : null,
                Geste = mien is { EstRendu: false } ? GesteMotive.Refuser(id) : null,
            },
        });
    }

    private static TexteLu? Lire(string texte) =>
        texte.Split('|') is [var id, var compose] && Guid.TryParse(id, out var courrier) && long.TryParse(compose, NumberStyles.None, CultureInfo.InvariantCulture, out var le)
            ? new TexteLu(courrier, le)
            : null;
}

using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>Between the convocation and the session: who is told again, who comes, who stands down from what.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class ConvocationController(SuivreConvocation suivre, OrdreDuJourQuery agendas) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpPost("convocation"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> Renvoyer(Guid id, [FromForm] Guid? compte, CancellationToken annulation)
    {
        var resultat = await suivre.RenvoyerAsync(id, compte, Acteur, annulation);
        return Suivre(id, resultat, resultat.EstRefuse ? "" : resultat.Valeur > 1 ? $"La convocation est renvoyée à {resultat.Valeur} personnes." : "La convocation est renvoyée à 1 personne.");
    }

    [HttpPost("reponse")]
    public async Task<IActionResult> Repondre(Guid id, [FromForm] AnnonceDePresence annonce, CancellationToken annulation) =>
        Suivre(id, await suivre.AnnoncerAsync(id, annonce, Acteur, annulation), "Votre réponse est enregistrée.");

    [HttpGet("deports")]
    public Task<IActionResult> Deports(Guid id, CancellationToken annulation) => AfficherAsync(id, new DeportsSaisie(), annulation);

    [HttpPost("deports")]
    public async Task<IActionResult> Declarer(Guid id, [FromForm] DeportsSaisie saisie, [FromServices] DeclarerDeportsEnSeance declarer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await declarer.ExecuterAsync(id, new SaisieDeDeports(saisie.Points, saisie.TouteLOrganisation, saisie.Motif), Acteur, annulation);
        return await this.RepondreAsync(
            resultat,
            nombre => this.Suivre(LiensComites.Seance(id), nombre > 1 ? $"Vous êtes en déport sur {nombre} points : ils ne vous sont plus montrés." : "Vous êtes en déport sur ce point : il ne vous est plus montré."),
            () => AfficherAsync(id, saisie, annulation));
    }

    private IActionResult Suivre(Guid id, Resultat resultat, string succes)
    {
        if (resultat.Issue == Issue.Absent)
        {
            return NotFound();
        }

        TempData["Avertissement"] = resultat.Refus?.Message;
        return this.Suivre(LiensComites.Seance(id), resultat.EstRefuse ? null : succes);
    }

    private async Task<IActionResult> AfficherAsync(Guid id, DeportsSaisie saisie, CancellationToken annulation) =>
        await agendas.ChargerAsync(id, Acteur, annulation) is { } lu ? View("Deports", new DeportsViewModel(lu) { Saisie = saisie }) : NotFound();
}

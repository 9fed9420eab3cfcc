using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>Instructed dossiers put on the agenda, those of a filter in one press.</summary>
[Reserve(Role.Secretariat)]
[Route("seances/{id:guid}/inscription")]
public sealed class InscriptionController(OrdreDuJourQuery agendas, InscrireDossiers inscrire) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Inscription(Guid id, [FromQuery] FiltreDInscription filtre, CancellationToken annulation) => AfficherAsync(id, filtre, null, annulation);

    [HttpPost("")]
    public async Task<IActionResult> Inscrire(Guid id, [FromForm] Guid[] dossiers, [FromQuery] FiltreDInscription filtre, CancellationToken annulation)
    {
        var resultat = await inscrire.ExecuterAsync(id, dossiers, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, nombre => this.Suivre(LiensComites.OrdreDuJour(id), nombre > 1 ? $"{nombre} dossiers sont inscrits à l’ordre du jour." : "1 dossier est inscrit à l’ordre du jour."),
            () => AfficherAsync(id, filtre, dossiers, annulation));
    }

    private async Task<IActionResult> AfficherAsync(Guid id, FiltreDInscription filtre, Guid[]? choisis, CancellationToken annulation) =>
        await agendas.AInscrireAsync(id, Acteur, annulation) is var (seance, dossiers) ? View("Inscription", new InscriptionViewModel(seance, dossiers, filtre) { Choisis = choisis }) : NotFound();
}

using AppelAProjets.Application.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>The organisation answers its letter: the action is maintained with its plan, or given up.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}/reponse-au-courrier")]
public sealed class ReponseAuCourrierController(ReponseAuCourrierQuery reponses, RepondreAuCourrier repondre) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Repondre(Guid id, CancellationToken annulation) => AfficherAsync(id, null, annulation);

    [HttpPost("")]
    public async Task<IActionResult> Maintenir(Guid id, [FromForm(Name = "Saisie")] ReponseSaisie saisie, CancellationToken annulation)
    {
        var resultat = await repondre.MaintenirAsync(id, new SaisieDeReponse(saisie.Cle, saisie.Version, saisie.Comptes), Acteur, annulation);
        // A plan that does not balance is nobody's field.
        return await this.RepondreAsync(
            resultat.EstRefuse && resultat.Issue == Issue.Refuse ? resultat.AuChamp(champ => champ.StartsWith("Comptes[", StringComparison.Ordinal) ? $"Saisie.{champ}" : "") : resultat,
            () => this.Suivre(LiensDossiers.Dossier(id), "Votre réponse est envoyée aux financeurs, avec votre budget."), () => AfficherAsync(id, saisie, annulation));
    }

    [HttpPost("renoncer")]
    public async Task<IActionResult> Renoncer(Guid id, [FromForm(Name = "Saisie")] ReponseSaisie saisie, CancellationToken annulation) => await this.RepondreAsync(
        await repondre.RenoncerAsync(id, (saisie.Cle, saisie.Version), saisie.Motif, Acteur, annulation),
        () => this.Suivre(LiensDossiers.Dossier(id), "Vous avez renoncé à ce projet. Les financeurs en sont prévenus."), () => AfficherAsync(id, saisie, annulation), "Saisie.");

    private async Task<IActionResult> AfficherAsync(Guid id, ReponseSaisie? saisie, CancellationToken annulation) =>
        await reponses.PreparerAsync(id, Acteur, annulation) is { } lu ? View("Reponse", new ReponseViewModel(lu, saisie ?? ReponseSaisie.De(lu))) : NotFound();
}

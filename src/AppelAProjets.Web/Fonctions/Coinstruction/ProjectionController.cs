using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Documents;
using AppelAProjets.Web.Fonctions.Papier;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>A dossier on the wall of the meeting, and the avis de quartier typed there.</summary>
[Route("instruction/{appelCode}/reunions/{id:guid}/projection")]
[Reserve(Mission.Instruction)]
public sealed class ProjectionController(ProjectionQuery projections) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <summary>The first dossier that waits for its avis, else the first one.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Projeter(string appelCode, Guid id, [FromServices] ReunionsQuery reunions, CancellationToken annulation) =>
        await reunions.ChargerAsync(appelCode, id, Acteur, annulation) is { } lue && lue.Dossiers is [var debut, ..]
            ? Redirect(LiensCoinstruction.Projection(appelCode, id, (lue.Dossiers.FirstOrDefault(d => d.Sens is null) ?? debut).Id))
            : NotFound();

    [HttpGet("{dossierId:guid}")]
    public Task<IActionResult> Projection(string appelCode, Guid id, Guid dossierId, CancellationToken annulation) => AfficherAsync(appelCode, id, dossierId, null, annulation);

    [HttpPost("{dossierId:guid}/avis")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Donner(
        string appelCode, Guid id, Guid dossierId, [FromForm(Name = "Avis")] AvisDeQuartierSaisie avis, [FromServices] DonnerAvisDeQuartier donner, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await donner.ExecuterAsync((appelCode, id), dossierId, new SaisieDAvisDeQuartier(avis.Sens, avis.Texte, avis.Version), Acteur, annulation);
        var suivant = resultat is { EstRefuse: false } && avis.Puis == "suivant" ? (await projections.ChargerAsync(appelCode, id, dossierId, Acteur, annulation))?.Suivant : null;
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensCoinstruction.Projection(appelCode, id, suivant?.Id ?? dossierId), suivant is null && avis.Puis == "suivant" ? "L’avis de quartier est enregistré. C’était le dernier dossier." : "L’avis de quartier est enregistré."),
            () => AfficherAsync(appelCode, id, dossierId, avis, annulation), "Avis.");
    }

    /// <summary>Those present who stand down from it have left the room.</summary>
    [HttpPost("{dossierId:guid}/sorties")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Constater(string appelCode, Guid id, Guid dossierId, [FromForm] Guid[]? comptes, [FromServices] ConstaterSortie constater, CancellationToken annulation)
    {
        var resultat = await constater.ExecuterAsync((appelCode, id), dossierId, comptes ?? [], Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCoinstruction.Projection(appelCode, id, dossierId)), () => AfficherAsync(appelCode, id, dossierId, null, annulation));
    }

    /// <summary>Its sheet alone, on paper.</summary>
    [HttpGet("{dossierId:guid}/fiche.pdf")]
    public async Task<IActionResult> Fiche(string appelCode, Guid id, Guid dossierId, [FromServices] IMoteurPdf moteur, CancellationToken annulation) =>
        await projections.ChargerAsync(appelCode, id, dossierId, Acteur, annulation) is { } projection
            ? this.PdfDe(moteur, ImprimeDeReunion.Fiches(projection.Lue, [projection]), ReunionsController.Nom($"fiche-{projection.Dossier.Numero}", projection.Lue))
            : NotFound();

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid id, Guid dossierId, AvisDeQuartierSaisie? saisie, CancellationToken annulation) =>
        await projections.ChargerAsync(appelCode, id, dossierId, Acteur, annulation) is { } projection
            ? View("Projection", new ProjectionViewModel(projection) { Avis = saisie ?? AvisDeQuartierSaisie.De(projection.Dossier) })
            : NotFound();
}

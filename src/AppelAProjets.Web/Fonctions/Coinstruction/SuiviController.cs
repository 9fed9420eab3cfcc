using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>Labels, notes, assignment and réorientation of a dossier. Sent from its sheet, and read again here when something is refused.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/suivi")]
[Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur, Role.ReferentQuartier, Role.DeleguePrefet)]
public sealed class SuiviController(SuiviDuDossierQuery suivis) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Suivi(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, new SuiviSaisie(), annulation);

    [HttpPost("etiquettes")]
    public async Task<IActionResult> Etiqueter(string appelCode, Guid id, [FromForm] Guid[]? avant, [FromForm] Guid[]? etiquettes, [FromServices] EtiqueterDossier etiqueter, CancellationToken annulation)
    {
        var (vues, voulues) = (avant ?? [], etiquettes ?? []);
        var resultat = await etiqueter.ExecuterAsync((appelCode, id), [.. voulues.Except(vues)], [.. vues.Except(voulues)], Acteur, annulation);
        return await ApresAsync(resultat, (appelCode, id), "Les étiquettes sont enregistrées.", new SuiviSaisie(), annulation);
    }

    [HttpPost("notes")]
    public async Task<IActionResult> Noter(string appelCode, Guid id, [FromForm(Name = "NoteInterne")] NoteInterneSaisie note, [FromServices] EcrireNote ecrire, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await ecrire.ExecuterAsync((appelCode, id), new SaisieDeNoteInterne(null, note.Cle, note.Texte, PartageDeNote.Lire(note.Portee), 0), Acteur, annulation);
        return await ApresAsync(resultat, (appelCode, id), "La note est enregistrée.", new SuiviSaisie { NoteInterne = note }, annulation, "NoteInterne.");
    }

    /// <summary>By its author.</summary>
    [HttpPost("notes/{noteId:guid}")]
    public async Task<IActionResult> ModifierNote(string appelCode, Guid id, Guid noteId, [FromForm] NoteModifiee saisie, [FromServices] EcrireNote ecrire, CancellationToken annulation)
    {
        // Each note of the page has its own field.
        var champ = $"Note-{noteId}";
        ModelState.SetModelValue(champ, saisie.Texte, saisie.Texte);
        var resultat = await ecrire.ExecuterAsync((appelCode, id), new SaisieDeNoteInterne(noteId, Guid.Empty, saisie.Texte, PartageDeNote.Lire(saisie.Portee), saisie.Version), Acteur, annulation);
        return await ApresAsync(resultat.AuChamp(_ => champ), (appelCode, id), "La note est modifiée.", new SuiviSaisie(), annulation);
    }

    [HttpPost("affectations")]
    [Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Affecter(string appelCode, Guid id, [FromForm] List<AffectationSaisie> affectations, [FromServices] AffecterDossier affecter, CancellationToken annulation)
    {
        var resultat = await affecter.ExecuterAsync((appelCode, id), [.. affectations.Select(a => new SaisieDAffectation(a.FinanceurId, a.CompteId, a.Version))], Acteur, annulation);
        return await ApresAsync(resultat, (appelCode, id), "L’affectation est enregistrée.", new SuiviSaisie(), annulation);
    }

    [HttpPost("reorientation")]
    public async Task<IActionResult> Reorienter(
        string appelCode, Guid id, [FromForm(Name = "Reorientation")] ReorientationSaisie reorientation, [FromForm] int version, [FromServices] Reorienter reorienter, CancellationToken annulation)
    {
        var resultat = await reorienter.ExecuterAsync((appelCode, id), new SaisieDeReorientation(reorientation.Service, reorientation.Contact, reorientation.Motif, version), Acteur, annulation);
        return await ApresAsync(resultat, (appelCode, id), "La réorientation vers le droit commun est enregistrée.", new SuiviSaisie { Reorientation = reorientation }, annulation, "Reorientation.");
    }

    [HttpPost("reorientation/etapes")]
    public async Task<IActionResult> Suivre(
        string appelCode, Guid id, [FromForm(Name = "Etape")] EtapeSaisie etape, [FromForm] int version, [FromServices] Reorienter reorienter, CancellationToken annulation)
    {
        var resultat = await reorienter.SuivreAsync((appelCode, id), new SaisieDeSuivi(etape.Etat, etape.Suivi, version), Acteur, annulation);
        return await ApresAsync(resultat, (appelCode, id), "Le suivi de la réorientation est enregistré.", new SuiviSaisie { Etape = etape }, annulation, "Etape.");
    }

    private Task<IActionResult> ApresAsync(Resultat? resultat, (string Code, Guid Id) dossier, string succes, SuiviSaisie saisie, CancellationToken annulation, string prefixe = "") =>
        this.RepondreAsync(resultat, () => this.Suivre($"{LiensInstructions.Fiche(dossier.Code, dossier.Id)}{Request.QueryString}#suivi", succes), () => AfficherAsync(dossier.Code, dossier.Id, saisie, annulation), prefixe);

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid id, SuiviSaisie saisie, CancellationToken annulation) =>
        await suivis.ChargerAsync(appelCode, id, Acteur, annulation) is { } suivi ? View("Suivi", new SuiviViewModel(suivi, $"{Request.QueryString}", Acteur.CompteId) { Saisie = saisie }) : NotFound();
}

using AppelAProjets.Application.Coinstruction;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>The labels of a call.</summary>
[Route("instruction/{appelCode}/etiquettes")]
[Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur)]
public sealed class EtiquettesController(EtiquettesQuery etiquettes, EnregistrerEtiquette enregistrer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> Etiquettes(string appelCode, CancellationToken annulation) => AfficherAsync(appelCode, new EtiquetteSaisie(), annulation);

    [HttpPost("")]
    public async Task<IActionResult> Creer(string appelCode, [FromForm(Name = "Nouvelle")] EtiquetteSaisie nouvelle, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await enregistrer.ExecuterAsync(appelCode, new SaisieDEtiquette(null, nouvelle.Libelle, nouvelle.Couleur, 0), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensCoinstruction.Etiquettes(appelCode), $"L’étiquette « {nouvelle.Libelle?.Trim()} » est créée."), () => AfficherAsync(appelCode, nouvelle, annulation), "Nouvelle.");
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Modifier(string appelCode, Guid id, [FromForm] EtiquetteSaisie saisie, [FromForm] int version, CancellationToken annulation)
    {
        // Each label of the page has its own field.
        var champ = $"Libelle-{id}";
        ModelState.SetModelValue(champ, saisie.Libelle, saisie.Libelle);
        var resultat = await enregistrer.ExecuterAsync(appelCode, new SaisieDEtiquette(id, saisie.Libelle, saisie.Couleur, version), Acteur, annulation);
        return await this.RepondreAsync(
            resultat.AuChamp(_ => champ), () => this.Suivre(LiensCoinstruction.Etiquettes(appelCode), "L’étiquette est modifiée."), () => AfficherAsync(appelCode, new EtiquetteSaisie(), annulation));
    }

    [HttpPost("{id:guid}/supprimer")]
    public async Task<IActionResult> Supprimer(string appelCode, Guid id, CancellationToken annulation)
    {
        var resultat = await enregistrer.SupprimerAsync(appelCode, id, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensCoinstruction.Etiquettes(appelCode), "L’étiquette est supprimée."), () => AfficherAsync(appelCode, new EtiquetteSaisie(), annulation));
    }

    private async Task<IActionResult> AfficherAsync(string appelCode, EtiquetteSaisie nouvelle, CancellationToken annulation) =>
        await etiquettes.ChargerAsync(appelCode, Acteur, annulation) is { PeutEcrire: true } page ? View("Etiquettes", new EtiquettesViewModel(page) { Nouvelle = nouvelle }) : NotFound();
}

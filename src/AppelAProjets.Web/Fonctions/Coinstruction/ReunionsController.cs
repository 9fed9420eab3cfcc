using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Documents;
using AppelAProjets.Web.Fonctions.Papier;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>The co-instruction meetings of a call: prepared and held by the Secrétariat, the référents and the délégués; the other agents read.</summary>
[Route("instruction/{appelCode}/reunions")]
[Reserve(Mission.Instruction)]
public sealed class ReunionsController(ReunionsQuery reunions, IMoteurPdf moteur) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Reunions(string appelCode, CancellationToken annulation) =>
        await reunions.ListerAsync(appelCode, Acteur, annulation) is { } page ? View("Reunions", page) : NotFound();

    [HttpGet("nouvelle")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public Task<IActionResult> Nouvelle(string appelCode, CancellationToken annulation) => NouvelleAsync(appelCode, new ReunionSaisie(), annulation);

    [HttpPost("nouvelle")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Creer(string appelCode, [FromForm(Name = "Saisie")] ReunionSaisie saisie, [FromServices] PreparerReunion preparer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await preparer.CreerAsync(appelCode, saisie.EnSaisie(0), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, id => this.Suivre(LiensCoinstruction.Reunion(appelCode, id), "La réunion est préparée, avec les dossiers en instruction du territoire."), () => NouvelleAsync(appelCode, saisie, annulation), "Saisie.");
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Reunion(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, null, annulation);

    [HttpPost("{id:guid}")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Modifier(
        string appelCode, Guid id, [FromForm(Name = "Saisie")] ReunionSaisie saisie, [FromForm] int version, [FromServices] PreparerReunion preparer, CancellationToken annulation)
    {
        ModelState.Remove("Saisie.TerritoireId");
        var resultat = !ModelState.IsValid ? null : await preparer.ModifierAsync((appelCode, id), saisie.EnSaisie(version), Acteur, annulation);
        return await ApresAsync(resultat, appelCode, id, "La réunion est modifiée.", saisie, annulation);
    }

    [HttpPost("{id:guid}/presents")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> NoterPresents(string appelCode, Guid id, [FromForm] PresentsSaisie presents, [FromServices] NoterPresents noter, CancellationToken annulation)
    {
        var resultat = await noter.ExecuterAsync((appelCode, id), new SaisieDePresents(presents.Comptes ?? [], presents.Autres, presents.Version), Acteur, annulation);
        return await ApresAsync(resultat, appelCode, id, "Les personnes présentes sont enregistrées.", null, annulation);
    }

    [HttpPost("{id:guid}/dossiers")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Ordonner(
        string appelCode, Guid id, [FromForm] List<DossierChoisiSaisie> dossiers, [FromForm] int version, [FromServices] OrdonnerDossiers ordonner, CancellationToken annulation)
    {
        var resultat = await ordonner.ExecuterAsync((appelCode, id), [.. dossiers.Where(d => d.Choisi).Select(d => new DossierChoisi(d.Id, d.Ordre ?? int.MaxValue))], version, Acteur, annulation);
        return await ApresAsync(resultat, appelCode, id, "Les dossiers de la réunion sont enregistrés.", null, annulation);
    }

    [HttpPost("{id:guid}/terminer")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Terminer(string appelCode, Guid id, [FromForm] int version, [FromServices] FinirReunion finir, CancellationToken annulation) =>
        await ApresAsync(await finir.TerminerAsync((appelCode, id), version, Acteur, annulation), appelCode, id, "La réunion est terminée.", null, annulation);

    [HttpPost("{id:guid}/annuler")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Annuler(string appelCode, Guid id, [FromForm] string? motif, [FromForm] int version, [FromServices] FinirReunion finir, CancellationToken annulation) =>
        await ApresAsync(await finir.AnnulerAsync((appelCode, id), motif, version, Acteur, annulation), appelCode, id, "La réunion est annulée.", null, annulation);

    [HttpPost("{id:guid}/rouvrir")]
    [Reserve(Role.Secretariat, Role.ReferentQuartier, Role.DeleguePrefet)]
    public async Task<IActionResult> Rouvrir(string appelCode, Guid id, [FromForm] int version, [FromServices] FinirReunion finir, CancellationToken annulation) =>
        await ApresAsync(await finir.RouvrirAsync((appelCode, id), version, Acteur, annulation), appelCode, id, "La réunion est rouverte.", null, annulation);

    [HttpGet("{id:guid}/compte-rendu.pdf")]
    public async Task<IActionResult> CompteRendu(string appelCode, Guid id, CancellationToken annulation) =>
        await reunions.ChargerAsync(appelCode, id, Acteur, annulation) is { } lue ? this.PdfDe(moteur, ImprimeDeReunion.CompteRendu(lue), Nom("compte-rendu", lue)) : NotFound();

    /// <summary>One sheet per dossier of the meeting, to print before it.</summary>
    [HttpGet("{id:guid}/fiches.pdf")]
    public async Task<IActionResult> Fiches(string appelCode, Guid id, [FromServices] ProjectionQuery projections, CancellationToken annulation) =>
        await projections.ToutesAsync(appelCode, id, Acteur, annulation) is [{ Lue: var lue }, ..] toutes ? this.PdfDe(moteur, ImprimeDeReunion.Fiches(lue, toutes), Nom("fiches", lue)) : NotFound();

    internal static string Nom(string quoi, ReunionLue lue) =>
        $"{quoi}-{TexteDeRecherche.Plier(60, lue.Reunion.Territoire).Replace(' ', '-')}-{Domain.Appels.HeureDeParis.Jour(lue.Reunion.Le):yyyy-MM-dd}.pdf";

    private Task<IActionResult> ApresAsync(Resultat? resultat, string appelCode, Guid id, string succes, ReunionSaisie? saisie, CancellationToken annulation) =>
        this.RepondreAsync(resultat, () => this.Suivre(LiensCoinstruction.Reunion(appelCode, id), succes), () => AfficherAsync(appelCode, id, saisie, annulation), saisie is null ? "" : "Saisie.");

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid id, ReunionSaisie? saisie, CancellationToken annulation) =>
        await reunions.ChargerAsync(appelCode, id, Acteur, annulation) is { } lue ? View("Reunion", new ReunionViewModel(lue) { Saisie = saisie ?? ReunionSaisie.De(lue.Reunion) }) : NotFound();

    private async Task<IActionResult> NouvelleAsync(string appelCode, ReunionSaisie saisie, CancellationToken annulation) =>
        await reunions.ListerAsync(appelCode, Acteur, annulation) is { Territoires.Count: > 0 } page ? View("NouvelleReunion", new NouvelleReunionViewModel(page) { Saisie = saisie }) : NotFound();
}

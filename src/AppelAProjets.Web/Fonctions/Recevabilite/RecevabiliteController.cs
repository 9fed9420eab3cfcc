using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Recevabilite;

[Route("secretariat/{appelCode}/recevabilite")]
[Reserve(Role.Secretariat)]
public sealed class RecevabiliteController(RecevabiliteQuery recevabilite, TimeProvider horloge) : Controller
{
    private const int Taille = 100;

    /// <summary>The dossiers of a state, the nearest implicit rejection first.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Liste(string appelCode, string? etat, bool mandats, string? page, CancellationToken annulation)
    {
        EtatDossier? choisi = etat == "tous" || mandats ? null : Enum.TryParse<EtatDossier>(etat, out var lu) ? lu : EtatDossier.Depose;
        var numero = int.TryParse(page, out var n) ? Math.Clamp(n, 1, 10_000) : 1;
        return await recevabilite.ListerAsync(appelCode, choisi, mandats, numero, Taille, HttpContext.ActeurRequis(), annulation) is { } liste
            ? View("RecevabiliteListe", new RecevabiliteListeViewModel(liste, choisi, mandats, numero, Taille, Domain.Appels.HeureDeParis.Jour(horloge.GetUtcNow())))
            : NotFound();
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Dossier(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, null, annulation);

    /// <summary>Recevable, irrecevable, en l'état, rapporter, rouvrir, sans suite.</summary>
    [HttpPost("{id:guid}/statuer")]
    public async Task<IActionResult> Statuer(
        string appelCode, Guid id, [FromForm] string? decision, [FromForm] string? motif, [FromForm] int version,
        [FromServices] StatuerSurDossier statuer, CancellationToken annulation)
    {
        if (!Enum.TryParse<ActionDossier>(decision, out var action))
        {
            return NotFound();
        }

        // Each decision of the page has its own field for the reason.
        var champ = $"Motif-{action}";
        ModelState.SetModelValue(champ, motif, motif);
        var resultat = await statuer.ExecuterAsync(appelCode, id, new DecisionSurDossier(action, motif, version), HttpContext.ActeurRequis(), annulation);
        var succes = $"« {CycleDossier.Table.Libelle(action)} » : c’est enregistré, le porteur est prévenu par courriel.";
        return await this.RepondreAsync(resultat.AuChamp(_ => champ), () => Suivre(appelCode, id, succes), () => AfficherAsync(appelCode, id, null, annulation));
    }

    [HttpPost("{id:guid}/complements")]
    public async Task<IActionResult> Demander(
        string appelCode, Guid id, [FromForm(Name = "Complements")] ComplementsSaisie complements, [FromForm] int version,
        [FromServices] DemanderComplements demander, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await demander.ExecuterAsync(
            appelCode, id, new SaisieDeComplements(complements.Sections, complements.Indispensable, complements.TermeLe!.Value, complements.Message ?? "", version), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat, () => Suivre(appelCode, id, "La demande de compléments est partie aux signataires de l’organisation."), () => AfficherAsync(appelCode, id, complements, annulation), "Complements.");
    }

    [HttpPost("{id:guid}/mandat")]
    public async Task<IActionResult> Accepter(
        string appelCode, Guid id, [FromForm] int versionOrganisation, [FromServices] AccepterMandat accepter, CancellationToken annulation)
    {
        var resultat = await accepter.ExecuterAsync(appelCode, id, versionOrganisation, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat.AuChamp(_ => ""), () => Suivre(appelCode, id, "Le mandat de l’organisation est accepté."), () => AfficherAsync(appelCode, id, null, annulation));
    }

    private IActionResult Suivre(string appelCode, Guid id, string succes) => this.Suivre(Url.Action(nameof(Dossier), new { appelCode, id })!, succes);

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid id, ComplementsSaisie? saisie, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await recevabilite.ChargerAsync(appelCode, id, acteur, annulation) is not { } fiche)
        {
            return NotFound();
        }

        await recevabilite.TracerAsync(fiche, acteur, annulation);
        var aujourdhui = Domain.Appels.HeureDeParis.Jour(horloge.GetUtcNow());
        return View("RecevabiliteDossier", new RecevabiliteDossierViewModel(fiche, aujourdhui) { Complements = saisie ?? new ComplementsSaisie { TermeLe = aujourdhui.AddDays(15) } });
    }
}

using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Recevabilite;

/// <summary>The Secrétariat before deposited dossiers: form, time, capacity, complements.</summary>
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

    /// <summary>One dossier and what may be decided on it.</summary>
    [HttpGet("{id:guid}")]
    public Task<IActionResult> Dossier(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, null, annulation);

    /// <summary>Recevable, irrecevable, en l'état, rapporter, rouvrir, sans suite.</summary>
    [HttpPost("{id:guid}/statuer")]
    public async Task<IActionResult> Statuer(
        string appelCode, Guid id, [FromForm] string? decision, [FromForm] string? motif, [FromForm] int version,
        [FromServices] StatuerSurDossier statuer, CancellationToken annulation)
    {
        if (!Enum.TryParse<ActionDossier>(decision, out var action)
            || await statuer.ExecuterAsync(appelCode, id, action, motif, version, HttpContext.ActeurRequis(), annulation) is not { } resultat)
        {
            return NotFound();
        }

        return await SuiteAsync(resultat, $"Motif-{action}", motif, appelCode, id, $"«\u00A0{CycleDossier.Table.Libelle(action)}\u00A0»\u00A0: c’est enregistré, le porteur est prévenu par courriel.", annulation);
    }

    [HttpPost("{id:guid}/complements")]
    public async Task<IActionResult> Demander(
        string appelCode, Guid id, [FromForm(Name = "Complements")] ComplementsSaisie complements, [FromForm] int version,
        [FromServices] DemanderComplements demander, CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            var saisie = new SaisieDeComplements(complements.Sections, complements.Indispensable, complements.TermeLe!.Value, complements.Message ?? "", version);
            if (await demander.ExecuterAsync(appelCode, id, saisie, HttpContext.ActeurRequis(), annulation) is not { } refus)
            {
                return NotFound();
            }

            ModelState.Ajouter(refus.Select(r => r.Champ is null ? r : r with { Champ = "Complements." + r.Champ }));
        }

        if (!ModelState.IsValid)
        {
            return await AfficherAsync(appelCode, id, complements, annulation);
        }

        TempData["Succes"] = "La demande de compléments est partie aux signataires de l’organisation.";
        return RedirectToAction(nameof(Dossier), new { appelCode, id });
    }

    [HttpPost("{id:guid}/mandat")]
    public async Task<IActionResult> Accepter(
        string appelCode, Guid id, [FromForm] int versionOrganisation, [FromServices] AccepterMandat accepter, CancellationToken annulation) =>
        await accepter.ExecuterAsync(appelCode, id, versionOrganisation, HttpContext.ActeurRequis(), annulation) is { } resultat
            ? await SuiteAsync(resultat, "", null, appelCode, id, "Le mandat de l’organisation est accepté.", annulation)
            : NotFound();

    private async Task<IActionResult> SuiteAsync(Resultat resultat, string champ, string? saisi, string appelCode, Guid id, string succes, CancellationToken annulation)
    {
        if (!resultat.EstRefuse)
        {
            TempData["Succes"] = succes;
            return RedirectToAction(nameof(Dossier), new { appelCode, id });
        }

        var cle = resultat.Refus.Champ is null ? "" : champ;
        ModelState.SetModelValue(champ, saisi, saisi);
        ModelState.Ajouter(resultat.Refus with { Champ = cle });
        return await AfficherAsync(appelCode, id, null, CancellationToken.None);
    }

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

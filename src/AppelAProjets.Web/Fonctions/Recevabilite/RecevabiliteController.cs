using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Recevabilite;

[Route("secretariat/{appelCode}/recevabilite")]
[Reserve(Role.Secretariat)]
public sealed class RecevabiliteController(RecevabiliteQuery recevabilite, TimeProvider horloge) : Controller
{
    private const int Taille = 100;

    [HttpGet("")]
    public Task<IActionResult> Liste(string appelCode, RecevabiliteFiltre filtre, CancellationToken annulation) => ListerAsync(appelCode, filtre, [], annulation);

    /// <summary>Recevable, for each of the dossiers ticked in the list: said first, with what each one misses, done once confirmed.</summary>
    [HttpPost("recevables")]
    public async Task<IActionResult> Recevables(
        string appelCode, [FromForm] RecevabiliteFiltre filtre, [FromForm] SelectionSaisie selection, [FromServices] DeclarerRecevables declarer, CancellationToken annulation)
    {
        var coches = selection.Coches;
        var choisis = RecevabiliteFiltre.Lire(coches).ToList();
        if (!selection.Confirme && DeclarerRecevables.Refuser(choisis.Count) is null)
        {
            return await recevabilite.ChoisirAsync(appelCode, [.. choisis.Select(c => c.Id)], HttpContext.ActeurRequis(), annulation) is { } liste
                ? View("RecevabiliteConfirmer", new RecevabiliteListeViewModel(liste, filtre, coches ?? [], Taille, Domain.Appels.HeureDeParis.Jour(horloge.GetUtcNow())))
                : NotFound();
        }

        var resultat = await declarer.ExecuterAsync(appelCode, choisis, selection.QuandMeme, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, lignes => Rapporter(appelCode, filtre, lignes, "Non déclarés recevables", DireRecevables), () => ListerAsync(appelCode, filtre, coches ?? [], annulation));
    }

    /// <summary>The pieces given are conforming, or the criteria are met, for each of the dossiers ticked: nothing leaves the house, and each may be looked at again on its page.</summary>
    [HttpPost("controles")]
    public async Task<IActionResult> Controler(
        string appelCode, [FromForm] RecevabiliteFiltre filtre, [FromForm] SelectionSaisie selection, [FromForm] string? quoi, [FromServices] ExaminerDossier examiner, CancellationToken annulation)
    {
        if (quoi is not ("pieces" or "criteres"))
        {
            return NotFound();
        }

        var dit = quoi == "pieces" ? "Pièces conformes" : "Critères remplis";
        var resultat = await examiner.ToutDireAsync(appelCode, [.. RecevabiliteFiltre.Lire(selection.Coches)], quoi == "pieces", HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat, lignes => Rapporter(appelCode, filtre, lignes, "Non contrôlés", faits => $"{dit} : {(faits == 1 ? "1 dossier." : $"{faits} dossiers.")}"),
            () => ListerAsync(appelCode, filtre, selection.Coches ?? [], annulation));
    }

    private static string DireRecevables(int faits) =>
        faits == 1 ? "1 dossier est déclaré recevable, son porteur est prévenu par courriel." : $"{faits} dossiers sont déclarés recevables, leurs porteurs sont prévenus par courriel.";

    private IActionResult Rapporter(string appelCode, RecevabiliteFiltre filtre, IReadOnlyList<LigneDeRapport> lignes, string refus, Func<int, string> dire)
    {
        var (faits, refuses) = (lignes.Count(l => l.Refus is null), lignes.Where(l => l.Refus is not null).ToList());
        return this.Rapporter(new RapportDeLotViewModel(
            faits == 0 ? null : dire(faits), refus, [.. refuses.Select(l => $"{l.Numero ?? "dossier inconnu"} ({l.Refus!.Message.TrimEnd('.')}).")], LiensRecevabilite.Liste(appelCode) + filtre.Requete()));
    }

    private async Task<IActionResult> ListerAsync(string appelCode, RecevabiliteFiltre filtre, IReadOnlyList<string> coches, CancellationToken annulation) =>
        await recevabilite.ListerAsync(appelCode, filtre.EnFiltre(), Taille, HttpContext.ActeurRequis(), annulation) is { } liste
            ? View("RecevabiliteListe", new RecevabiliteListeViewModel(liste, filtre, coches, Taille, Domain.Appels.HeureDeParis.Jour(horloge.GetUtcNow())))
            : NotFound();

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Dossier(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, null, annulation);

    /// <summary>Recevable, irrecevable, en l'état, rapporter, rouvrir, sans suite.</summary>
    [HttpPost("{id:guid}/statuer")]
    public async Task<IActionResult> Statuer(
        string appelCode, Guid id, [FromForm] DecisionSaisie saisie, [FromServices] StatuerSurDossier statuer, CancellationToken annulation)
    {
        if (LectureDeMot.Lire<ActionDossier>(saisie.Decision) is not { } action)
        {
            return NotFound();
        }

        // Each decision of the page has its own field for the reason.
        var champ = $"Motif-{action}";
        ModelState.SetModelValue(champ, saisie.Motif, saisie.Motif);
        var resultat = await statuer.ExecuterAsync(appelCode, id, new DecisionSurDossier(action, saisie.Motif, saisie.Version) { Confirme = saisie.Confirme }, HttpContext.ActeurRequis(), annulation);
        var succes = $"« {CycleDossier.Table.Libelle(action)} » : c’est enregistré, le porteur est prévenu par courriel.";
        var suite = resultat.EstRefuse ? null : await PuisAsync(appelCode, id, succes, action is not (ActionDossier.RapporterIrrecevabilite or ActionDossier.RouvrirInstruction), annulation);
        return await this.RepondreAsync(resultat.AuChamp(_ => champ), () => suite!, () => AfficherAsync(appelCode, id, null, annulation));
    }

    [HttpPost("{id:guid}/complements")]
    public async Task<IActionResult> Demander(
        string appelCode, Guid id, [FromForm(Name = "Complements")] ComplementsSaisie complements, [FromForm] int version,
        [FromServices] DemanderComplements demander, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await demander.ExecuterAsync(
            appelCode, id, new SaisieDeComplements(complements.Sections, complements.Indispensable, complements.TermeLe!.Value, complements.Message ?? "", version), HttpContext.ActeurRequis(), annulation);
        var suite = resultat is not { EstRefuse: false } ? null : await PuisAsync(appelCode, id, "La demande de compléments est partie aux signataires de l’organisation.", examine: true, annulation);
        return await this.RepondreAsync(
            resultat, () => suite!, () => AfficherAsync(appelCode, id, complements, annulation), "Complements.");
    }

    /// <summary>More time to answer the request that is open.</summary>
    [HttpPost("{id:guid}/complements/prolonger")]
    public async Task<IActionResult> Prolonger(
        string appelCode, Guid id, [FromForm(Name = "Prolongation")] ProlongationSaisie prolongation, [FromForm] int version, [FromServices] ProlongerComplements prolonger, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await prolonger.ExecuterAsync(
            appelCode, id, new SaisieDeProlongation(prolongation.TermeLe!.Value, prolongation.Motif, version), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat, () => Suivre(appelCode, id, "Le délai de réponse est prolongé, le porteur en est prévenu par courriel."), () => AfficherAsync(appelCode, id, null, annulation, prolongation), "Prolongation.");
    }

    /// <summary>What was seen of the pieces and of the criteria; the decision is another form.</summary>
    [HttpPost("{id:guid}/examen")]
    public async Task<IActionResult> Examiner(string appelCode, Guid id, [FromForm] ExamenSaisie examen, [FromServices] ExaminerDossier examiner, CancellationToken annulation)
    {
        var resultat = await examiner.ExecuterAsync(appelCode, id, examen.EnPoints(), examen.Version, HttpContext.ActeurRequis(), annulation);
        var suite = resultat.EstRefuse || examen.Puis != "suivant" ? null : await PuisAsync(appelCode, id, "Le contrôle est enregistré.", examine: true, annulation);
        return await this.RepondreAsync(resultat, () => suite ?? Suivre(appelCode, id, "Le contrôle est enregistré."), () => AfficherAsync(appelCode, id, null, annulation));
    }

    [HttpPost("{id:guid}/mandat")]
    public async Task<IActionResult> Accepter(
        string appelCode, Guid id, [FromForm] int versionOrganisation, [FromServices] AccepterMandat accepter, CancellationToken annulation)
    {
        var resultat = await accepter.ExecuterAsync(appelCode, id, versionOrganisation, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat.AuChamp(_ => ""), () => Suivre(appelCode, id, "Le mandat de l’organisation est accepté."), () => AfficherAsync(appelCode, id, null, annulation));
    }

    // One after the other: once a dossier is examined the next one opens, and says on its top what was just done.
    private async Task<IActionResult> PuisAsync(string appelCode, Guid id, string succes, bool examine, CancellationToken annulation)
    {
        if (!examine || await recevabilite.ChargerAsync(appelCode, id, HttpContext.ActeurRequis(), annulation) is not { } fait)
        {
            return Suivre(appelCode, id, succes);
        }

        var dit = $"{fait.Dossier.Numero}, « {fait.Dossier.Titre} ». {succes}";
        return fait.Suivant is { } suivant ? Suivre(appelCode, suivant.Id, $"{dit} Voici le suivant à examiner.")
            : this.Suivre(LiensRecevabilite.Liste(appelCode), $"{dit} Il n’y a plus de dossier à examiner.");
    }

    private IActionResult Suivre(string appelCode, Guid id, string succes) => this.Suivre(Url.Action(nameof(Dossier), new { appelCode, id })!, succes);

    private async Task<IActionResult> AfficherAsync(string appelCode, Guid id, ComplementsSaisie? saisie, CancellationToken annulation, ProlongationSaisie? prolongation = null)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await recevabilite.ChargerAsync(appelCode, id, acteur, annulation) is not { } fiche)
        {
            return NotFound();
        }

        await recevabilite.TracerAsync(fiche, acteur, annulation);
        var aujourdhui = Domain.Appels.HeureDeParis.Jour(horloge.GetUtcNow());
        return View("RecevabiliteDossier", new RecevabiliteDossierViewModel(fiche, aujourdhui) 
        {
            Complements = saisie ?? new ComplementsSaisie { TermeLe = RecevabiliteDossierViewModel.TermePropose(aujourdhui, fiche.Dossier.RejetImpliciteLe) },
            Prolongation = prolongation ?? new ProlongationSaisie(),
        });
    }
}

/// <param name="Confirme">Read on the page that says what follows.</param>
/// <param name="QuandMeme">Recevable in spite of what their controls leave behind.</param>
public sealed record SelectionSaisie(string[]? Coches, bool Confirme, bool QuandMeme);

/// <param name="Confirme">Recevable in spite of what the control leaves behind.</param>
public sealed record DecisionSaisie(string? Decision, string? Motif, int Version, bool Confirme);

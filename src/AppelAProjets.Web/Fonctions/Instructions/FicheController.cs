using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The sheet of a dossier, and the work of one's own on it: grid, eligible base, déport.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}")]
[Reserve(Role.Instructeur, Role.Valideur, Role.Secretariat, Role.Lecteur, Role.ReferentQuartier, Role.DeleguePrefet)]
public sealed class FicheController(FicheInstructionQuery fiches) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Fiche(string appelCode, Guid id, FiltreQuery filtre, int? rang, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await fiches.ChargerAsync(appelCode, id, filtre.Lire(), rang, acteur, annulation) is not { } fiche)
        {
            return NotFound();
        }

        await fiches.TracerAsync(fiche, acteur, annulation);
        return View("Fiche", new FicheViewModel(fiche, filtre.Lire(), rang, acteur));
    }

    [HttpPost("notes")]
    [Reserve(Role.Instructeur)]
    public async Task<IActionResult> Noter(
        string appelCode, Guid id, FiltreQuery filtre, int? rang, [FromForm] List<NoteSaisie> notes, [FromServices] NoterDossier noter, CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            SaisieDeNote[] saisies = [.. notes.Select(n => new SaisieDeNote(n.CritereId, n.Valeur, n.Justification, n.Version))];
            if (await noter.ExecuterAsync(appelCode, id, saisies, HttpContext.ActeurRequis(), annulation) is not { } refus)
            {
                return NotFound();
            }

            ModelState.Ajouter(refus);
        }

        return await SuiteAsync(appelCode, id, filtre, rang, "Vos notes sont enregistrées.", "#ma-grille", annulation);
    }

    [HttpPost("assiette")]
    [Reserve(Role.Instructeur)]
    public async Task<IActionResult> Fixer(
        string appelCode, Guid id, FiltreQuery filtre, int? rang, [FromForm(Name = "Assiette")] AssietteSaisie assiette, [FromForm] int version,
        [FromServices] FixerAssiette fixer, CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            if (await fixer.ExecuterAsync(appelCode, id, assiette.Montant, assiette.Motif, version, HttpContext.ActeurRequis(), annulation) is not { } resultat)
            {
                return NotFound();
            }

            Ajouter(resultat, "Assiette.");
        }

        return await SuiteAsync(appelCode, id, filtre, rang, "L’assiette éligible est enregistrée.", "#budget", annulation);
    }

    /// <summary>Standing down: the dossier disappears for this person.</summary>
    [HttpPost("deport")]
    public async Task<IActionResult> Deporter(
        string appelCode, Guid id, FiltreQuery filtre, int? rang, [FromForm(Name = "Deport")] DeportSaisie deport,
        [FromServices] DeclarerDeport declarer, CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            if (await declarer.ExecuterAsync(appelCode, id, deport.TouteLOrganisation, deport.Motif, HttpContext.ActeurRequis(), annulation) is not { } resultat)
            {
                return NotFound();
            }

            Ajouter(resultat, "Deport.");
        }

        if (ModelState.IsValid)
        {
            TempData["Succes"] = "Votre déport est enregistré : ce dossier ne vous est plus présenté.";
            var requete = FiltreQuery.Ecrire(filtre.Lire());
            return Redirect(LiensInstructions.Tableau(appelCode) + (requete.Length == 0 ? "" : "?" + requete));
        }

        return await SuiteAsync(appelCode, id, filtre, rang, "", "", annulation);
    }

    private void Ajouter(Resultat resultat, string prefixe)
    {
        if (resultat.EstRefuse)
        {
            ModelState.Ajouter(resultat.Refus, prefixe);
        }
    }

    private async Task<IActionResult> SuiteAsync(
        string appelCode, Guid id, FiltreQuery filtre, int? rang, string succes, string ancre, CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            TempData["Succes"] = succes;
            return Redirect(FicheViewModel.Adresse(appelCode, id, filtre.Lire(), rang) + ancre);
        }

        var acteur = HttpContext.ActeurRequis();
        return await fiches.ChargerAsync(appelCode, id, filtre.Lire(), rang, acteur, annulation) is { } fiche
            ? View("Fiche", new FicheViewModel(fiche, filtre.Lire(), rang, acteur))
            : NotFound();
    }
}

using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>What an agent writes on the sheet of a dossier: all at once by its buttons, or field by field while typing.</summary>
[Route("instruction/{appelCode}/dossiers/{id:guid}/travail")]
[Reserve(Role.Instructeur, Role.Valideur)]
public sealed class TravailController(EnregistrerInstruction enregistrer, FicheInstructionQuery fiches) : Controller
{
    private const string Occupe = "Rien n’est enregistré : le portail n’a pas pu le faire à cet instant. Votre texte est dans la page, enregistrez de nouveau.";

    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <param name="suite"><c>suivant</c>: then the next dossier of the list.</param>
    [HttpPost("")]
    public async Task<IActionResult> Enregistrer(PlaceDansLeTableau place, [FromForm] string? suite, CancellationToken annulation)
    {
        var saisies = SaisieDuTravail.Lire(Request.Form);
        var sort = await enregistrer.ExecuterAsync(place.AppelCode, place.Id, saisies, Acteur, annulation);
        if (sort.Issue == Issue.Absent)
        {
            // Nothing of the dossier: only what this person has just typed.
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("TravailPerdu", saisies);
        }

        if (sort.EstRefuse || sort.Valeur.Ferme is not null || sort.Valeur.Champs.Any(c => c.Refus is not null))
        {
            return await RemontrerAsync(place, sort, saisies, annulation);
        }

        return await SuivreAsync(place, suite, sort.Valeur, annulation);
    }

    /// <summary>The fields that changed, for the script of the page.</summary>
    [HttpPost("champs")]
    public async Task<IActionResult> Champs(string appelCode, Guid id, CancellationToken annulation)
    {
        var sort = await enregistrer.ExecuterAsync(appelCode, id, SaisieDuTravail.LireLesPoses(Request.Form), Acteur, annulation);
        return sort.Issue switch
        {
            Issue.Absent => NotFound(),
            Issue.Conflit => StatusCode(StatusCodes.Status503ServiceUnavailable),
            _ => Json(new TravailAnnonce(sort)),
        };
    }

    // Nothing is lost by then: it is recorded, a draft, or in the page. A fault is shown beside its field.
    private Task<IActionResult> RemontrerAsync(PlaceDansLeTableau place, Resultat<SortDInstruction> sort, IReadOnlyList<ChampSaisi> saisies, CancellationToken annulation)
    {
        ModelState.Clear();
        // Nothing was tried: the page shows what was typed, on what it showed.
        ModelState.Ajouter(sort.EstRefuse ? [sort.Refus with { Message = Occupe }] : [.. sort.Valeur.Champs.Select(c => c.Refus).OfType<Refus>()]);
        if (!sort.EstRefuse && sort.Valeur.Ferme is { } ferme)
        {
            ModelState.Ajouter(ferme with { Message = $"{ferme.Message} {TravailAnnonce.Garde}" });
        }

        return this.FicheAsync(fiches, place, annulation, (saisies, sort.EstRefuse ? [] : sort.Valeur.Champs));
    }

    private async Task<IActionResult> SuivreAsync(PlaceDansLeTableau place, string? suite, SortDInstruction sort, CancellationToken annulation)
    {
        var dit = TravailAnnonce.Dire(sort);
        if (suite != "suivant")
        {
            TempData[FicheViewModel.Annonce] = dit;
            return Redirect(place.Fiche + "#travail");
        }

        if (await fiches.SuivantAsync(place.AppelCode, place.Id, place.Lire(), place.Rang, Acteur, annulation) is var (id, rang))
        {
            TempData[FicheViewModel.Annonce] = $"Dossier précédent : {char.ToLowerInvariant(dit[0])}{dit[1..]}";
            return Redirect(FicheViewModel.Adresse(place.AppelCode, id, place.Lire(), rang) + "#travail");
        }

        return this.Suivre(place.Tableau(place.AppelCode), dit + (place.Rang is null ? "" : " C’était le dernier dossier de cette liste."));
    }
}

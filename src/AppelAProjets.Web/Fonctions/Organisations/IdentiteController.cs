using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>The identity of an organisation, one short page at a time: typed once, used by every dossier.</summary>
[Reserve]
[Route("espace/organisations/{id:guid}/identite/{section}")]
public sealed class IdentiteController(OrganisationQuery organisations, EnregistrerIdentite enregistrer) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Page(Guid id, string section, Guid? dossier, CancellationToken annulation)
    {
        if (PageDIdentite.Pour(section) is not { } vue)
        {
            return NotFound();
        }

        vue.Dossier = dossier;
        return await VueAsync(id, vue, remplir: true, annulation);
    }

    [HttpPost("")]
    public async Task<IActionResult> Enregistrer(Guid id, string section, string? suite, CancellationToken annulation)
    {
        if (PageDIdentite.Pour(section) is not { } vue || !HttpContext.ActeurRequis().EstMembre(id))
        {
            return NotFound();
        }

        var resultat = await TryUpdateModelAsync(vue, vue.GetType(), "")
            ? await enregistrer.ExecuterAsync(id, vue.Section, vue.Appliquer, vue.Version, HttpContext.ActeurRequis(), annulation)
            : null;
        if (resultat is { EstRefuse: true } && (vue as PageIdentification)?.RangerLeRegistre() is { } range)
        {
            // What the page shows is what was put in its place.
            foreach (var champ in new[] { nameof(PageIdentification.Rna), nameof(PageIdentification.RegistreVolume), nameof(PageIdentification.RegistreFolio), nameof(PageIdentification.Statut) })
            {
                ModelState.Remove(champ);
            }

            resultat = resultat.TousLesRefus.Where(r => r.Champ != nameof(PageIdentification.Rna)).Append(range).ToArray();
        }

        var adresse = resultat is { EstRefuse: false } ? await SuiteAsync(id, vue, suite, annulation) : "";
        return await this.RepondreAsync(resultat, () => Suivre(id, vue, suite, adresse), () => VueAsync(id, vue, remplir: false, annulation));
    }

    // Green only for what is done: an unbalanced budget is kept, and said at once.
    private RedirectResult Suivre(Guid id, PageDIdentite vue, string? suite, string adresse)
    {
        var ecarts = vue is PageBudget budget ? budget.Saisi.Plan.Ecarts.Select(e => e.Message).ToList() : [];
        TempData[ecarts.Count == 0 ? "Succes" : "Avertissement"] = string.Join(' ', [$"« {LibellesDOrganisation.Pour(vue.Section)} » est enregistré.", .. ecarts]);
        return Redirect(ecarts.Count > 0 && suite == "continuer" ? PageDIdentite.AdresseDe(id, vue.Section, vue.Dossier) : adresse);
    }

    private async Task<string> SuiteAsync(Guid id, PageDIdentite vue, string? suite, CancellationToken annulation) => suite switch
    {
        "rester" => PageDIdentite.AdresseDe(id, vue.Section, vue.Dossier),
        "continuer" when await SuivanteAsync(id, vue, annulation) is { } suivante => PageDIdentite.AdresseDe(id, suivante, vue.Dossier),
        _ => vue.Dossier is { } dossier ? LiensDossiers.Association(dossier) : LiensOrganisations.Organisation(id),
    };

    // From a dossier, only what it lacks: the rest was written before, and the bank account can wait.
    private async Task<SectionDIdentite?> SuivanteAsync(Guid id, PageDIdentite vue, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var suivantes = PageDIdentite.Suivantes(vue.Section, acteur.EstSignataire(id));
        if (vue.Dossier is not null && await organisations.ChargerAsync(id, acteur, annulation) is { Organisation.Identite: var identite })
        {
            var completes = CompletudeDIdentite.De(identite).Where(p => p.EstComplete).Select(p => p.Section).Append(SectionDIdentite.Banque);
            suivantes = suivantes.Except(completes);
        }

        return suivantes.Select(s => (SectionDIdentite?)s).FirstOrDefault();
    }

    private async Task<IActionResult> VueAsync(Guid id, PageDIdentite vue, bool remplir, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await organisations.ChargerAsync(id, acteur, annulation) is not { Organisation: var organisation })
        {
            return NotFound();
        }

        var qualite = acteur.EstSignataire(id) ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur;
        if (remplir && CompletudeDIdentite.Permettre(vue.Section, qualite, organisation.Mandat).Refus is { } interdit)
        {
            TempData["Avertissement"] = interdit.Message;
            return Redirect(LiensOrganisations.Organisation(id));
        }

        (vue.Id, vue.Identite) = (id, organisation.Identite);
        if (remplir)
        {
            vue.Version = organisation.Version;
            vue.Remplir(organisation.Identite);
        }

        vue.Completer();
        return View("Identite" + vue.Section, vue);
    }
}

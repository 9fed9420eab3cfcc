using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>The identity of an organisation, one short page at a time: typed once, used by every dossier.</summary>
[Reserve]
[Route("espace/organisations/{id:guid}/identite/{section}")]
public sealed class IdentiteController(OrganisationQuery organisations, EnregistrerIdentite enregistrer, TimeProvider horloge) : Controller
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

        var gardee = resultat is { EstRefuse: false } ? await organisations.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) : null;
        return await this.RepondreAsync(resultat, () => Suivre(id, vue, suite, gardee?.Organisation.Identite), () => VueAsync(id, vue, remplir: false, annulation));
    }

    // Green only for what is done: what is missing or unbalanced is kept, and said at once.
    private RedirectResult Suivre(Guid id, PageDIdentite vue, string? suite, IdentiteComplete? gardee)
    {
        var ecarts = vue is PageBudget budget ? budget.Saisi.Plan.Ecarts.Select(e => e.Message).ToList() : [];
        var etats = gardee is null ? [] : CompletudeDIdentite.De(gardee);
        var manques = ecarts.Count > 0 ? [] : etats.Where(e => e.Section == vue.Section).SelectMany(e => e.Manques).ToList();
        TempData[AccuseDeSaisieFilter.Gardee] = true;
        TempData[ecarts.Count > 0 ? "Avertissement" : manques.Count > 0 ? "Note" : "Succes"] =
            string.Join(' ', [$"« {LibellesDOrganisation.Pour(vue.Section)} » est enregistré.", .. ecarts, .. manques.Count > 0 ? [$"Il y manque {string.Join(", ", manques)}."] : Array.Empty<string>()]);
        return Redirect(ecarts.Count > 0 && suite == "continuer" ? PageDIdentite.AdresseDe(id, vue.Section, vue.Dossier) : Suite(id, vue, suite, etats));
    }

    private string Suite(Guid id, PageDIdentite vue, string? suite, IReadOnlyList<EtatDeSectionDIdentite> etats) => suite switch
    {
        "rester" => PageDIdentite.AdresseDe(id, vue.Section, vue.Dossier),
        "continuer" when Suivante(id, vue, etats) is { } suivante => PageDIdentite.AdresseDe(id, suivante, vue.Dossier),
        _ => vue.Dossier is { } dossier ? LiensDossiers.Association(dossier) : LiensOrganisations.Organisation(id),
    };

    // From a dossier, only what it lacks: the rest was written before, and the bank account can wait.
    private SectionDIdentite? Suivante(Guid id, PageDIdentite vue, IReadOnlyList<EtatDeSectionDIdentite> etats)
    {
        var suivantes = PageDIdentite.Suivantes(vue.Section, HttpContext.ActeurRequis().EstSignataire(id));
        if (vue.Dossier is not null)
        {
            suivantes = suivantes.Except(etats.Where(p => p.EstComplete).Select(p => p.Section).Append(SectionDIdentite.Banque));
        }

        return suivantes.Select(s => (SectionDIdentite?)s).FirstOrDefault();
    }

    private async Task<IActionResult> VueAsync(Guid id, PageDIdentite vue, bool remplir, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await organisations.ChargerAsync(id, acteur, annulation) is not { Organisation: var organisation } lue)
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
            if (vue is PageRepresentant representant && lue.Mandat is { } mandat)
            {
                representant.Proposer(mandat);
            }
        }
        else
        {
            DireLeReste(vue);
        }

        vue.Completer();
        return View("Identite" + vue.Section, vue);
    }

    // All that is wrong is said at once, also beside a value that could not be read.
    private void DireLeReste(PageDIdentite vue)
    {
        var refus = LectureDIdentite.Lire(vue.Section, vue.Appliquer(vue.Identite), HeureDeParis.Jour(horloge.GetUtcNow())).Refus;
        bool EstLisible(string? champ) => champ is null || ModelState.GetFieldValidationState(champ) != ModelValidationState.Invalid;
        foreach (var autre in refus.Where(r => r.Champ is { } champ && EstLisible(champ) && EstLisible(vue.CompareA(champ))).ToList())
        {
            ModelState.Ajouter(autre);
        }
    }
}

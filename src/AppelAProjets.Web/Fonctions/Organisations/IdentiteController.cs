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
        return await this.RepondreAsync(
            resultat, () => this.Suivre(Suite(id, vue, suite), $"« {LibellesDOrganisation.Pour(vue.Section)} » est enregistré."), () => VueAsync(id, vue, remplir: false, annulation));
    }

    private string Suite(Guid id, PageDIdentite vue, string? suite) => suite switch
    {
        "rester" => PageDIdentite.AdresseDe(id, vue.Section, vue.Dossier),
        "continuer" when PageDIdentite.Suivante(vue.Section, HttpContext.ActeurRequis().EstSignataire(id)) is { } suivante => PageDIdentite.AdresseDe(id, suivante, vue.Dossier),
        _ => vue.Dossier is { } dossier ? LiensDossiers.Association(dossier) : LiensOrganisations.Organisation(id),
    };

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

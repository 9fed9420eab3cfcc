using AppelAProjets.Application.Organisations;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;
using AppelAProjets.Web.Securite;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>Organisations of the signed-in person: identity and members.</summary>
[Reserve]
[Route("espace/organisations")]
public sealed class OrganisationsController(OrganisationQuery organisations, EnregistrerOrganisation enregistrer, GererLesMembres membres) : Controller
{
    /// <summary>Empty form.</summary>
    [HttpGet("nouvelle")]
    public IActionResult Nouvelle() => View("OrganisationFormulaire", new OrganisationViewModel());

    /// <summary>Creates.</summary>
    [HttpPost("nouvelle")]
    public async Task<IActionResult> Nouvelle(OrganisationViewModel saisie, CancellationToken annulation)
    {
        var (id, refus) = await enregistrer.CreerAsync(saisie.Saisie(), HttpContext.ActeurRequis(), annulation);
        if (refus.Count > 0)
        {
            ModelState.Ajouter(refus);
            return View("OrganisationFormulaire", saisie);
        }

        TempData["Succes"] = "L’organisation est créée. Vous pouvez commencer un dossier.";
        return Redirect($"/espace/organisations/{id}");
    }

    /// <summary>Identity and members.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Organisation(Guid id, CancellationToken annulation) =>
        await VueAsync(id, new NouveauMembreViewModel(), annulation) is { } vue ? View("Organisation", vue) : NotFound();

    /// <summary>Form filled with what is known.</summary>
    [HttpGet("{id:guid}/modifier")]
    public async Task<IActionResult> Modifier(Guid id, Guid? dossier, CancellationToken annulation)
    {
        if (await organisations.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } lu)
        {
            return NotFound();
        }

        if (!HttpContext.ActeurRequis().EstSignataire(id))
        {
            TempData["Avertissement"] = "Seul un signataire de l’organisation peut modifier ces informations.";
            return Redirect($"/espace/organisations/{id}");
        }

        return View("OrganisationFormulaire", OrganisationViewModel.De(lu.Organisation, dossier));
    }

    /// <summary>Corrects.</summary>
    [HttpPost("{id:guid}/modifier")]
    public async Task<IActionResult> Modifier(Guid id, OrganisationViewModel saisie, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (!acteur.EstMembre(id))
        {
            return NotFound();
        }

        var refus = await enregistrer.ModifierAsync(id, saisie.Saisie(), saisie.Version, acteur, annulation);
        if (refus.Count > 0)
        {
            ModelState.Ajouter(refus);
            saisie.Id = id;
            return View("OrganisationFormulaire", saisie);
        }

        TempData["Succes"] = "Les informations de l’organisation sont enregistrées.";
        return Redirect(saisie.Dossier is { } dossier ? $"/espace/dossiers/{dossier}/association" : $"/espace/organisations/{id}");
    }

    /// <summary>Adds or invites a member.</summary>
    [HttpPost("{id:guid}/membres")]
    public async Task<IActionResult> Ajouter(Guid id, NouveauMembreViewModel saisie, CancellationToken annulation)
    {
        if (ModelState.IsValid)
        {
            var ajout = await membres.AjouterAsync(id, saisie.Courriel, saisie.Qualite, HttpContext.ActeurRequis(), annulation);
            if (!ajout.EstRefuse)
            {
                TempData["Succes"] = ajout.Valeur;
                return Redirect($"/espace/organisations/{id}");
            }

            ModelState.Ajouter(ajout.Refus);
        }

        return await VueAsync(id, saisie, annulation) is { } vue ? View("Organisation", vue) : NotFound();
    }

    /// <summary>Ends a membership.</summary>
    [HttpPost("{id:guid}/membres/{compteId:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, Guid compteId, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (!acteur.EstMembre(id))
        {
            return NotFound();
        }

        var retrait = await membres.RetirerAsync(id, compteId, acteur, annulation);
        TempData[retrait.EstRefuse ? "Avertissement" : "Succes"] = retrait.Refus?.Message ?? "Cette personne n’est plus membre de l’organisation.";
        return Redirect(compteId == acteur.CompteId && !retrait.EstRefuse ? "/espace" : $"/espace/organisations/{id}");
    }

    private async Task<OrganisationPageViewModel?> VueAsync(Guid id, NouveauMembreViewModel membre, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        return await organisations.ChargerAsync(id, acteur, annulation) is { } lu
            ? new OrganisationPageViewModel(lu.Organisation, lu.Membres, acteur.EstSignataire(id)) { Courriel = membre.Courriel, Qualite = membre.Qualite }
            : null;
    }
}

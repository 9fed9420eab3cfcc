using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Organisations;

[Reserve]
[Route("espace/organisations")]
public sealed class OrganisationsController(
    OrganisationQuery organisations, EnregistrerOrganisation enregistrer, RetrouverOrganisation retrouver, IAnnuaireDesEntreprises annuaire, TimeProvider horloge) : Controller
{
    [HttpGet("nouvelle")]
    public async Task<IActionResult> Nouvelle(string? recherche, Guid? preuve, string? retour, CancellationToken annulation)
    {
        var vue = new NouvelleOrganisationViewModel { Recherche = recherche, Preuve = preuve, Retour = retour, AnnuaireActif = annuaire.EstActif };
        if (preuve is { } id && await retrouver.RelireAsync(id, HttpContext.ActeurRequis(), annulation) is { EstRefuse: false, Valeur: var choisie })
        {
            vue.Remplir(choisie);
        }
        else if (recherche is not null)
        {
            var trouvees = await retrouver.ExecuterAsync(recherche, annulation);
            if (trouvees.EstRefuse)
            {
                ModelState.Ajouter(trouvees.Refus);
            }
            else if (trouvees.Valeur.DejaInscrite is { } existante)
            {
                return Redirect(LiensOrganisations.Rejoindre(existante));
            }
            else
            {
                vue.Trouvees = trouvees.Valeur;
            }
        }

        return View("NouvelleOrganisation", vue);
    }

    /// <summary>A result is chosen: its answer is kept, and fills the form.</summary>
    [HttpPost("nouvelle/choisir")]
    public async Task<IActionResult> Choisir(string? siret, string? retour, CancellationToken annulation)
    {
        var choix = await retrouver.ChoisirAsync(siret, HttpContext.ActeurRequis(), annulation);
        if (choix.EstRefuse)
        {
            TempData["Avertissement"] = choix.Refus.Message;
            return Redirect(RetourVoulu.Vers(LiensOrganisations.Nouvelle, retour));
        }

        return Redirect(RetourVoulu.Vers(LiensOrganisations.Nouvelle + $"?preuve={choix.Valeur}", retour));
    }

    /// <summary>Registers, or leads to the organisation already registered under one of these numbers.</summary>
    [HttpPost("nouvelle")]
    public async Task<IActionResult> Nouvelle(NouvelleOrganisationViewModel saisie, CancellationToken annulation)
    {
        var resultat = await enregistrer.ExecuterAsync(saisie.Identification(), saisie.Siege(), saisie.Preuve, HttpContext.ActeurRequis(), annulation);
        saisie.AnnuaireActif = annuaire.EstActif;
        return await this.RepondreAsync(resultat, faite => Suite(faite, saisie.Retour), () => Task.FromResult<IActionResult>(View("NouvelleOrganisation", saisie)));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Organisation(Guid id, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        return await organisations.ChargerAsync(id, acteur, annulation) is { } vue
            ? View("Organisation", new OrganisationViewModel(vue, acteur, HeureDeParis.Jour(horloge.GetUtcNow())))
            : NotFound();
    }

    [HttpGet("{id:guid}/modifier")]
    public IActionResult Modifier(Guid id, Guid? dossier) =>
        HttpContext.ActeurRequis().EstMembre(id) ? Redirect(PageDIdentite.AdresseDe(id, AppelAProjets.Domain.Organisations.SectionDIdentite.Identification, dossier)) : NotFound();

    /// <summary>The public face of an organisation, with the way to join it.</summary>
    [HttpGet("{id:guid}/rejoindre")]
    public async Task<IActionResult> Rejoindre(Guid id, CancellationToken annulation) =>
        await organisations.ARejoindreAsync(id, HttpContext.ActeurRequis(), annulation) is { } lue ? View("Rejoindre", new RejoindreViewModel { Organisation = lue, Maintenant = horloge.GetUtcNow() }) : NotFound();

    [HttpPost("{id:guid}/rejoindre")]
    public async Task<IActionResult> Rejoindre(Guid id, RejoindreViewModel saisie, [FromServices] DemanderARejoindre demander, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var demande = await demander.ExecuterAsync(id, saisie.Message, acteur, annulation);
        const string succes = "Votre demande est envoyée aux signataires de l’organisation. Vous recevrez un courriel dès que l’un d’eux aura répondu.";
        return await this.RepondreAsync(demande, () => this.Suivre(LiensOrganisations.Rejoindre(id), succes), async () =>
        {
            (saisie.Organisation, saisie.Maintenant) = (await organisations.ARejoindreAsync(id, acteur, annulation), horloge.GetUtcNow());
            return saisie.Organisation is null ? NotFound() : View("Rejoindre", saisie);
        });
    }

    [HttpPost("{id:guid}/rejoindre/retirer")]
    public async Task<IActionResult> RetirerLaDemande(Guid id, [FromServices] DemanderARejoindre demander, CancellationToken annulation)
    {
        var retrait = await demander.RetirerAsync(id, HttpContext.ActeurRequis(), annulation);
        TempData[retrait.EstRefuse ? "Avertissement" : "Succes"] = retrait.Refus?.Message ?? "Votre demande est retirée.";
        return Redirect(LiensDossiers.Espace);
    }

    [HttpPost("{id:guid}/rejoindre/accepter")]
    public async Task<IActionResult> AccepterLInvitation(Guid id, [FromServices] GererLesInvitations invitations, CancellationToken annulation) =>
        await this.RepondreAsync(await invitations.AccepterAsync(id, HttpContext.ActeurRequis(), annulation),
            () => this.Suivre(LiensOrganisations.Organisation(id), "Vous êtes maintenant membre de l’organisation. Ses signataires en sont informés."), () => Rejoindre(id, annulation));

    [HttpPost("{id:guid}/rejoindre/decliner")]
    public async Task<IActionResult> DeclinerLInvitation(Guid id, [FromServices] GererLesInvitations invitations, CancellationToken annulation) =>
        await this.RepondreAsync(await invitations.DeclinerAsync(id, HttpContext.ActeurRequis(), annulation),
            () => this.Suivre(LiensDossiers.Espace, "L’invitation est déclinée."), () => Rejoindre(id, annulation));

    private IActionResult Suite(OrganisationEnregistree enregistree, string? retour)
    {
        if (!enregistree.DejaInscrite)
        {
            if (Url.IsLocalUrl(retour))
            {
                return this.Suivre(LiensOrganisations.Mandat(enregistree.Id) + QueryString.Create("retour", retour), "L’organisation est inscrite. Dites maintenant à quel titre vous agissez en son nom, ou plus tard : vos brouillons n’attendent pas cette vérification.");
            }

            return this.Suivre(LiensOrganisations.Mandat(enregistree.Id), "L’organisation est inscrite. Dites maintenant à quel titre vous agissez en son nom : vos brouillons n’attendent pas cette vérification.");
        }

        TempData["Avertissement"] = "Cette organisation est déjà inscrite : rejoignez-la plutôt que d’en créer une autre.";
        return Redirect(LiensOrganisations.Rejoindre(enregistree.Id));
    }
}

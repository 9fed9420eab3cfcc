using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

[Reserve]
[Route("espace/dossiers")]
public sealed class DossiersController(DossierPorteurQuery dossiers, EspaceQuery espaces, RecepisseQuery recepisses, TimeProvider horloge) : Controller
{
    [HttpGet("nouveau")]
    public async Task<IActionResult> Nouveau(string? appel, Guid? precedent, CancellationToken annulation)
    {
        var espace = await espaces.ChargerAsync(HttpContext.ActeurRequis(), annulation);
        if (espace.Organisations.Count == 0)
        {
            TempData["Avertissement"] = "Présentez d’abord l’organisation qui portera le projet.";
            return Redirect(RetourVoulu.Vers(LiensOrganisations.Nouvelle, Request.Path + Request.QueryString));
        }

        var voulu = espace.Appels.FirstOrDefault(a => string.Equals(a.Code, appel, StringComparison.OrdinalIgnoreCase));
        var depart = espace.Dossiers.FirstOrDefault(d => d.Id == precedent && d.DeposeLe is not null);
        return View("NouveauDossier", new NouveauDossierViewModel
        {
            AppelFerme = appel is not null && voulu is null ? appel : null,
            Cle = Guid.CreateVersion7(),
            Appel = appel is not null ? voulu?.Code : espace.Appels.Count == 1 ? espace.Appels[0].Code : null,
            OrganisationId = espace.Organisations.Count == 1 ? espace.Organisations[0].Id : espace.Organisations.FirstOrDefault(o => o.Nom == depart?.Organisation)?.Id,
            Precedent = depart?.Id,
            Titre = depart?.Titre,
            Espace = espace,
            Maintenant = horloge.GetUtcNow(),
        });
    }

    [HttpPost("nouveau")]
    public async Task<IActionResult> Nouveau(NouveauDossierViewModel saisie, [FromServices] CreerDossier creer, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var cree = !ModelState.IsValid ? null
            : await creer.ExecuterAsync(new DossierACreer(saisie.Cle, saisie.Appel!, saisie.OrganisationId!.Value, saisie.Titre, saisie.Precedent), acteur, annulation);
        var ouvert = cree is { EstRefuse: false } ? await dossiers.ChargerAsync(cree.Valeur, acteur, annulation) : null;
        return await this.RepondreAsync(
            cree,
            id =>
            {
                if (id != CreerDossier.Identifiant(saisie.Cle, acteur))
                {
                    TempData["Avertissement"] = "Vous aviez déjà un brouillon de ce projet pour cet appel : le voici.";
                }

                var eligibilite = ouvert?.Sections.Any(s => s is { Section: SectionDossier.Eligibilite, EstComplete: false }) == true;
                return Redirect(eligibilite ? LiensDossiers.Section(id, SectionDossier.Eligibilite) : LiensDossiers.Dossier(id));
            },
            async () =>
            {
                saisie.Maintenant = horloge.GetUtcNow();
                saisie.Espace = await espaces.ChargerAsync(acteur, annulation);
                return View("NouveauDossier", saisie);
            });
    }

    /// <summary>The task list while something may be edited, else the summary; a draft that was not deposited in time is neither.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Dossier(Guid id, [FromServices] PartenariatQuery partenariats, CancellationToken annulation) =>
        await ChargerAsync(id, annulation) is { } enTete ? View(enTete.Dossier.EstPerdu ? "BrouillonClos" : enTete.Dossier.SectionsOuvertes.Count > 0 ? "ListeDesTaches" : "DossierDepose", enTete)
        // The people of a partner have a page of their own.
        : await partenariats.DuDossierAsync(id, HttpContext.ActeurRequis(), annulation) is { } partenaire ? Redirect(LiensPartenaires.Partenariat(partenaire)) : NotFound();

    [HttpGet("{id:guid}/verifier")]
    public async Task<IActionResult> Verifier(Guid id, CancellationToken annulation) => await ChargerAsync(id, annulation) switch
    {
        null => NotFound(),
        { Dossier.SectionsOuvertes.Count: 0 } => Redirect(LiensDossiers.Dossier(id)),
        { } enTete => View("Verifier", new VerifierViewModel(enTete, Guid.NewGuid().ToString("N"))),
    };

    /// <summary>Deposits, or answers a request for complements; once per key.</summary>
    [HttpPost("{id:guid}/deposer")]
    public async Task<IActionResult> Deposer(Guid id, string? cle, [FromServices] DeposerDossier deposer, CancellationToken annulation)
    {
        var depot = await deposer.ExecuterAsync(id, cle, HttpContext.RecuLe(), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(depot.AuChamp(_ => ""), () => Redirect(LiensDossiers.Recepisse(id)), async () =>
        {
            switch (await ChargerAsync(id, annulation))
            {
                case null:
                    return NotFound();
                case { Dossier.SectionsOuvertes.Count: 0 }:
                    TempData["Avertissement"] = depot.Refus!.Message;
                    return Redirect(LiensDossiers.Dossier(id));
                case { } enTete:
                    return View("Verifier", new VerifierViewModel(enTete, Guid.NewGuid().ToString("N")));
            }
        });
    }

    /// <summary>From the page of a section that a request for complements names: nothing has to change in it, for that reason.</summary>
    [HttpPost("{id:guid}/sans-changement")]
    public async Task<IActionResult> SansChangement(Guid id, SectionDossier section, string? motif, [FromServices] DeclarerSansChangement declarer, CancellationToken annulation)
    {
        var dit = await declarer.ExecuterAsync(id, section, motif, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            dit,
            () => this.Suivre(LiensDossiers.Dossier(id), $"« {Domain.Libelles.Pour(section)} » : votre explication est enregistrée. Votre réponse n’est pas encore envoyée."),
            async () => await ChargerAsync(id, annulation) is { } enTete ? View("SansChangement", new SansChangementViewModel(enTete, section, motif)) : NotFound());
    }

    [HttpGet("{id:guid}/recepisse")]
    public async Task<IActionResult> Recepisse(Guid id, CancellationToken annulation)
    {
        var deposes = await recepisses.ChargerAsync(id, HttpContext.ActeurRequis(), annulation);
        return deposes.Count == 0 ? NotFound() : View("Recepisse", deposes);
    }

    [HttpGet("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, CancellationToken annulation) => await ChargerAsync(id, annulation) switch
    {
        null => NotFound(),
        { } enTete when !PeutRetirer(enTete.Dossier) => Redirect(LiensDossiers.Dossier(id)),
        { } enTete => View("Retirer", new RetirerViewModel { EnTete = enTete, Version = enTete.Dossier.Entete.Version }),
    };

    [HttpPost("{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, RetirerViewModel saisie, [FromServices] RetirerDossier retirer, CancellationToken annulation)
    {
        var retrait = ModelState.IsValid ? await retirer.ExecuterAsync(id, saisie.Version, saisie.Motif, HttpContext.ActeurRequis(), annulation) : null;
        return await this.RepondreAsync(retrait?.AuChamp(_ => ""), () => this.Suivre(LiensDossiers.Dossier(id), "Le dossier est retiré. Un courriel vous le confirme."), async () =>
        {
            if (await ChargerAsync(id, annulation) is not { } enTete)
            {
                return NotFound();
            }

            saisie.EnTete = enTete;
            return View("Retirer", saisie);
        });
    }

    /// <summary>Whether to offer the withdrawal; the decision is taken again when it is asked.</summary>
    internal static bool PeutRetirer(DossierPorteur dossier) =>
        !CycleDossier.Table.Permet(dossier.Entete.Etat, ActionDossier.Retirer, dossier.Qualite).EstRefuse;

    private async Task<EnTeteDossier?> ChargerAsync(Guid id, CancellationToken annulation) =>
        await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier ? new EnTeteDossier(dossier, horloge.GetUtcNow()) : null;
}

using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;
using AppelAProjets.Web.Fonctions.Dossiers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Rencontres;

[Reserve]
[Route("espace/dossiers/{id:guid}/referent")]
public sealed class RencontreDuDossierController(RencontreDuPorteurQuery rencontres, FaireAvancerRencontre avancer, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Etat(Guid id, CancellationToken annulation) => await rencontres.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) switch
    {
        null => NotFound(),
        var page when EstOuverte(page) => View("RencontreDuDossier", new RencontreDuDossierViewModel(page, new EnTeteDossier(page.Dossier, horloge.GetUtcNow()), Preparer(page, ActionRencontre.Declarer))),
        _ => Redirect(LiensDossiers.Dossier(id)),
    };

    [HttpGet("{geste}")]
    public async Task<IActionResult> Geste(Guid id, string geste, CancellationToken annulation)
    {
        if (Gestes.Lire(geste) is not { } action || await rencontres.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } page)
        {
            return NotFound();
        }

        if (!EstOuverte(page) || CycleRencontre.Table.Permet(page.Etat, action, page.Dossier.Qualite).EstRefuse)
        {
            return Redirect(LiensRencontres.DuPorteur(id));
        }

        return View("GesteDeRencontre", Preparer(page, action));
    }

    [HttpPost("{geste}")]
    public async Task<IActionResult> Geste(Guid id, string geste, GesteViewModel saisie, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (Gestes.Lire(geste) is not { } action)
        {
            return NotFound();
        }

        var lue = saisie.Saisie();
        var resultat = !ModelState.IsValid ? null : lue.EstRefuse ? lue : await avancer.PourLePorteurAsync(id, action, lue.Valeur, saisie.Version, acteur, annulation);
        var suite = action == ActionRencontre.Declarer && resultat is { EstRefuse: false } && await rencontres.ChargerAsync(id, acteur, annulation) is { } faite
            // Nothing more to do there.
            ? SectionsController.Suite(faite.Dossier, SectionDossier.Referent, null) : LiensRencontres.DuPorteur(id);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(suite, Succes(action)),
            async () => await rencontres.ChargerAsync(id, acteur, annulation) is { } fiche ? View("GesteDeRencontre", Presenter(saisie, fiche, action)) : NotFound());
    }

    // What is known already.
    private GesteViewModel Preparer(RencontreDuPorteur page, ActionRencontre action)
    {
        var vue = GesteViewModel.De(page.Rencontre, horloge.GetUtcNow());
        vue.Quartiers = [.. page.Choisis];
        if (page.Rencontre is null)
        {
            // Typed in the form of before.
            vue.Avec = page.Dossier.Reponses.GetValueOrDefault("rencontre.avec")?.Valeur;
            vue.Telephone = page.Dossier.Contenu.Responsable.Telephone;
        }

        return Presenter(vue, page, action);
    }

    private static GesteViewModel Presenter(GesteViewModel vue, RencontreDuPorteur page, ActionRencontre action)
    {
        (vue.Action, vue.Libelle, vue.Titre, vue.EstPorteur) = (action, Gestes.Libelle(action, page.Etat, porteur: true), page.Dossier.Contenu.Projet.Titre, true);
        vue.Retour = LiensRencontres.DuPorteur(page.Dossier.Entete.Id);
        vue.Choix = [.. page.Quartiers.Select(q => new SelectListItem(q.Nom, q.Code)
        {
            Group = new SelectListGroup { Name = q.Referents.Count > 0 ? $"Référent : {string.Join(", ", q.Referents)}" : "Pas de référent désigné : le secrétariat répondra" },
        })];
        return vue;
    }

    private static bool EstOuverte(RencontreDuPorteur page) => page.Dossier.SectionsOuvertes.Contains(SectionDossier.Referent);

    private static string Succes(ActionRencontre action) => action switch
    {
        ActionRencontre.Demander => "Votre demande est envoyée.",
        ActionRencontre.Declarer => "Votre déclaration est enregistrée.",
        ActionRencontre.DemanderDispense => "Votre demande de dispense est envoyée au Secrétariat.",
        _ => "L’annulation est enregistrée.",
    };
}

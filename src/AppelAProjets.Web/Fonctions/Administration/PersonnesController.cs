using AppelAProjets.Application.Administration;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>People and their rights; a funder's administrator sees and manages his funder's only.</summary>
[Reserve(Mission.Administration)]
public sealed class PersonnesController(PersonnesQuery personnes, ChoixDAccesQuery choix, AccorderAcces accorder, RetirerAcces retirer, TimeProvider horloge) : Controller
{
    [HttpGet("/administration/personnes")]
    public async Task<ViewResult> Personnes(PersonnesFiltre filtre, int page, CancellationToken annulation)
    {
        var (lignes, nombre) = await personnes.ListeAsync(HttpContext.ActeurRequis(), filtre.EnFiltre(), page, annulation);
        return View(new PersonnesViewModel(lignes, nombre, Math.Max(1, page), filtre, await ChoixAsync(annulation), horloge.GetUtcNow()));
    }

    [HttpGet("/administration/personnes/export.csv")]
    public async Task<FileContentResult> Exporter(PersonnesFiltre filtre, CancellationToken annulation) => File(
        PersonnesEnCsv.Ecrire(await personnes.ExporterAsync(HttpContext.ActeurRequis(), filtre.EnFiltre(), annulation), p => LibellesDAdministration.Etat(p).Mot), "text/csv; charset=utf-8", "personnes.csv");

    [HttpGet("/administration/personnes/inviter")]
    public Task<IActionResult> Inviter(Guid? financeur, CancellationToken annulation) => InvitationAsync(new InvitationViewModel { FinanceurId = financeur }, annulation);

    [HttpPost("/administration/personnes/inviter")]
    public async Task<IActionResult> Inviter(InvitationViewModel saisie, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null
            : await accorder.InviterAsync(new(saisie.Prenom, saisie.Nom, saisie.Courriel, saisie.Saisie()), HttpContext.ActeurRequis(), annulation);
        saisie.AConfirmer = EstAConfirmer(resultat);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensAdministration.Personnes, $"Un courriel part à {saisie.Courriel}."), () => InvitationAsync(saisie, annulation));
    }

    [HttpGet("/administration/personnes/{id:guid}")]
    public Task<IActionResult> Personne(Guid id, CancellationToken annulation) => PageAsync(id, new PersonneViewModel(), annulation);

    [HttpPost("/administration/personnes/{id:guid}/roles")]
    public async Task<IActionResult> Donner(Guid id, PersonneViewModel saisie, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await accorder.AjouterAsync(id, saisie.Saisie(), HttpContext.ActeurRequis(), annulation);
        saisie.AConfirmer = EstAConfirmer(resultat);
        return await SuivreAsync(id, resultat, "Le rôle est donné. Un courriel en informe la personne.", saisie, annulation);
    }

    [HttpPost("/administration/personnes/{id:guid}/roles/{habilitationId:guid}/terminer")]
    public async Task<IActionResult> Terminer(Guid id, Guid habilitationId, int version, CancellationToken annulation) =>
        await SuivreAsync(id, await retirer.TerminerAsync(id, habilitationId, version, HttpContext.ActeurRequis(), annulation), "Le rôle est terminé.", new(), annulation);

    [HttpPost("/administration/personnes/{id:guid}/fermer")]
    public async Task<IActionResult> Fermer(Guid id, int version, string? motif, CancellationToken annulation) =>
        await SuivreAsync(id, await retirer.FermerAsync(id, version, motif, HttpContext.ActeurRequis(), annulation), "Le compte est fermé, ses sessions aussi.", new(), annulation);

    [HttpPost("/administration/personnes/{id:guid}/rouvrir")]
    public async Task<IActionResult> Rouvrir(Guid id, int version, string? motif, CancellationToken annulation) =>
        await SuivreAsync(id, await retirer.RouvrirAsync(id, version, motif, HttpContext.ActeurRequis(), annulation), "Le compte est rouvert.", new(), annulation);

    [HttpPost("/administration/personnes/{id:guid}/relancer")]
    public async Task<IActionResult> Relancer(Guid id, CancellationToken annulation) =>
        await SuivreAsync(id, await accorder.RelancerAsync(id, HttpContext.ActeurRequis(), annulation), "L’invitation est renvoyée.", new(), annulation);

    private Task<ChoixDAcces> ChoixAsync(CancellationToken annulation) => choix.LireAsync(HttpContext.ActeurRequis(), annulation);

    private static bool EstAConfirmer(Resultat? resultat) => resultat?.Refus?.Code == AccorderAcces.AConfirmer;

    // Who ended a right of his own may no longer have access to this page.
    private Task<IActionResult> SuivreAsync(Guid id, Resultat? resultat, string succes, PersonneViewModel saisie, CancellationToken annulation) =>
        this.RepondreAsync(resultat, () => this.Suivre(id == HttpContext.ActeurRequis().CompteId ? LiensComptes.Compte : LiensAdministration.Personne(id), succes), () => PageAsync(id, saisie, annulation));

    private async Task<IActionResult> InvitationAsync(InvitationViewModel saisie, CancellationToken annulation)
    {
        saisie.Choix = await ChoixAsync(annulation);
        return View("Inviter", saisie);
    }

    private async Task<IActionResult> PageAsync(Guid id, PersonneViewModel saisie, CancellationToken annulation)
    {
        if (await personnes.UneAsync(id, HttpContext.ActeurRequis(), annulation) is not { } fiche)
        {
            return NotFound();
        }

        (saisie.Fiche, saisie.Maintenant, saisie.Choix, saisie.EstMoi) = (fiche, horloge.GetUtcNow(), await ChoixAsync(annulation), id == HttpContext.ActeurRequis().CompteId);
        return View("Personne", saisie);
    }
}

public sealed class ChoixDAccesQuery(FinanceursQuery financeurs, TerritoiresQuery territoires)
{
    public async Task<ChoixDAcces> LireAsync(Acteur acteur, CancellationToken annulation) => ChoixDAcces.Pour(
        acteur, await financeurs.ListeAsync(acteur, annulation), acteur.A(Role.Administrateur) ? (await territoires.ListeAsync(annulation)).Territoires : []);
}

using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Organisations;

[Reserve]
[Route("espace/organisations/{id:guid}/membres")]
public sealed class MembresController(OrganisationQuery organisations, GererLesMembres membres, DemanderARejoindre demandes, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Membres(Guid id, CancellationToken annulation) => VueAsync(id, new MembresViewModel(), annulation);

    [HttpPost("")]
    public async Task<IActionResult> Ajouter(Guid id, MembresViewModel saisie, CancellationToken annulation) =>
        await this.RepondreAsync(
            await membres.AjouterAsync(id, saisie.Courriel, saisie.Qualite, saisie.Version, HttpContext.ActeurRequis(), annulation),
            aDire => this.Suivre(LiensOrganisations.Membres(id), aDire),
            () => VueAsync(id, saisie, annulation));

    [HttpPost("{compteId:guid}/qualite")]
    public async Task<IActionResult> Qualifier(Guid id, Guid compteId, QualiteDeMembre qualite, int version, CancellationToken annulation) =>
        await RepondreAsync(id, await membres.QualifierAsync(id, compteId, qualite, version, HttpContext.ActeurRequis(), annulation), "La qualité de cette personne est changée. Un courriel l’en informe.", annulation);

    [HttpPost("{compteId:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, Guid compteId, int version, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        var retrait = await membres.RetirerAsync(id, compteId, version, acteur, annulation);
        return compteId == acteur.CompteId
            ? await PartirAsync(id, retrait, "Vous avez quitté l’organisation.", annulation)
            : await RepondreAsync(id, retrait, "Cette personne n’est plus membre de l’organisation. Un courriel l’en informe.", annulation);
    }

    [HttpPost("passer-la-main")]
    public async Task<IActionResult> PasserLaMain(Guid id, Guid? successeur, int version, CancellationToken annulation) =>
        await PartirAsync(
            id, await membres.PasserLaMainAsync(id, successeur ?? Guid.Empty, version, HttpContext.ActeurRequis(), annulation),
            "La main est passée, et vous avez quitté l’organisation. Les signataires en sont informés.", annulation);

    [HttpPost("demandes/{demandeId:guid}/admettre")]
    public async Task<IActionResult> Admettre(Guid id, Guid demandeId, QualiteDeMembre qualite, int version, CancellationToken annulation) =>
        await RepondreAsync(id, await demandes.AdmettreAsync(id, demandeId, qualite, version, HttpContext.ActeurRequis(), annulation), "La demande est acceptée. Un courriel en informe la personne.", annulation);

    [HttpPost("demandes/{demandeId:guid}/refuser")]
    public async Task<IActionResult> Refuser(Guid id, Guid demandeId, string? motif, CancellationToken annulation) =>
        await RepondreAsync(id, await demandes.RefuserAsync(id, demandeId, motif, HttpContext.ActeurRequis(), annulation), "La demande est refusée. Un courriel en donne le motif.", annulation);

    [HttpPost("invitations/{invitationId:guid}/relancer")]
    public async Task<IActionResult> RelancerLInvitation(Guid id, Guid invitationId, [FromServices] GererLesInvitations invitations, CancellationToken annulation) =>
        await RepondreAsync(id, await invitations.RelancerAsync(id, invitationId, HttpContext.ActeurRequis(), annulation), "L’invitation est renvoyée. Son délai repart d’aujourd’hui.", annulation);

    [HttpPost("invitations/{invitationId:guid}/annuler")]
    public async Task<IActionResult> AnnulerLInvitation(Guid id, Guid invitationId, [FromServices] GererLesInvitations invitations, CancellationToken annulation) =>
        await RepondreAsync(id, await invitations.AnnulerAsync(id, invitationId, HttpContext.ActeurRequis(), annulation), "L’invitation est annulée. Elle ne permet plus de rejoindre l’organisation.", annulation);

    private Task<IActionResult> RepondreAsync(Guid id, Resultat resultat, string succes, CancellationToken annulation) =>
        RepondreAsync(id, resultat, () => this.Suivre(LiensOrganisations.Membres(id), succes), annulation);

    // Who has left reads this organisation no more.
    private Task<IActionResult> PartirAsync(Guid id, Resultat resultat, string succes, CancellationToken annulation) =>
        RepondreAsync(id, resultat, () => this.Suivre(LiensDossiers.Espace, succes), annulation);

    private Task<IActionResult> RepondreAsync(Guid id, Resultat resultat, Func<IActionResult> fait, CancellationToken annulation)
    {
        // The forms of this page are several: what is refused is said in the summary.
        ModelState.Clear();
        return this.RepondreAsync(resultat.AuChamp(_ => ""), fait, () => VueAsync(id, new MembresViewModel(), annulation));
    }

    private async Task<IActionResult> VueAsync(Guid id, MembresViewModel vue, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await organisations.ChargerAsync(id, acteur, annulation) is not { } lue)
        {
            return NotFound();
        }

        (vue.Vue, vue.Moi, vue.EstSignataire, vue.Maintenant) = (lue, acteur.CompteId, acteur.EstSignataire(id), horloge.GetUtcNow());
        // A refused form keeps the version that its person saw only if nothing changed since: the new page shows the new members.
        ModelState.Remove(nameof(vue.Version));
        vue.Version = lue.Organisation.MembresVersion;
        return View("Membres", vue);
    }
}

public sealed class MembresViewModel
{
    [BindNever, ValidateNever]
    public OrganisationVue Vue { get; set; } = null!;

    [BindNever, ValidateNever]
    public Guid Moi { get; set; }

    [BindNever, ValidateNever]
    public bool EstSignataire { get; set; }

    [BindNever, ValidateNever]
    public DateTimeOffset Maintenant { get; set; }

    public int Version { get; set; }

    [Display(Name = "Adresse électronique de la personne")]
    public string? Courriel { get; set; }

    [Display(Name = "Que pourra faire cette personne ?")]
    public QualiteDeMembre Qualite { get; set; }
}

using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Partenaires;

/// <summary>The partners of a dossier for the organisation that leads. Their list and who is paid are a section of the dossier.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}/partenaires")]
public sealed class PartenairesController(DossierPorteurQuery dossiers, GererLesPartenaires partenaires, TimeProvider horloge) : Controller
{
    [HttpGet("inviter")]
    public Task<IActionResult> Inviter(Guid id, CancellationToken annulation) =>
        AfficherAsync(id, "Inviter", enTete => new InviterViewModel { Cle = Guid.CreateVersion7(), EnTete = enTete }, annulation);

    [HttpPost("inviter")]
    public async Task<IActionResult> Inviter(Guid id, InviterViewModel saisie, CancellationToken annulation)
    {
        var sort = await partenaires.InviterAsync(id, new PartenaireAInviter(saisie.Cle, saisie.Nom, saisie.Courriel, saisie.Siret), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            sort, () => this.Suivre(LiensPartenaires.DuDossier(id), $"L’invitation à « {saisie.Nom?.Trim()} » est partie par courriel."),
            () => AfficherAsync(id, "Inviter", enTete => { saisie.EnTete = enTete; return saisie; }, annulation));
    }

    [HttpPost("{partenaireId:guid}/relancer")]
    public async Task<IActionResult> Relancer(Guid id, Guid partenaireId, int version, CancellationToken annulation) =>
        await RepondreAsync(id, await partenaires.RelancerAsync(id, partenaireId, version, HttpContext.ActeurRequis(), annulation), "Un courriel de rappel est parti.");

    [HttpPost("{partenaireId:guid}/annuler")]
    public async Task<IActionResult> Annuler(Guid id, Guid partenaireId, int version, CancellationToken annulation) =>
        await RepondreAsync(id, await partenaires.AnnulerAsync(id, partenaireId, version, HttpContext.ActeurRequis(), annulation), "L’invitation est annulée. Un courriel en prévient la personne invitée.");

    [HttpGet("{partenaireId:guid}")]
    public Task<IActionResult> Part(Guid id, Guid partenaireId, CancellationToken annulation) =>
        AfficherAsync(id, "PartDuPartenaire", enTete => enTete.Dossier.Parts.FirstOrDefault(p => p.Partenaire.Id == partenaireId) is { } part ? new PartLueViewModel(enTete, part) : null, annulation);

    [HttpGet("{partenaireId:guid}/retirer")]
    public Task<IActionResult> Retirer(Guid id, Guid partenaireId, CancellationToken annulation) => ConfirmerAsync(id, partenaireId, new RetirerUnPartenaireViewModel(), annulation);

    [HttpPost("{partenaireId:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, Guid partenaireId, RetirerUnPartenaireViewModel saisie, CancellationToken annulation)
    {
        var sort = await partenaires.RetirerAsync(id, partenaireId, saisie.Version, saisie.Motif, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            sort, () => this.Suivre(LiensDossiers.Budget(id), "Le partenaire est retiré, un courriel lui en donne le motif. Sa part ne compte plus : vérifiez l’équilibre du budget."),
            () => ConfirmerAsync(id, partenaireId, saisie, annulation));
    }

    private Task<IActionResult> ConfirmerAsync(Guid id, Guid partenaireId, RetirerUnPartenaireViewModel saisie, CancellationToken annulation) => AfficherAsync(id, "RetirerUnPartenaire", enTete =>
    {
        if (enTete.Dossier.Parts.FirstOrDefault(p => p.Partenaire.Id == partenaireId && p.Partenaire.Participe) is not { } part)
        {
            return null;
        }

        (saisie.EnTete, saisie.Part) = (enTete, part);
        saisie.Version = saisie.Version == 0 ? part.Partenaire.Version : saisie.Version;
        return saisie;
    }, annulation);

    // Asked from the list, which has no field: it says why.
    private Task<IActionResult> RepondreAsync(Guid id, Resultat sort, string succes) =>
        this.RepondreAsync(sort, () => this.Suivre(LiensPartenaires.DuDossier(id), succes), () =>
        {
            TempData["Avertissement"] = sort.Refus!.Message;
            return Task.FromResult<IActionResult>(Redirect(LiensPartenaires.DuDossier(id)));
        });

    private async Task<IActionResult> AfficherAsync(Guid id, string vue, Func<EnTeteDossier, object?> modele, CancellationToken annulation) =>
        await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier && DepotDeDossier.Sections(dossier.Regles).Contains(SectionDossier.Partenaires)
        && modele(new EnTeteDossier(dossier, horloge.GetUtcNow())) is { } lu ? View(vue, lu) : NotFound();
}

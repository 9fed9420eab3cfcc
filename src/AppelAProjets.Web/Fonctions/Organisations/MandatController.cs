using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Web.Fonctions.Pieces;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>A person says by what right they act for an organisation; or takes over one that has no signataire left.</summary>
[Reserve]
[Route("espace/organisations/{id:guid}")]
public sealed class MandatController(OrganisationQuery organisations, EnvoyerMandat envoyer, IOptions<FichiersOptions> options) : Controller
{
    [HttpGet("mandat")]
    public async Task<IActionResult> Mandat(Guid id, string? retour, CancellationToken annulation) => await VueAsync(id, false, new MandatViewModel { Retour = Url.IsLocalUrl(retour) ? retour : null }, annulation);

    [HttpPost("mandat")]
    public Task<IActionResult> Mandat(Guid id, MandatViewModel saisie, CancellationToken annulation) => EnvoyerAsync(id, false, saisie, annulation);

    [HttpGet("reprendre")]
    public async Task<IActionResult> Reprendre(Guid id, CancellationToken annulation) => await VueAsync(id, true, new MandatViewModel(), annulation);

    [HttpPost("reprendre")]
    public Task<IActionResult> Reprendre(Guid id, MandatViewModel saisie, CancellationToken annulation) => EnvoyerAsync(id, true, saisie, annulation);

    [HttpGet("mandats/{mandatId:guid}/fichier")]
    public async Task<IActionResult> Fichier(Guid id, Guid mandatId, CancellationToken annulation) =>
        this.Telecharger(await organisations.FichierDuMandatAsync(id, mandatId, HttpContext.ActeurRequis(), annulation));

    private async Task<IActionResult> EnvoyerAsync(Guid id, bool reprise, MandatViewModel saisie, CancellationToken annulation)
    {
        await using var contenu = saisie.Fichier?.OpenReadStream();
        var resultat = await envoyer.ExecuterAsync(id, saisie.Saisie(), contenu is null ? null : (saisie.Fichier!.FileName, contenu), HttpContext.ActeurRequis(), annulation);
        var suite = Url.IsLocalUrl(saisie.Retour) ? saisie.Retour : reprise ? LiensOrganisations.Rejoindre(id) : LiensOrganisations.Organisation(id);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(suite, "Votre mandat est envoyé. Le secrétariat de l’appel à projets le vérifie ; vous recevrez un courriel."),
            () => VueAsync(id, reprise, saisie, annulation));
    }

    private async Task<IActionResult> VueAsync(Guid id, bool reprise, MandatViewModel vue, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await organisations.ARejoindreAsync(id, acteur, annulation) is not { } lue || (!reprise && !lue.EstMembre))
        {
            return NotFound();
        }

        (vue.Organisation, vue.Reprise, vue.MegaOctets) = (lue, reprise, options.Value.TailleMaximale / (1024 * 1024));
        if (reprise && !lue.EstAbandonnee)
        {
            return Redirect(LiensOrganisations.Rejoindre(id));
        }

        if (!reprise && HttpMethods.IsGet(Request.Method) && (await organisations.ChargerAsync(id, acteur, annulation))?.Organisation is { } organisation)
        {
            if (organisation.Mandat != EtatMandat.AVerifier || !acteur.EstSignataire(id))
            {
                TempData["Avertissement"] = organisation.Mandat == EtatMandat.Accepte ? "Le mandat de l’organisation est déjà vérifié : vous n’avez rien à envoyer." : "Un signataire envoie le mandat, quand l’organisation n’est pas contestée.";
                return Redirect(LiensOrganisations.Organisation(id));
            }

            (vue.Representant, vue.Fonction) = (organisation.Identite.Representant.NomComplet, organisation.Identite.Representant.Fonction);
        }

        return View("Mandat", vue);
    }
}

public sealed class MandatViewModel
{
    [BindNever, ValidateNever]
    public OrganisationARejoindre Organisation { get; set; } = null!;

    [BindNever, ValidateNever]
    public bool Reprise { get; set; }

    [BindNever, ValidateNever]
    public long MegaOctets { get; set; }

    /// <summary>Where the person was going; followed only when it is an address of this site.</summary>
    public string? Retour { get; set; }

    [Display(Name = "À quel titre agissez-vous ?")]
    public NatureMandat? Nature { get; set; }

    [Display(Name = "Nom et prénom du représentant légal")]
    public string? Representant { get; set; }

    [Display(Name = "Sa fonction")]
    public string? Fonction { get; set; }

    [Display(Name = "Attestation, procès-verbal ou pouvoir")]
    public IFormFile? Fichier { get; set; }

    [Display(Name = "Je certifie pouvoir agir au nom de cette organisation. Une fausse déclaration engage ma responsabilité.")]
    public bool Certifie { get; set; }

    public SaisieMandat Saisie() => new(Nature, Representant, Fonction, Certifie);
}

using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Web.Fonctions.Pieces;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace AppelAProjets.Web.Fonctions.Organisations;

[Reserve(Role.Secretariat)]
[Route("secretariat/organisations")]
public sealed class SecretariatOrganisationsController(OrganisationsDuSecretariatQuery organisations, OrganisationQuery fichiers, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Liste(string? recherche, EtatMandat? etat, int page = 1, CancellationToken annulation = default) =>
        await organisations.ListerAsync(recherche, etat, page, HttpContext.ActeurRequis(), annulation) is { } liste
            ? View("ListeDesOrganisations", new ListeDesOrganisationsViewModel(liste, recherche, etat, Math.Max(page, 1)))
            : NotFound();

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Fiche(Guid id, CancellationToken annulation) => VueAsync(id, new FicheDOrganisationViewModel(), annulation);

    [HttpPost("{id:guid}/mandat")]
    public async Task<IActionResult> Statuer(Guid id, FicheDOrganisationViewModel saisie, [FromServices] StatuerSurMandat statuer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid || saisie.Decision is not { } action ? null
            : await statuer.ExecuterAsync(id, new DecisionSurMandat(action, saisie.MandatId, saisie.Motif, saisie.Version), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensOrganisations.DuSecretariat(id), "La décision est enregistrée. Un courriel en informe les personnes concernées."),
            () => VueAsync(id, saisie, annulation));
    }

    [HttpGet("{id:guid}/mandats/{mandatId:guid}/fichier")]
    public async Task<IActionResult> Mandat(Guid id, Guid mandatId, CancellationToken annulation) =>
        this.Telecharger(await fichiers.FichierDuMandatAsync(id, mandatId, HttpContext.ActeurRequis(), annulation));

    [HttpGet("{id:guid}/pieces/{pieceId:guid}")]
    public async Task<IActionResult> Piece(Guid id, Guid pieceId, CancellationToken annulation) =>
        this.Telecharger(await fichiers.PieceAsync(id, pieceId, HttpContext.ActeurRequis(), annulation));

    private async Task<IActionResult> VueAsync(Guid id, FicheDOrganisationViewModel vue, CancellationToken annulation)
    {
        if (await organisations.FicheAsync(id, HttpContext.ActeurRequis(), annulation) is not { } fiche)
        {
            return NotFound();
        }

        (vue.Fiche, vue.Aujourdhui) = (fiche, HeureDeParis.Jour(horloge.GetUtcNow()));
        return View("FicheDOrganisation", vue);
    }
}

public sealed record ListeDesOrganisationsViewModel(ListeDesOrganisations Liste, string? Recherche, EtatMandat? Etat, int Page)
{
    public int Pages => Math.Max(1, (Liste.Nombre + OrganisationsDuSecretariatQuery.Taille - 1) / OrganisationsDuSecretariatQuery.Taille);

    public string Adresse(EtatMandat? etat, int page = 1) =>
        LiensOrganisations.AuSecretariat + $"?etat={etat}&page={page}" + (string.IsNullOrWhiteSpace(Recherche) ? "" : $"&recherche={Uri.EscapeDataString(Recherche)}");
}

public sealed class FicheDOrganisationViewModel
{
    [BindNever, ValidateNever]
    public FicheDOrganisation Fiche { get; set; } = null!;

    /// <summary>Day in Paris.</summary>
    [BindNever, ValidateNever]
    public DateOnly Aujourdhui { get; set; }

    public ActionMandat? Decision { get; set; }

    /// <summary>On which mandate; null for those of the signataires.</summary>
    public Guid? MandatId { get; set; }

    [Display(Name = "Motif, que liront les membres")]
    public string? Motif { get; set; }

    public int Version { get; set; }
}

public sealed record DecisionProposee(FicheDOrganisationViewModel Fiche, ActionMandat Decision, Guid? MandatId)
{
    /// <summary>This form was just refused: it stays open, with what was typed.</summary>
    public bool EstRefusee => Fiche.Decision == Decision && Fiche.MandatId == MandatId;

    public bool SansMotif => Decision == ActionMandat.Accepter;
}

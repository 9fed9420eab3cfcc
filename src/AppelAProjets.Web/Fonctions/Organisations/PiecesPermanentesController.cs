using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Web.Fonctions.Pieces;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Organisations;

[Reserve]
[Route("espace/organisations/{id:guid}/pieces")]
public sealed class PiecesPermanentesController(OrganisationQuery organisations, JoindrePiecePermanente joindre, IOptions<FichiersOptions> options, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Pieces(Guid id, TypeDePiecePermanente? type, CancellationToken annulation) => VueAsync(id, new PiecesPermanentesViewModel { Type = type }, annulation);

    [HttpPost("")]
    public async Task<IActionResult> Joindre(Guid id, PiecesPermanentesViewModel saisie, CancellationToken annulation)
    {
        await using var contenu = saisie.Fichier?.OpenReadStream();
        var resultat = !ModelState.IsValid ? null
            : await joindre.ExecuterAsync(id, saisie.Saisie(), contenu is null ? null : (saisie.Fichier!.FileName, contenu), HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensOrganisations.Pieces(id), $"{LibellesDOrganisation.Pour(saisie.Type!.Value)} : la nouvelle version est enregistrée."),
            () => VueAsync(id, saisie, annulation));
    }

    [HttpGet("{pieceId:guid}")]
    public async Task<IActionResult> Telecharger(Guid id, Guid pieceId, CancellationToken annulation) =>
        HttpContext.ActeurRequis().EstMembre(id) ? this.Telecharger(await organisations.PieceAsync(id, pieceId, HttpContext.ActeurRequis(), annulation)) : NotFound();

    [HttpPost("{pieceId:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, Guid pieceId, CancellationToken annulation)
    {
        var retrait = await joindre.RetirerAsync(id, pieceId, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            retrait.AuChamp(_ => ""),
            () => this.Suivre(LiensOrganisations.Pieces(id), "Cette version est retirée. Les dossiers déjà déposés la gardent."),
            () => VueAsync(id, new PiecesPermanentesViewModel(), annulation));
    }

    private async Task<IActionResult> VueAsync(Guid id, PiecesPermanentesViewModel vue, CancellationToken annulation)
    {
        if (await organisations.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } lue)
        {
            return NotFound();
        }

        (vue.Vue, vue.Aujourdhui, vue.MegaOctets) = (lue, HeureDeParis.Jour(horloge.GetUtcNow()), options.Value.TailleMaximale / (1024 * 1024));
        return View("PiecesPermanentes", vue);
    }
}

public sealed class PiecesPermanentesViewModel
{
    [BindNever, ValidateNever]
    public OrganisationVue Vue { get; set; } = null!;

    /// <summary>Day in Paris.</summary>
    [BindNever, ValidateNever]
    public DateOnly Aujourdhui { get; set; }

    [BindNever, ValidateNever]
    public long MegaOctets { get; set; }

    [Display(Name = "Document")]
    public TypeDePiecePermanente? Type { get; set; }

    [Display(Name = "Fichier")]
    public IFormFile? Fichier { get; set; }

    [Display(Name = "Date du document")]
    public DateOnly? DateDuDocument { get; set; }

    [Display(Name = "Valable jusqu’au")]
    public DateOnly? ExpireLe { get; set; }

    /// <summary>It has none.</summary>
    [Display(Name = "Sans date d’expiration")]
    public bool SansExpiration { get; set; }

    public SaisiePiecePermanente Saisie() => new(Type, DateDuDocument, ExpireLe, SansExpiration);
}

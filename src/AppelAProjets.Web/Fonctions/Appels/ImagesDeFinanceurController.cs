using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Web.Fonctions.Pieces;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class ImagesViewModel : PageDeFinanceurViewModel
{
    public override SectionAppel Section => SectionAppel.Contacts;

    [Display(Name = "Cette image est")]
    public NatureDImage Nature { get; set; }

    [Display(Name = "Image")]
    public IFormFile? Fichier { get; set; }

    [BindNever]
    public IReadOnlyList<ImageDeFinanceurRow> Images { get; set; } = [];

    public ImageDeFinanceurRow? Image(NatureDImage nature) => Images.FirstOrDefault(i => i.FinanceurId == FinanceurId && i.Nature == nature);

    public static IEnumerable<SelectListItem> Natures => Enum.GetValues<NatureDImage>().Select(n => new SelectListItem(ImageDeCourrier.Libelle(n), n.ToString()));
}

/// <summary>Logo and signature of a funder, printed in the letters of the call.</summary>
public sealed class ImagesDeFinanceurController(AppelsQuery appels, ImagesDeCourrierQuery images, ChangerImageDeCourrier changer) : SectionAppelController(appels)
{
    [HttpGet("{code}/financeurs/{financeurId:guid}/images")]
    public async Task<IActionResult> Images(string code, Guid financeurId)
    {
        var saisie = new ImagesViewModel { FinanceurId = financeurId };
        return await EntourerAsync(code, saisie) ? await PageAsync(code, "Images", _ => saisie) : NotFound();
    }

    [HttpPost("{code}/financeurs/{financeurId:guid}/images")]
    public async Task<IActionResult> Changer(string code, Guid financeurId, [FromForm] ImagesViewModel saisie)
    {
        saisie.FinanceurId = financeurId;
        if (!await EntourerAsync(code, saisie))
        {
            return NotFound();
        }

        if (saisie.Fichier is null)
        {
            ModelState.AddModelError(nameof(saisie.Fichier), "Choisissez d’abord une image sur votre appareil.");
        }

        await using var contenu = saisie.Fichier?.OpenReadStream() ?? Stream.Null;
        return await EnregistrerAsync(
            code, "Images", saisie, cible => changer.ExecuterAsync(cible, (financeurId, saisie.Nature), (saisie.Fichier!.FileName, contenu), Acteur, Annulation),
            "L’image est enregistrée : les courriers préparés à partir de maintenant la portent.", $"/financeurs/{financeurId}/images");
    }

    [HttpPost("{code}/financeurs/{financeurId:guid}/images/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid financeurId, [FromForm, Bind(nameof(ImagesViewModel.Version), nameof(ImagesViewModel.Nature))] ImagesViewModel saisie)
    {
        saisie.FinanceurId = financeurId;
        return await EntourerAsync(code, saisie)
            ? await EnregistrerAsync(
                code, "Images", saisie, cible => changer.RetirerAsync(cible, (financeurId, saisie.Nature), Acteur, Annulation),
                "L’image est retirée : les courriers préparés à partir de maintenant ne la portent plus.", $"/financeurs/{financeurId}/images")
            : NotFound();
    }

    [HttpGet("{code}/financeurs/{financeurId:guid}/images/{nature}/contenu")]
    public async Task<IActionResult> Image(string code, Guid financeurId, NatureDImage nature) =>
        ModelState.IsValid ? this.Montrer(await images.OuvrirAsync(code, financeurId, nature, Acteur, Annulation)) : NotFound();

    private async Task<bool> EntourerAsync(string code, ImagesViewModel saisie)
    {
        if (await ChargerAsync(code) is not { } complet || complet.Financeurs.All(f => f.Id != saisie.FinanceurId))
        {
            return false;
        }

        (saisie.Complet, saisie.Images) = (complet, await images.ListerAsync(complet.Id, Annulation));
        return true;
    }
}

using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Papier;
using AppelAProjets.Web.Fonctions.Papier;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.AppelsPublics;

/// <summary>The form of a published call, for everyone: a page and a PDF of one document.</summary>
[AllowAnonymous]
[Route("appels/{code}")]
public sealed class FormulaireController(AppelsPublicsQuery appels, IMoteurPdf moteur, TimeProvider horloge) : Controller
{
    [HttpGet("formulaire")]
    public async Task<IActionResult> Formulaire(string code, CancellationToken annulation) => await appels.ChargerAsync(code, annulation) is { } appel
        ? View("Formulaire", new FormulaireViewModel(appel.Code, appel.Titre, new HtmlString(RenduHtml.Rendre(ImprimeDuFormulaire.Composer(appel, horloge.GetUtcNow())))))
        : NotFound();

    [HttpGet("formulaire.pdf")]
    public async Task<IActionResult> Pdf(string code, CancellationToken annulation) => await appels.ChargerAsync(code, annulation) is { } appel
        ? this.PdfDe(moteur, ImprimeDuFormulaire.Composer(appel, horloge.GetUtcNow()), $"formulaire-{appel.Code}.pdf")
        : NotFound();
}

public sealed record FormulaireViewModel(string Code, string Titre, HtmlString Html);

using AppelAProjets.Application.Antecedents;

namespace AppelAProjets.Web.Fonctions.Antecedents;

/// <summary>On the sheet: what the project got the year before, which of them it goes on from, the way to the record of the organisation.</summary>
public sealed class AntecedentsDuDossierViewComponent(AntecedentsDuDossierQuery antecedents) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId) =>
        await antecedents.ChargerAsync(appelCode, dossierId, HttpContext.ActeurRequis(), HttpContext.RequestAborted) is { } lus ? View("/Fonctions/Antecedents/_AntecedentsDuDossier.cshtml", lus) : Content("");
}

/// <summary>At the top of the sheet: thresholds crossed, and what looks like the same request made twice.</summary>
public sealed class AvertissementsDuDossierViewComponent(AntecedentsDuDossierQuery antecedents) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId) =>
        await antecedents.ChargerAsync(appelCode, dossierId, HttpContext.ActeurRequis(), HttpContext.RequestAborted) is { } lus && lus.Seuils.Count + lus.Semblables.Count > 0
            ? View("/Fonctions/Antecedents/_AvertissementsDuDossier.cshtml", lus)
            : Content("");
}

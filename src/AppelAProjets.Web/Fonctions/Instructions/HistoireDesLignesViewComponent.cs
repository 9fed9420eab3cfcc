using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>On the sheet: what happened to the lines, as far as this person may see them.</summary>
public sealed class HistoireDesLignesViewComponent(HistoireDesLignesQuery histoires) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId) =>
        await histoires.ChargerAsync(appelCode, dossierId, HttpContext.ActeurRequis(), HttpContext.RequestAborted) is { } histoire
            ? View("/Fonctions/Instructions/_HistoireDesLignes.cshtml", histoire)
            : Content("");
}

using AppelAProjets.Application.Coinstruction;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>On the sheet: the meetings at which the dossier is examined, and what they said of it.</summary>
public sealed class AvisDeQuartierViewComponent(AvisDeQuartierQuery avis) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId) =>
        await avis.ListerAsync(appelCode, dossierId, HttpContext.ActeurRequis(), HttpContext.RequestAborted) is { Count: > 0 } lus
            ? View("/Fonctions/Coinstruction/_AvisDeQuartier.cshtml", new AvisDeQuartierViewModel(appelCode, lus))
            : Content("");
}

public sealed record AvisDeQuartierViewModel(string Code, IReadOnlyList<AvisDeQuartierLu> Avis);

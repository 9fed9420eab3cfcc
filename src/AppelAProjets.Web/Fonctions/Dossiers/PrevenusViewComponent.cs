using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Partenaires;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>On the page where a dossier, or the part of a partner, waits for a signature: who was told of it, and when.</summary>
public sealed class PrevenusViewComponent(PrevenusQuery prevenus) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(DossierPorteur dossier, PartenaireRow? partenaire = null) =>
        View("/Fonctions/Dossiers/_Prevenus.cshtml", partenaire is null
            ? await prevenus.DeSignerAsync(dossier, HttpContext.ActeurRequis(), HttpContext.RequestAborted)
            : await prevenus.DeLAccordAsync(partenaire, HttpContext.ActeurRequis(), HttpContext.RequestAborted));
}

using AppelAProjets.Application.Avis;

namespace AppelAProjets.Web.Fonctions.Avis;

/// <summary>On the sheet: the consultative opinions.</summary>
public sealed class AvisDuDossierViewComponent(AvisDuDossierQuery avis, TimeProvider horloge) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId)
    {
        var acteur = HttpContext.ActeurRequis();
        return await avis.ChargerAsync(appelCode, dossierId, acteur, HttpContext.RequestAborted) is { } dossier
            ? View("/Fonctions/Avis/_AvisDuDossier.cshtml", new AvisDuDossierViewModel(dossier, acteur, horloge.GetUtcNow())) : Content("");
    }
}

/// <summary>On the sheet, beside the dossier: the opinion of a référent or a délégué. Nothing for others.</summary>
public sealed class MonAvisConsultatifViewComponent(AvisDuDossierQuery avis, TimeProvider horloge) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId)
    {
        var acteur = HttpContext.ActeurRequis();
        if (!(acteur.A(Role.ReferentQuartier) || acteur.A(Role.DeleguePrefet)) || await avis.ChargerAsync(appelCode, dossierId, acteur, HttpContext.RequestAborted) is not { EstOuvert: true, MesVoix.Count: > 0 } dossier)
        {
            return Content("");
        }

        var page = new AvisDuDossierViewModel(dossier, acteur, horloge.GetUtcNow());
        return dossier.MesVoix is [var seule]
            ? View("/Fonctions/Avis/_MaVoix.cshtml", new MaVoixViewModel(page, seule, MonAvis.De(dossier, seule, HttpContext.Request.QueryString)))
            : View("/Fonctions/Avis/_MesVoix.cshtml", page);
    }
}

internal static class MonAvis
{
    // place: the filter and the rank of the sheet, to come back to it.
    public static MonAvisViewModel De(AvisDuDossier dossier, VoixDeQuartier voix, QueryString place) => new(
        LiensAvis.Rendre(dossier.AppelCode, dossier.Dossier.Id, voix.Role, voix.QuartierCode) + place, dossier.De(voix), AvisSaisie.De(dossier.De(voix)),
        "Les services qui instruisent le dossier le liront. Le porteur ne le voit pas.");
}

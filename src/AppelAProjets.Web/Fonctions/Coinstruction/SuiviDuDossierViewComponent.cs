using AppelAProjets.Application.Coinstruction;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

/// <summary>On the sheet: labels, assignment, réorientation and notes between agents. Nothing where the dossier does not exist for the reader.</summary>
public sealed class SuiviDuDossierViewComponent(SuiviDuDossierQuery suivis) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId) =>
        await suivis.ChargerAsync(appelCode, dossierId, HttpContext.ActeurRequis(), HttpContext.RequestAborted) is { } suivi
            ? View("/Fonctions/Coinstruction/_Suivi.cshtml", new SuiviViewModel(suivi, $"{Request.QueryString}", HttpContext.ActeurRequis().CompteId))
            : Content("");
}

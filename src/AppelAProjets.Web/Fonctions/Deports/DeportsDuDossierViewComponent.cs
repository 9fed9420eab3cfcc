using AppelAProjets.Application.Deports;

namespace AppelAProjets.Web.Fonctions.Deports;

/// <summary>On the sheet, for the Secrétariat: who stands down from the dossier. Nothing for anyone else.</summary>
public sealed class DeportsDuDossierViewComponent(DeportsQuery deports) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId)
    {
        var acteur = HttpContext.ActeurRequis();
        return acteur.A(Role.Secretariat)
            ? View("/Fonctions/Deports/_DeportsDuDossier.cshtml", new DeportsDuDossierViewModel(appelCode, await deports.DuDossierAsync(appelCode, dossierId, acteur, HttpContext.RequestAborted)))
            : Content("");
    }
}

public sealed record DeportsDuDossierViewModel(string AppelCode, IReadOnlyList<DeportRow> Deports);

using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>On the sheet, for an instructor whose funder is not asked: its line may be opened.</summary>
public sealed class OuvrirUneLigneViewComponent(LignesOuvrablesQuery ouvrables) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string appelCode, Guid dossierId)
    {
        var acteur = HttpContext.ActeurRequis();
        var financeurs = acteur.A(Role.Instructeur) ? await ouvrables.ChargerAsync(appelCode, dossierId, acteur, HttpContext.RequestAborted) : [];
        return financeurs.Count == 0 ? Content("") : View("/Fonctions/Instructions/_OuvrirUneLigne.cshtml", new OuvrirUneLigneViewModel(appelCode, dossierId, financeurs));
    }
}

public sealed record OuvrirUneLigneViewModel(string AppelCode, Guid DossierId, IReadOnlyList<FinanceurDAppel> Financeurs)
{
    public OuvertureSaisie Ouverture { get; } = new();
}

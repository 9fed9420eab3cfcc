using AppelAProjets.Application.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>What a published letter asks, with its dates, and what was answered; for the organisation, or for the agents.</summary>
public sealed class SuiteDuCourrierViewComponent(ReponseAuCourrierQuery suites) : ViewComponent
{
    /// <param name="appelCode">Null for the organisation.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid id, string? appelCode = null, PreuveSaisie? saisie = null)
    {
        var acteur = HttpContext.ActeurRequis();
        var suite = appelCode is null
            ? await suites.PourLePorteurAsync(id, acteur, HttpContext.RequestAborted)
            : await suites.PourLesAgentsAsync(appelCode, id, acteur, HttpContext.RequestAborted);
        return suite is null || (suite.Conditions.Count == 0 && !suite.EstAttendue && suite.Reponse is null) ? Content("") : View("/Fonctions/Courriers/_Suite.cshtml", new SuiteViewModel(suite, appelCode, saisie));
    }
}

public sealed record SuiteViewModel(SuiteDuCourrier Suite, string? AppelCode, PreuveSaisie? Saisie)
{
    public string? Preuve => Saisie?.Preuve;
}

/// <param name="DemandeId">The condition whose form was sent.</param>
public sealed record PreuveSaisie(Guid DemandeId, string? Preuve);

using AppelAProjets.Application.Phrases;
using AppelAProjets.Domain.Phrases;

namespace AppelAProjets.Web.Fonctions.Phrases;

/// <summary>Under a field of the committee: the phrases of the call, each put in the field by one press.</summary>
public sealed class PhrasesTypesViewComponent(PhrasesQuery phrases) : ViewComponent
{
    /// <param name="cible">Id of the field.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid appelId, UsageDePhrase usage, string cible)
    {
        var lues = await phrases.PourAsync(appelId, usage, HttpContext.RequestAborted);
        return lues.Count == 0 ? Content("") : View("/Fonctions/Phrases/_PhrasesTypes.cshtml", new PhrasesPourUnChamp(lues, cible));
    }
}

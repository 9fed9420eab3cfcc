using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>Views stand beside their controller: <c>/Fonctions/&lt;last namespace segment&gt;/&lt;Name&gt;.cshtml</c>, then <c>/Fonctions/Partage</c>.</summary>
public sealed class EmplacementsDesVues : IViewLocationExpander
{
    private const string Dossier = "dossier";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var espace = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace;
        context.Values[Dossier] = espace?[(espace.LastIndexOf('.') + 1)..] ?? "Partage";
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        return [$"/Fonctions/{context.Values[Dossier]}/{{0}}.cshtml", "/Fonctions/Partage/{0}.cshtml"];
    }
}

using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace AppelAProjets.Web.Securite;

/// <summary>The page to come back to when a sent form found no session, or a token that is no longer valid: an address that only takes POST shows nothing.</summary>
public sealed class PageDuFormulaire(LinkParser adresses)
{
    /// <summary>The page that sent the form; else the nearest page above the address that it was sent to.</summary>
    public string Trouver(HttpContext context)
    {
        var envoi = context.Request;
        if (envoi.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page && page.Authority == envoi.Host.Value && EstUnePage(page.AbsolutePath))
        {
            return page.PathAndQuery;
        }

        // An error page is the same request, run again at another address.
        var adresse = context.Features.Get<IStatusCodeReExecuteFeature>() is { } erreur ? erreur.OriginalPath + erreur.OriginalQueryString : envoi.Path + envoi.QueryString;
        var chemin = adresse.Split('?')[0];
        while (chemin.Length > 1 && !EstUnePage(chemin))
        {
            chemin = chemin[..chemin.LastIndexOf('/')];
        }

        return chemin.Length <= 1 ? "/" : adresse.Split('?')[0] == chemin ? adresse : chemin;
    }

    private bool EstUnePage(string chemin) => adresses.ParsePathByAddress(Pages.Toutes, chemin) is not null;

    /// <summary>What the parser of routes looks among: the pages of the house, by GET.</summary>
    public sealed class Pages(EndpointDataSource source) : IEndpointAddressScheme<Pages.Adresse>
    {
        public static readonly Adresse Toutes = new();

        public IEnumerable<Endpoint> FindEndpoints(Adresse address) => source.Endpoints.Where(e =>
            e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true);

        public sealed class Adresse;
    }
}

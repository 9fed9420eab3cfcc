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

        var (demande, requete) = Demandee(context);
        var chemin = demande;
        while (chemin.Length > 1 && !EstUnePage(chemin))
        {
            chemin = chemin[..chemin.LastIndexOf('/')];
        }

        return chemin.Length <= 1 ? "/" : new PathString(chemin).ToUriComponent() + (demande == chemin ? requete : "");
    }

    /// <summary>Whether forms are sent to the address of that request and no page is shown there.</summary>
    public bool NePrendQuUnFormulaire(HttpContext context) =>
        Demandee(context).Chemin is var chemin && !EstUnePage(chemin) && adresses.ParsePathByAddress(Pages.Envois, chemin) is not null;

    // An error page is the same request, run again at another address.
    private static (string Chemin, string? Requete) Demandee(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is { } erreur
        ? (erreur.OriginalPath, erreur.OriginalQueryString) : (context.Request.Path.Value ?? "", context.Request.QueryString.Value);

    private bool EstUnePage(string chemin) => adresses.ParsePathByAddress(Pages.Toutes, chemin) is not null;

    /// <summary>What the parser of routes looks among: the addresses of the house that take a method.</summary>
    public sealed class Pages(EndpointDataSource source) : IEndpointAddressScheme<Pages.Adresse>
    {
        public static readonly Adresse Toutes = new(HttpMethods.Get);
        public static readonly Adresse Envois = new(HttpMethods.Post);

        public IEnumerable<Endpoint> FindEndpoints(Adresse address) => source.Endpoints.Where(e =>
            e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(address.Methode) == true);

        public sealed record Adresse(string Methode);
    }
}

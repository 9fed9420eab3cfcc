using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace AppelAProjets.Web.Fonctions.Partage.Conflits;

/// <summary>Reads a page of the house again within a request, as the same person would by its address: the whole pipeline runs, so that nothing else is shown to anybody.</summary>
public sealed class PageRelue(IServiceScopeFactory portees)
{
    private RequestDelegate? _suite;

    /// <summary>What runs after this place in the pipeline: before routing and sign-in.</summary>
    public RequestDelegate Suivre(RequestDelegate suite) => _suite = suite;

    /// <summary>Null when that address shows no page.</summary>
    public async Task<IHtmlDocument?> LireAsync(HttpContext context, string adresse)
    {
        var decoupee = adresse.Split('?', 2);
        using var corps = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = context.Request.Scheme,
            Path = decoupee[0],
            QueryString = decoupee.Length > 1 ? "?" + decoupee[1] : "",
            Headers = new HeaderDictionary
            {
                [HeaderNames.Host] = context.Request.Headers.Host, [HeaderNames.Cookie] = context.Request.Headers.Cookie,
            },
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(corps));
        features.Set(context.Features.Get<IHttpConnectionFeature>());
        features.Set(context.Features.Get<IHttpRequestLifetimeFeature>());
        await using var portee = portees.CreateAsyncScope();
        var relue = new DefaultHttpContext(features) { RequestServices = portee.ServiceProvider };
        await _suite!(relue);
        await relue.Response.CompleteAsync();
        if (relue.Response.StatusCode != StatusCodes.Status200OK)
        {
            return null;
        }

        corps.Position = 0;
        return await new HtmlParser().ParseDocumentAsync(corps, context.RequestAborted);
    }
}

using Microsoft.Net.Http.Headers;

namespace AppelAProjets.Web.Securite;

/// <summary>Adds the security headers to every answer, errors included, and forbids storing the pages of a signed-in person.</summary>
public sealed class EnTetesDeSecuriteMiddleware(RequestDelegate suite)
{
    /// <summary>Runs the rest of the pipeline; headers are set when the answer starts, because the error handler clears earlier ones.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Ajouter, context);
        return suite(context);
    }

    private static Task Ajouter(object etat)
    {
        var context = (HttpContext)etat;
        var headers = context.Response.Headers;
        var politique = context.Features.Get<PolitiqueDeContenu>() ?? PolitiqueDeContenu.Page;
        headers.ContentSecurityPolicy = politique.Csp;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = politique.Cadre;
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.User.Identity?.IsAuthenticated == true && !EstUnFichierStatique(context))
            headers[HeaderNames.CacheControl] = "no-store";
        return Task.CompletedTask;
    }

    private static bool EstUnFichierStatique(HttpContext context) => context.Request.Path.StartsWithSegments("/dist");
}

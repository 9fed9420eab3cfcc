using AppelAProjets.Application.Pieces;
using AppelAProjets.Web.Exploitation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>Reads the whole form of a porteur's request and notes the instant: a deposit counts when its complete request has arrived.</summary>
public sealed class ReceptionMiddleware(RequestDelegate suite, TimeProvider horloge, IOptions<FichiersOptions> fichiers)
{
    /// <summary>Runs after authentication, before anything reads the form.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.Path.StartsWithSegments("/espace", StringComparison.OrdinalIgnoreCase))
        {
            // Kestrel's own limit may have been lowered by an endpoint: here it is the one of the files.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limite)
            {
                limite.MaxRequestBodySize = Frontal.Limite(fichiers.Value);
            }

            if (await LireAsync(context) is { } refus)
            {
                // The error page is reached with this very request: it must not read the broken form again.
                context.Request.Form = FormCollection.Empty;
                context.Response.StatusCode = refus;
                return;
            }

            context.Items[typeof(ReceptionMiddleware)] = horloge.GetUtcNow();
        }

        await suite(context);
    }

    private static async Task<int?> LireAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException erreur)
        {
            return erreur.StatusCode;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (IOException)
        {
            // The connection was cut, or the body ended before its last boundary.
            return StatusCodes.Status400BadRequest;
        }
    }
}

public static class ReceptionExtensions
{
    /// <summary>When the complete request had arrived, UTC.</summary>
    public static DateTimeOffset RecuLe(this HttpContext context) => context.Items[typeof(ReceptionMiddleware)] is DateTimeOffset le
        ? le
        : throw new InvalidOperationException("Only a posted form under /espace has an instant of reception.");
}

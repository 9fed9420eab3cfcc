using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace AppelAProjets.Web.Securite;

/// <summary>Where browsers report what the content security policy blocked: one line in the log each.</summary>
public static partial class RapportsCsp
{
    public const string Adresse = "/rapports-csp";

    /// <summary>Policy: reports of one network address; a page gone wrong sends a few, a loop fills no log.</summary>
    public const string Limite = "rapports";

    public const int ParMinute = 30;

    private const int TailleLue = 4096;
    private const int TailleMaximale = 64 * 1024;

    /// <summary>Anyone may post to it: it keeps the first bytes only, on one line, and stores nothing.</summary>
    public static void MapRapportsCsp(this WebApplication app) => app.MapPost(Adresse, Recevoir).AllowAnonymous().RequireRateLimiting(Limite);

    private static async Task<IResult> Recevoir(HttpRequest request, ILogger<EnTetesDeSecuriteMiddleware> log, CancellationToken annulation)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } borne)
        {
            borne.MaxRequestBodySize = TailleMaximale;
        }

        var tampon = new byte[TailleLue];
        var lus = await request.Body.ReadAtLeastAsync(tampon, TailleLue, throwOnEndOfStream: false, annulation);
        Violation(log, EnUneLigne(Encoding.UTF8.GetString(tampon, 0, lus)));
        return Results.NoContent();
    }

    /// <summary>Nothing of a text that comes from anyone moves the cursor of a console or begins a line of the log.</summary>
    public static string EnUneLigne(string texte) => TexteAdmis.Retirer(texte).ReplaceLineEndings(" ").Replace('\t', ' ').Replace('\r', ' ');

    [LoggerMessage(Level = LogLevel.Warning, Message = "CSP report: {Rapport}")]
    private static partial void Violation(ILogger log, string rapport);
}

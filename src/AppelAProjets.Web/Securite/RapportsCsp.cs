using System.Text;

namespace AppelAProjets.Web.Securite;

/// <summary>Where browsers report what the content security policy blocked: one line in the log each.</summary>
public static partial class RapportsCsp
{
    public const string Adresse = "/rapports-csp";

    private const int TailleMaximale = 4096;

    /// <summary>Anyone may post to it: it keeps the first bytes only and stores nothing.</summary>
    public static void MapRapportsCsp(this WebApplication app) => app.MapPost(Adresse, Recevoir).AllowAnonymous();

    private static async Task<IResult> Recevoir(HttpRequest request, ILogger<EnTetesDeSecuriteMiddleware> log, CancellationToken annulation)
    {
        var tampon = new byte[TailleMaximale];
        var lus = await request.Body.ReadAtLeastAsync(tampon, TailleMaximale, throwOnEndOfStream: false, annulation);
        Violation(log, Encoding.UTF8.GetString(tampon, 0, lus).ReplaceLineEndings(" "));
        return Results.NoContent();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "CSP report: {Rapport}")]
    private static partial void Violation(ILogger log, string rapport);
}

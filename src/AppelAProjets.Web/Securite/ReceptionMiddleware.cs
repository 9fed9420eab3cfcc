using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace AppelAProjets.Web.Securite;

/// <summary>
/// Reads every form, in one place, once it is known who sends it: what cannot be read is a refusal with its page, never an exception of an action; its texts pass the gate;
/// and the instant is noted, because a deposit counts when its complete request has arrived.
/// </summary>
public sealed partial class ReceptionMiddleware(RequestDelegate suite, TimeProvider horloge, ILogger<ReceptionMiddleware> log)
{
    // COR_E_IO: an IOException that .NET makes with a message alone.
    private const int SansCodeDuSysteme = unchecked((int)0x80131620);

    /// <summary>Runs after authentication, before anything reads the form.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && await RecevoirAsync(context) is var (code, raison))
        {
            Refusee(log, code, raison);
            context.Response.StatusCode = code;
            return;
        }

        await suite(context);
    }

    private async Task<(int Code, string Raison)?> RecevoirAsync(HttpContext context)
    {
        var requete = context.Request;
        // An error page is reached with the request that failed: it reads no form again.
        if (!HttpMethods.IsPost(requete.Method) || EstUneErreur(context) || !context.GetEndpoint()!.Metadata.GetOrderedMetadata<ReserveAttribute>().All(r => r.Permet(context.Acteur())))
        {
            if (requete.HasFormContentType && context.Features.Get<IFormFeature>()?.Form is null)
            {
                requete.Form = FormCollection.Empty;
            }

            return null;
        }

        // Only where files are sent may a request be as large as one.
        if (!TailleDesFormulaires.RecoitDesFichiers(context.GetEndpoint()!.Metadata.GetMetadata<ControllerActionDescriptor>()!))
        {
            if (requete.ContentLength > TailleDesFormulaires.SansFichier)
            {
                requete.Form = FormCollection.Empty;
                return (StatusCodes.Status413PayloadTooLarge, "no file is expected");
            }

            // A body that does not say its length.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limite)
            {
                limite.MaxRequestBodySize = TailleDesFormulaires.SansFichier;
            }
        }

        var refus = await LireAsync(context);
        if (refus is not null)
        {
            requete.Form = FormCollection.Empty;
        }

        context.Items[typeof(ReceptionMiddleware)] = horloge.GetUtcNow();
        return refus;
    }

    private static bool EstUneErreur(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static async Task<(int Code, string Raison)?> LireAsync(HttpContext context)
    {
        var requete = context.Request;
        if (!requete.HasFormContentType)
        {
            requete.Form = FormCollection.Empty;
            var attendu = context.GetEndpoint()!.Metadata.GetMetadata<ConsumesAttribute>() is not null;
            return !attendu && (requete.ContentType is not null || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true) ? (StatusCodes.Status415UnsupportedMediaType, "not a form") : null;
        }

        try
        {
            var lu = await requete.ReadFormAsync(context.RequestAborted);
            requete.Form = Admission.Admettre(lu);
            return Admission.NommeSesRangs(requete.Form.Keys) ? (StatusCodes.Status400BadRequest, "names of elements") : null;
        }
        catch (Exception erreur) when ((context.RequestAborted.IsCancellationRequested && erreur is IOException ? StatusCodes.Status400BadRequest : Code(erreur)) is { } code)
        {
            return (code, erreur.Message);
        }
    }

    /// <summary>What an exception says of the request that caused it; null for a failure of ours.</summary>
    public static int? Code(Exception erreur) => erreur switch
    {
        BadHttpRequestException mauvaise => mauvaise.StatusCode,
        // Too many keys, too long, no boundary; or the connection was cut, or the body ended before its last boundary. What the disk says (full, read-only) has a code of the system.
        InvalidDataException or IOException { HResult: SansCodeDuSysteme } => StatusCodes.Status400BadRequest,
        // A charset that nobody decodes any more.
        NotSupportedException => StatusCodes.Status415UnsupportedMediaType,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request refused, {Code}: {Raison}")]
    private static partial void Refusee(ILogger log, int code, string raison);
}

public static class ReceptionExtensions
{
    /// <summary>When the complete request had arrived, UTC.</summary>
    public static DateTimeOffset RecuLe(this HttpContext context) => context.Items[typeof(ReceptionMiddleware)] is DateTimeOffset le
        ? le
        : throw new InvalidOperationException("Only a posted form has an instant of reception.");
}

using Microsoft.AspNetCore.Diagnostics;

namespace AppelAProjets.Web.Securite;

/// <summary>A request that the server itself could not read, wherever that was found: its code and its page, not a failure of ours.</summary>
public sealed partial class DemandeIllisibleHandler(ILogger<DemandeIllisibleHandler> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException illisible)
        {
            return ValueTask.FromResult(false);
        }

        Refusee(log, illisible.StatusCode, illisible.Message);
        httpContext.Response.StatusCode = illisible.StatusCode;
        return ValueTask.FromResult(true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request refused, {Code}: {Raison}")]
    private static partial void Refusee(ILogger log, int code, string raison);
}

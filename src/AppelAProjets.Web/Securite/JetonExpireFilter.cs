using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AppelAProjets.Web.Securite;

/// <summary>Marks a refusal of the antiforgery token, so that the 400 page tells how to go on instead of speaking of a bad address.</summary>
public sealed class JetonExpireFilter : IAlwaysRunResultFilter
{
    public const string Cle = "JetonExpire";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[Cle] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

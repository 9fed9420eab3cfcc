using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AppelAProjets.Web.Securite;

/// <summary>Marks a refusal of the antiforgery token with the page that holds the form, so that the 400 page tells how to go on instead of speaking of a bad address.</summary>
public sealed class JetonExpireFilter(PageDuFormulaire pages) : IAlwaysRunResultFilter
{
    public const string Cle = "JetonExpire";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[Cle] = pages.Trouver(context.HttpContext);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>Tells the page that follows an accepted form which one it was: what the browser kept of it (<c>garde.js</c>) can be forgotten. A refusal says nothing, and the text stays.</summary>
public sealed class AccuseDeSaisieFilter(ITempDataDictionaryFactory messages) : IResultFilter
{
    /// <summary>Field of the form, then key of the message: the name that the browser gave to what was typed.</summary>
    public const string Cle = "_saisie";

    /// <summary>Key beside a warning that only remarks on what was kept.</summary>
    public const string Gardee = "_gardee";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var requete = context.HttpContext.Request;
        if (context.Result is not (RedirectResult or LocalRedirectResult or RedirectToActionResult) || !HttpMethods.IsPost(requete.Method))
        {
            return;
        }

        var message = messages.GetTempData(context.HttpContext);
        var gardee = message.Remove(Gardee);
        if ((gardee || !message.ContainsKey("Avertissement")) && context.HttpContext.Features.Get<IFormFeature>()?.Form?[Cle].ToString() is { Length: > 0 and <= 64 } saisie)
        {
            message[Cle] = saisie;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

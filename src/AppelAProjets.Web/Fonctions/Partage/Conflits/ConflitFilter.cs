using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AppelAProjets.Web.Fonctions.Partage.Conflits;

/// <summary>
/// The page that answers a conflict says, without any script, what is recorded beside what was typed, and takes the version now seen: sent again, it is a choice.
/// With scripts, garde.js tells it beside each field.
/// </summary>
public sealed class ConflitFilter(PageRelue pages, PageDuFormulaire adresses) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is not ViewResult { ViewData: { } donnees } || donnees["Conflit"] is not true)
        {
            await next();
            return;
        }

        var (http, reponse) = (context.HttpContext, context.HttpContext.Response);
        var sortie = reponse.Body;
        using var page = new MemoryStream();
        reponse.Body = page;
        try
        {
            await next();
        }
        finally
        {
            reponse.Body = sortie;
        }

        var html = Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length);
        var adresse = adresses.Trouver(http);
        if (await pages.LireAsync(http, adresse) is { } lue)
        {
            html = ComparaisonDesTextes.Ajouter(html, lue, adresse.Split('?')[0], http.Request);
        }

        await reponse.WriteAsync(html, http.RequestAborted);
    }
}

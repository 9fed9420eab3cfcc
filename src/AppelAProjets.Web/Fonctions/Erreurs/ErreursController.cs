using AppelAProjets.Application.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Erreurs;

/// <summary>Error pages, reached by re-execution of the failed request, whatever its method.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErreursController(IOptions<FichiersOptions> fichiers) : Controller
{
    [Route("/erreur/{code:int}")]
    [ResponseCache(NoStore = true)]
    public IActionResult Erreur(int code, [FromServices] PageDuFormulaire pages)
    {
        // An address that only takes a form, read from a bookmark or the address bar after a refusal: the page that holds the form.
        if (code is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed && HttpMethods.IsGet(Request.Method) && pages.NePrendQuUnFormulaire(HttpContext))
        {
            return Redirect(pages.Trouver(HttpContext));
        }

        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        return View(ErreurViewModel.Pour(Response.StatusCode, HttpContext.Items[JetonExpireFilter.Cle] as string, HttpContext.TraceIdentifier, fichiers.Value.TailleMaximale));
    }
}

using AppelAProjets.Application.Validations;

namespace AppelAProjets.Web.Fonctions.Validations;

/// <summary>On the tab of a Valideur: how many proposals await.</summary>
public sealed class NombreAValiderViewComponent(ValidationsQuery validations) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var nombre = await validations.CompterAsync(HttpContext.ActeurRequis(), HttpContext.RequestAborted);
        return nombre == 0 ? Content("") : Content($" ({nombre})");
    }
}

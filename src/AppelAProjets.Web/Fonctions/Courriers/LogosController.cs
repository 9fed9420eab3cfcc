using AppelAProjets.Application.Courriers;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>The logos that letters show as pages.</summary>
[Reserve]
public sealed class LogosController(ImagesDeCourrierQuery images) : Controller
{
    [HttpGet("/courriers/logos/{empreinte}")]
    public async Task<IActionResult> Logo(string empreinte, CancellationToken annulation) => this.Montrer(await images.LogoAsync(empreinte, annulation));
}

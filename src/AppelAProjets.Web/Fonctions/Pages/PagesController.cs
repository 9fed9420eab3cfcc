using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Pages;

[AllowAnonymous]
public sealed class PagesController : Controller
{
    [HttpGet("/accessibilite")]
    public ViewResult Accessibilite() => View();

    [HttpGet("/mentions-legales")]
    public ViewResult MentionsLegales() => View();

    [HttpGet("/donnees-personnelles")]
    public ViewResult DonneesPersonnelles() => View();

    [HttpGet("/aide")]
    public ViewResult Aide() => View();

    [HttpGet("/securite")]
    public ViewResult Securite() => View();

    [HttpGet("/robots.txt")]
    public ContentResult Robots() => Content(TextesPourLesMachines.Robots);

    /// <summary>RFC 9116.</summary>
    [HttpGet("/.well-known/security.txt")]
    public ContentResult SecurityTxt([FromServices] IOptions<InstanceOptions> instance, [FromServices] IOptions<LiensOptions> liens, [FromServices] TimeProvider horloge) =>
        Content(TextesPourLesMachines.Securite(instance.Value, liens.Value, horloge.GetUtcNow()));
}

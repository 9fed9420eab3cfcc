using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>Probe of the host: every text of a request, by each of the ways to read it.</summary>
[Route("echo"), IgnoreAntiforgeryToken]
public sealed class EchoController : Controller
{
    [HttpPost("formulaire/{mot}")]
    public JsonResult Formulaire(string mot, string? texte, [FromQuery] string? q, IFormFile? fichier, [FromForm] Dictionary<string, string> paires) => Json(new[]
    {
        mot, texte, q, fichier?.FileName, Request.Path.Value, Request.RouteValues["mot"]?.ToString(), Request.Query["q"].ToString(), Request.Form["texte"].ToString(),
        Request.Form.Files.GetFile("fichier")?.FileName, string.Join(' ', Request.Query.Keys.Concat(Request.Form.Keys).Concat(paires.Keys)),
    });

    [HttpPost("json"), Consumes("application/json")]
    public IActionResult Corps([FromBody] Dictionary<string, string[]>? corps) =>
        corps is null ? BadRequest() : Json(corps.Select(c => c.Key + c.Value[0]));
}

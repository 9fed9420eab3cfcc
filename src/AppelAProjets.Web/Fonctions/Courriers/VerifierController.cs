using AppelAProjets.Application.Courriers;
using Microsoft.AspNetCore.Authorization;

namespace AppelAProjets.Web.Fonctions.Courriers;

[AllowAnonymous]
public sealed class VerifierController(VerifierCourrierQuery courriers) : Controller
{
    /// <summary>Says that the letter was published here; no name, opinion or amount.</summary>
    [HttpGet("/verifier/{numero}")]
    public async Task<IActionResult> Verifier(string numero, CancellationToken annulation) =>
        await courriers.ChargerAsync(numero, annulation) is { } courrier ? View("Verifier", courrier) : NotFound();
}

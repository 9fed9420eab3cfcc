using System.Security.Cryptography;
using AppelAProjets.Application.Courriers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>Says whether a letter, or its file, is one that was published here; no name, opinion or amount. Its number alone says only that it exists.</summary>
[AllowAnonymous]
[Route(LiensCourriers.VerifierUnCourrier)]
public sealed class VerifierController(VerifierCourrierQuery courriers) : Controller
{
    [HttpGet("")]
    public IActionResult Demander() => View("Verifier", new VerifierViewModel(null, new VerificationSaisie()));

    [HttpGet("{numero}"), EnableRateLimiting(ComptesServices.LimiteDesVerifications)]
    public Task<IActionResult> Connaitre(string numero, CancellationToken annulation) => RepondreAsync(new VerificationSaisie { Numero = numero }, null, annulation);

    [HttpGet("{numero}/{code}"), EnableRateLimiting(ComptesServices.LimiteDesVerifications)]
    public Task<IActionResult> Verifier(string numero, string code, CancellationToken annulation) => RepondreAsync(new VerificationSaisie { Numero = numero, Code = code }, null, annulation);

    /// <summary>A file, or its hash when the page could make it: the file then never leaves the browser. It is read and forgotten.</summary>
    [HttpPost(""), EnableRateLimiting(ComptesServices.LimiteDesVerifications)]
    public async Task<IActionResult> Comparer([FromForm(Name = "Saisie")] VerificationSaisie saisie, CancellationToken annulation)
    {
        if (string.IsNullOrWhiteSpace(saisie.Numero))
        {
            ModelState.AddModelError("Saisie.Numero", "Indiquez le numéro du courrier.");
        }

        var empreinte = saisie.Empreinte;
        if (saisie.Fichier is { Length: > 0 } fichier)
        {
            await using var contenu = fichier.OpenReadStream();
            empreinte = Convert.ToHexStringLower(await SHA256.HashDataAsync(contenu, annulation));
        }

        return await RepondreAsync(saisie, empreinte, annulation);
    }

    private async Task<IActionResult> RepondreAsync(VerificationSaisie saisie, string? empreinte, CancellationToken annulation) =>
        View("Verifier", new VerifierViewModel(string.IsNullOrWhiteSpace(saisie.Numero) ? null : await courriers.ChargerAsync(saisie.Numero, saisie.Code, empreinte, annulation), saisie));
}

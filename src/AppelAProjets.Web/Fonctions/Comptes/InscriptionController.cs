using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>Creating an account and choosing a password through links received by mail. A link is only looked at by GET: mail filters open them.</summary>
[AllowAnonymous, EnableRateLimiting(ComptesServices.LimiteParAdresse)]
public sealed class InscriptionController(Inscrire inscrire, ConfirmerCourriel confirmer, DemanderMotDePasse demander, ChoisirMotDePasse choisir) : Controller
{
    [HttpGet("/inscription")]
    public ViewResult Inscription() => View(new InscriptionViewModel());

    [HttpPost("/inscription")]
    public async Task<IActionResult> Inscription(InscriptionViewModel saisie, CancellationToken annulation) =>
        await this.RepondreAsync(
            ModelState.IsValid ? await inscrire.ExecuterAsync(saisie.Saisie(), annulation) : null, () => RedirectToAction(nameof(Faite)), () => Task.FromResult<IActionResult>(View(saisie)));

    /// <summary>What to do now; the same for a known address.</summary>
    [HttpGet("/inscription/faite")]
    public ViewResult Faite() => View("InscriptionFaite");

    [HttpGet("/confirmer")]
    public ViewResult Confirmer(Guid compte, string? jeton) => View(new LienViewModel { Compte = compte, Jeton = jeton });

    [HttpPost("/confirmer")]
    public async Task<IActionResult> Confirmer(LienViewModel lien, CancellationToken annulation)
    {
        var resultat = await confirmer.ExecuterAsync(lien.Compte, lien.Jeton, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComptes.Connexion, "Votre adresse est confirmée : connectez-vous."), () => Task.FromResult<IActionResult>(View(lien)));
    }

    [HttpGet("/mot-de-passe")]
    public ViewResult Oubli() => View("MotDePasseOublie", new OubliViewModel());

    [HttpPost("/mot-de-passe")]
    public async Task<IActionResult> Oubli(OubliViewModel saisie, CancellationToken annulation)
    {
        var resultat = await demander.ExecuterAsync(saisie.Courriel, annulation);
        return await this.RepondreAsync(resultat, () => RedirectToAction(nameof(Envoye)), () => Task.FromResult<IActionResult>(View("MotDePasseOublie", saisie)));
    }

    [HttpGet("/mot-de-passe/envoye")]
    public ViewResult Envoye() => View("MotDePasseEnvoye");

    [HttpGet("/mot-de-passe/choisir")]
    public async Task<ViewResult> Choisir(Guid compte, string? jeton) =>
        await choisir.EstValableAsync(compte, jeton) ? View("MotDePasseChoisir", new LienViewModel { Compte = compte, Jeton = jeton }) : View("LienPerime");

    [HttpPost("/mot-de-passe/choisir")]
    public async Task<IActionResult> Choisir(LienViewModel lien, CancellationToken annulation)
    {
        var resultat = await choisir.ExecuterAsync(lien.Compte, lien.Jeton, lien.MotDePasse, annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensComptes.Connexion, "Votre mot de passe est enregistré : connectez-vous."),
            () => Task.FromResult<IActionResult>(View("MotDePasseChoisir", lien)));
    }
}

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
    public async Task<IActionResult> Inscription(InscriptionViewModel saisie, CancellationToken annulation)
    {
        ModelState.Ajouter(await inscrire.ExecuterAsync(saisie.Saisie(), annulation));
        return ModelState.IsValid ? RedirectToAction(nameof(Faite)) : View(saisie);
    }

    /// <summary>What to do now; the same for a known address.</summary>
    [HttpGet("/inscription/faite")]
    public ViewResult Faite() => View("InscriptionFaite");

    [HttpGet("/confirmer")]
    public ViewResult Confirmer(Guid compte, string? jeton) => View(new LienViewModel { Compte = compte, Jeton = jeton });

    [HttpPost("/confirmer")]
    public async Task<IActionResult> Confirmer(LienViewModel lien, CancellationToken annulation)
    {
        var resultat = await confirmer.ExecuterAsync(lien.Compte, lien.Jeton, annulation);
        if (resultat.EstRefuse)
        {
            ModelState.Ajouter(resultat.Refus);
            return View(lien);
        }

        TempData["Succes"] = "Votre adresse est confirmée : connectez-vous.";
        return Redirect(LiensComptes.Connexion);
    }

    [HttpGet("/mot-de-passe")]
    public ViewResult Oubli() => View("MotDePasseOublie", new OubliViewModel());

    [HttpPost("/mot-de-passe")]
    public async Task<IActionResult> Oubli(OubliViewModel saisie, CancellationToken annulation)
    {
        var resultat = await demander.ExecuterAsync(saisie.Courriel, annulation);
        if (resultat.EstRefuse)
        {
            ModelState.Ajouter(resultat.Refus);
            return View("MotDePasseOublie", saisie);
        }

        return RedirectToAction(nameof(Envoye));
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
        if (resultat.EstRefuse)
        {
            ModelState.Ajouter(resultat.Refus);
            return View("MotDePasseChoisir", lien);
        }

        TempData["Succes"] = "Votre mot de passe est enregistré : connectez-vous.";
        return Redirect(LiensComptes.Connexion);
    }
}

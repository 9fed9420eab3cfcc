using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>Creating an account and choosing a password through links received by mail. A link is only looked at by GET: mail filters open them.</summary>
[AllowAnonymous, EnableRateLimiting(ComptesServices.LimiteParAdresse)]
public sealed class InscriptionController(Inscrire inscrire, ConfirmerCourriel confirmer, DemanderMotDePasse demander, ChoisirMotDePasse choisir, SeConnecter seConnecter) : Controller
{
    [HttpGet("/inscription")]
    public ViewResult Inscription(string? retour) => View(new InscriptionViewModel { Retour = retour });

    [HttpPost("/inscription")]
    public async Task<IActionResult> Inscription(InscriptionViewModel saisie, CancellationToken annulation) =>
        await this.RepondreAsync(
            ModelState.IsValid ? await inscrire.ExecuterAsync(saisie.Saisie(Url.Local(saisie.Retour)), annulation) : null,
            () =>
            {
                TempData["Courriel"] = saisie.Courriel;
                return Redirect(RetourVoulu.Vers(LiensComptes.InscriptionFaite, saisie.Retour));
            },
            () => Task.FromResult<IActionResult>(View(saisie)));

    /// <summary>What to do now; the same for a known address.</summary>
    [HttpGet("/inscription/faite")]
    public ViewResult Faite() => View("InscriptionFaite");

    [HttpGet("/confirmer")]
    public async Task<ViewResult> Confirmer(Guid compte, string? jeton, string? retour) =>
        await choisir.EstValableAsync(compte, jeton) ? View(new LienViewModel { Compte = compte, Jeton = jeton, Retour = retour }) : View("LienPerime");

    [HttpPost("/confirmer")]
    public async Task<IActionResult> Confirmer(LienViewModel lien, CancellationToken annulation)
    {
        var resultat = await confirmer.ExecuterAsync(lien.Compte, lien.Jeton, lien.MotDePasse, annulation);
        if (!resultat.EstRefuse)
        {
            // The address and the password have just been proved.
            await seConnecter.EntrerAsync(resultat.Valeur, annulation);
        }

        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(Url.Local(lien.Retour) ?? LiensDossiers.Espace, "Votre adresse est confirmée, votre compte est ouvert."),
            () => Task.FromResult<IActionResult>(View(lien)));
    }

    [HttpGet("/mot-de-passe")]
    public ViewResult Oubli(string? retour) => View("MotDePasseOublie", new OubliViewModel { Retour = retour });

    [HttpPost("/mot-de-passe")]
    public async Task<IActionResult> Oubli(OubliViewModel saisie, CancellationToken annulation)
    {
        var resultat = await demander.ExecuterAsync(saisie.Courriel, Url.Local(saisie.Retour), annulation);
        return await this.RepondreAsync(resultat, () => Redirect(RetourVoulu.Vers(LiensComptes.MotDePasseEnvoye, saisie.Retour)), () => Task.FromResult<IActionResult>(View("MotDePasseOublie", saisie)));
    }

    [HttpGet("/mot-de-passe/envoye")]
    public ViewResult Envoye() => View("MotDePasseEnvoye");

    [HttpGet("/mot-de-passe/choisir")]
    public async Task<ViewResult> Choisir(Guid compte, string? jeton, string? retour) =>
        await choisir.EstValableAsync(compte, jeton) ? View("MotDePasseChoisir", new LienViewModel { Compte = compte, Jeton = jeton, Retour = retour }) : View("LienPerime");

    [HttpPost("/mot-de-passe/choisir")]
    public async Task<IActionResult> Choisir(LienViewModel lien, CancellationToken annulation)
    {
        var resultat = await choisir.ExecuterAsync(lien.Compte, lien.Jeton, lien.MotDePasse, annulation);
        if (!resultat.EstRefuse)
        {
            await seConnecter.OublierEchecsAsync(resultat.Valeur, annulation);
        }

        return await this.RepondreAsync(
            resultat,
            compte => SeConnecter(compte, lien.Retour, "Votre mot de passe est enregistré : connectez-vous."),
            () => Task.FromResult<IActionResult>(View("MotDePasseChoisir", lien)));
    }

    // The address is in the cookie of the next page, not in its address: that one is logged.
    private IActionResult SeConnecter(Compte compte, string? retour, string succes)
    {
        TempData[ConnexionController.CourrielConnu] = compte.Courriel;
        return this.Suivre(RetourVoulu.Vers(LiensComptes.Connexion, retour), succes);
    }
}

using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <summary>One's own name and address. The link of a new address is only looked at by GET, and works signed in or not.</summary>
[EnableRateLimiting(ComptesServices.LimiteParAdresse)]
public sealed class CoordonneesController(ChangerNom changerNom, ChangerAdresse changerAdresse, UserManager<Compte> comptes, SignInManager<Compte> connexion) : Controller
{
    [HttpGet("/compte/nom"), Reserve]
    public async Task<IActionResult> Nom() => await LireAsync() is { } compte ? View("CompteNom", new NomViewModel { Prenom = compte.Prenom, Nom = compte.Nom }) : NotFound();

    [HttpPost("/compte/nom"), Reserve]
    public async Task<IActionResult> Nom(NomViewModel saisie, CancellationToken annulation) => await this.RepondreAsync(
        await changerNom.ExecuterAsync(saisie.Prenom, saisie.Nom, HttpContext.ActeurRequis(), annulation),
        () => this.Suivre(LiensComptes.Compte, "Votre nom est enregistré."),
        () => Task.FromResult<IActionResult>(View("CompteNom", saisie)));

    [HttpGet("/compte/adresse"), Reserve]
    public ViewResult Adresse() => View("CompteAdresse", new AdresseViewModel());

    [HttpPost("/compte/adresse"), Reserve]
    public async Task<IActionResult> Adresse(AdresseViewModel saisie, CancellationToken annulation) => await this.RepondreAsync(
        await changerAdresse.DemanderAsync(saisie.Courriel, saisie.Actuel, HttpContext.ActeurRequis(), annulation),
        () => this.Suivre(LiensComptes.Compte, $"Nous venons d’écrire à {saisie.Courriel?.Trim()} : ouvrez le lien reçu pour que cette adresse devienne celle de votre compte. D’ici là, rien ne change."),
        () => Task.FromResult<IActionResult>(View("CompteAdresse", saisie)));

    [HttpPost("/compte/adresse/renvoyer"), Reserve]
    public async Task<IActionResult> Renvoyer(CancellationToken annulation) => await RevenirAsync(await changerAdresse.RenvoyerAsync(HttpContext.ActeurRequis(), annulation), "Le lien vient de repartir.");

    [HttpPost("/compte/adresse/abandonner"), Reserve]
    public async Task<IActionResult> Abandonner(CancellationToken annulation) =>
        await RevenirAsync(await changerAdresse.AbandonnerAsync(HttpContext.ActeurRequis(), annulation), "Votre adresse ne change pas : le lien envoyé ne sert plus.");

    [HttpGet("/compte/adresse/confirmer"), AllowAnonymous]
    public ViewResult Confirmer(Guid compte, string? adresse, string? jeton) => View("ConfirmerAdresse", new LienDAdresseViewModel { Compte = compte, Adresse = adresse, Jeton = jeton });

    [HttpPost("/compte/adresse/confirmer"), AllowAnonymous]
    public async Task<IActionResult> Confirmer(LienDAdresseViewModel lien, CancellationToken annulation)
    {
        var resultat = await changerAdresse.ConfirmerAsync(lien.Compte, lien.Adresse, lien.Jeton, annulation);
        if (!resultat.EstRefuse && HttpContext.Acteur()?.CompteId == lien.Compte)
        {
            await connexion.RefreshSignInAsync(resultat.Valeur);
            return this.Suivre(LiensComptes.Compte, "Votre nouvelle adresse est enregistrée. L’ancienne en est prévenue.");
        }

        return await this.RepondreAsync(
            resultat,
            compte =>
            {
                TempData[ConnexionController.CourrielConnu] = compte.Courriel;
                return this.Suivre(LiensComptes.Connexion, "Votre nouvelle adresse est enregistrée : connectez-vous avec elle.");
            },
            () => Task.FromResult<IActionResult>(View("ConfirmerAdresse", lien)));
    }

    private Task<IActionResult> RevenirAsync(Resultat resultat, string succes) => this.RepondreAsync(
        resultat,
        () => this.Suivre(LiensComptes.Compte, succes),
        () =>
        {
            TempData["Avertissement"] = resultat.Refus!.Message;
            return Task.FromResult<IActionResult>(Redirect(LiensComptes.Compte));
        });

    private async Task<Compte?> LireAsync() => await comptes.FindByIdAsync(HttpContext.ActeurRequis().CompteId.ToString());
}

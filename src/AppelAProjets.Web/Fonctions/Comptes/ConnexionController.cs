using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Appels;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace AppelAProjets.Web.Fonctions.Comptes;

[AllowAnonymous, EnableRateLimiting(ComptesServices.LimiteParAdresse)]
public sealed class ConnexionController(
    SeConnecter seConnecter, SignInManager<Compte> connexion, ActeurQuery acteurs, SqlDatabase database, IServiceProvider services) : Controller
{
    /// <summary>Key of TempData: the address of who has just opened an account or chosen a password here.</summary>
    public const string CourrielConnu = "Courriel";

    private const string Refus =
        "Adresse ou mot de passe incorrect. Un compte tout neuf doit d’abord être confirmé par le lien reçu.";

    [HttpGet("/connexion")]
    public async Task<IActionResult> Connexion(string? retour, string? courriel, string? fin, CancellationToken annulation) =>
        HttpContext.Acteur() is null
            ? await FormulaireAsync(new ConnexionViewModel { Retour = retour, SessionFinie = fin == "oui", Courriel = courriel ?? TempData.Peek(CourrielConnu) as string ?? "" }, annulation)
            : LocalRedirect(Url.Local(retour) ?? "/");

    [HttpPost("/connexion")]
    public async Task<IActionResult> Connexion(ConnexionViewModel saisie, CancellationToken annulation)
    {
        if (!ModelState.IsValid)
        {
            return await FormulaireAsync(saisie, annulation);
        }

        var (issue, compte, jusqua) = await seConnecter.AvecMotDePasseAsync(saisie.Courriel, saisie.MotDePasse, annulation);
        if (issue is IssueDeConnexion.Refusee or IssueDeConnexion.Attendre)
        {
            ModelState.AddModelError(nameof(saisie.Courriel), jusqua is { } quand ? Attendre(quand) : Refus);
            return await FormulaireAsync(saisie, annulation);
        }

        return issue == IssueDeConnexion.CodeDemande
            ? RedirectToAction(nameof(Code), new { saisie.Retour })
            : await SuivreAsync(compte!, saisie.Retour, annulation);
    }

    [HttpGet("/connexion/code")]
    public async Task<IActionResult> Code(string? retour) =>
        await connexion.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToAction(nameof(Connexion)) : View("ConnexionCode", new CodeViewModel { Retour = retour });

    [HttpPost("/connexion/code")]
    public async Task<IActionResult> Code(CodeViewModel saisie, CancellationToken annulation)
    {
        if (!ModelState.IsValid)
        {
            return View("ConnexionCode", saisie);
        }

        var (issue, compte) = await seConnecter.AvecCodeAsync(saisie.Code, annulation);
        if (issue == IssueDeConnexion.Reussie)
        {
            return await SuivreAsync(compte!, saisie.Retour, annulation);
        }

        ModelState.AddModelError(nameof(saisie.Code), "Ce code ne convient pas. Chaque code ne sert qu’une fois : attendez le suivant, puis recommencez.");
        return View("ConnexionCode", saisie);
    }

    [HttpPost("/deconnexion")]
    public async Task<IActionResult> Deconnexion()
    {
        await connexion.SignOutAsync();
        return Redirect("/");
    }

    private static string Attendre(DateTimeOffset jusqua) =>
        $"Trop d’erreurs de suite avec cette adresse : prochain essai le {HeureDeParis.Ecrire(jusqua.AddMinutes(1))}. Avec « Mot de passe oublié », vous n’avez pas à attendre.";

    private async Task<IActionResult> FormulaireAsync(ConnexionViewModel formulaire, CancellationToken annulation)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsProduction() && services.GetService<IDemonstration>() is { } demonstration && await MarqueDeDemonstration.EstPoseeAsync(database, annulation))
        {
            formulaire.Demonstration = demonstration.Comptes;
        }

        return View(nameof(Connexion), formulaire);
    }

    private async Task<IActionResult> SuivreAsync(Compte compte, string? retour, CancellationToken annulation)
    {
        TempData.Remove(CourrielConnu);
        if (Url.IsLocalUrl(retour))
        {
            return LocalRedirect(retour);
        }

        var acteur = await acteurs.ChargerAsync(compte.Id, annulation);
        return LocalRedirect(Navigation.Arrivee(acteur));
    }
}

using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace AppelAProjets.Web.Fonctions.Comptes;

public enum IssueDeConnexion
{
    /// <summary>Unknown, closed, unconfirmed or locked account, or wrong password: told apart to nobody.</summary>
    Refusee,

    /// <summary>The password is right; a code is asked for.</summary>
    CodeDemande,

    Reussie,
}

/// <summary>Signs in with a password, then with a code. All refusals look alike and take as long.</summary>
public sealed class SeConnecter(SignInManager<Compte> connexion, UserManager<Compte> comptes, MotDePasseLeurre leurre, UnALaFois portes)
{
    private const int LongueurMaximale = 200;

    public async Task<(IssueDeConnexion Issue, Compte? Compte)> AvecMotDePasseAsync(string courriel, string motDePasse, CancellationToken annulation)
    {
        using var permis = await portes.EntrerAsync(Compte.Normaliser(courriel), annulation);
        if (!permis.IsAcquired || motDePasse.Length > LongueurMaximale)
        {
            return (IssueDeConnexion.Refusee, null);
        }

        var compte = await comptes.FindByEmailAsync(courriel);
        if (compte is null || !await connexion.CanSignInAsync(compte) || await comptes.IsLockedOutAsync(compte))
        {
            leurre.Verifier(motDePasse);
            return (IssueDeConnexion.Refusee, null);
        }

        return (Issue(await connexion.PasswordSignInAsync(compte, motDePasse, isPersistent: false, lockoutOnFailure: true)), compte);
    }

    /// <summary>Second step: six digits of the authenticator, else one of the recovery codes.</summary>
    public async Task<(IssueDeConnexion Issue, Compte? Compte)> AvecCodeAsync(string code, CancellationToken annulation)
    {
        if (await connexion.GetTwoFactorAuthenticationUserAsync() is not { } attendu)
        {
            return (IssueDeConnexion.Refusee, null);
        }

        using var permis = await portes.EntrerAsync(attendu.CourrielNormalise, annulation);
        // Read again under the permit: the try before may just have locked the account.
        if (!permis.IsAcquired || await comptes.FindByIdAsync(attendu.Id.ToString()) is not { } compte || await comptes.IsLockedOutAsync(compte))
        {
            return (IssueDeConnexion.Refusee, null);
        }

        var compact = TexteSaisi.Serrer(code);
        var resultat = compact.Length == 6 && compact.All(char.IsAsciiDigit)
            ? await connexion.TwoFactorAuthenticatorSignInAsync(compact, isPersistent: false, rememberClient: false)
            : await connexion.TwoFactorRecoveryCodeSignInAsync(compact);
        return (Issue(resultat), compte);
    }

    private static IssueDeConnexion Issue(SignInResult resultat) =>
        resultat.Succeeded ? IssueDeConnexion.Reussie : resultat.RequiresTwoFactor ? IssueDeConnexion.CodeDemande : IssueDeConnexion.Refusee;
}

using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace AppelAProjets.Web.Fonctions.Comptes;

public enum IssueDeConnexion
{
    /// <summary>Unknown, closed or unconfirmed account, or wrong password: told apart to nobody.</summary>
    Refusee,

    /// <summary>Nothing was judged: too many wrong passwords for that address, known or not.</summary>
    Attendre,

    /// <summary>The password is right; a code is asked for.</summary>
    CodeDemande,

    Reussie,
}

/// <summary>Signs in with a password, then with a code. All refusals look alike and take as long.</summary>
public sealed partial class SeConnecter(SignInManager<Compte> connexion, UserManager<Compte> comptes, MotDePasseLeurre leurre, UnALaFois portes, EssaisDeConnexion essais)
{
    private const int LongueurMaximale = 200;

    /// <summary>The account when a code is asked for or the session is open; when to wait until, UTC.</summary>
    public async Task<(IssueDeConnexion Issue, Compte? Compte, DateTimeOffset? Jusqua)> AvecMotDePasseAsync(string courriel, string motDePasse, CancellationToken annulation)
    {
        var normalise = Compte.Normaliser(courriel);
        using var permis = await portes.EntrerAsync(normalise, annulation);
        if (!permis.IsAcquired || motDePasse.Length > LongueurMaximale)
        {
            return (IssueDeConnexion.Refusee, null, null);
        }

        var compte = await comptes.FindByEmailAsync(courriel);
        var comptees = essais.Pour(normalise, compte?.Id);
        if (await essais.AttendreJusquaAsync(comptees, annulation) is { } jusqua)
        {
            Consigner(connexion.Logger, "password", IssueDeConnexion.Attendre, compte?.Id);
            return (IssueDeConnexion.Attendre, null, jusqua);
        }

        var issue = await JugerAsync(compte, motDePasse);
        Consigner(connexion.Logger, "password", issue, compte?.Id);
        if (issue == IssueDeConnexion.Refusee)
        {
            await essais.EchouerAsync(comptees, annulation);
            return (issue, null, null);
        }

        await essais.ReussirAsync(comptees, compte!, annulation);
        return (issue, compte, null);
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
        Consigner(connexion.Logger, compact.Length == 6 ? "code" : "recovery code", Issue(resultat), compte.Id);
        return (Issue(resultat), compte);
    }

    /// <summary>For who has just proved the password and the address: no second time.</summary>
    public async Task EntrerAsync(Compte compte, CancellationToken annulation)
    {
        await connexion.SignInAsync(compte, isPersistent: false);
        await OublierEchecsAsync(compte, annulation);
    }

    /// <summary>For who has proved the address: others' errors no longer make them wait on this device.</summary>
    public Task OublierEchecsAsync(Compte compte, CancellationToken annulation) => essais.ReussirAsync(essais.Pour(compte.CourrielNormalise, compte.Id), compte, annulation);

    // Identity's own lock counts wrong codes, and wrong passwords typed inside a session: whoever does either holds the password or the session.
    private async Task<IssueDeConnexion> JugerAsync(Compte? compte, string motDePasse)
    {
        if (compte is null || !await connexion.CanSignInAsync(compte) || await comptes.IsLockedOutAsync(compte))
        {
            foreach (var lu in MotDePasse.Lectures(motDePasse))
            {
                leurre.Verifier(lu);
            }

            return IssueDeConnexion.Refusee;
        }

        var issue = IssueDeConnexion.Refusee;
        foreach (var lu in MotDePasse.Lectures(motDePasse))
        {
            issue = issue == IssueDeConnexion.Refusee ? Issue(await connexion.PasswordSignInAsync(compte, lu, isPersistent: false, lockoutOnFailure: false)) : issue;
        }

        return issue;
    }

    // An account, never an address: what was typed may be anybody's.
    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in by {Moyen}: {Issue}, account {CompteId}")]
    private static partial void Consigner(ILogger log, string moyen, IssueDeConnexion issue, Guid? compteId);

    private static IssueDeConnexion Issue(SignInResult resultat) =>
        resultat.Succeeded ? IssueDeConnexion.Reussie : resultat.RequiresTwoFactor ? IssueDeConnexion.CodeDemande : IssueDeConnexion.Refusee;
}

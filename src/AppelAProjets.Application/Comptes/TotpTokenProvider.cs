using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace AppelAProjets.Application.Comptes;

/// <summary>Codes of an authenticator application (RFC 6238, 30 s, one step of drift). Each code is good once: RFC 6238 §5.2.</summary>
public sealed class TotpTokenProvider(Ecrivain ecrivain) : IUserTwoFactorTokenProvider<Compte>
{
    private static readonly VerificationWindow Derive = new(previous: 1, future: 1);

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Compte> manager, Compte user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>Nothing to send: the person's device makes the code.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Compte> manager, Compte user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Compte> manager, Compte user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } cle)
        {
            return false;
        }

        var totp = new Totp(Base32Encoding.ToBytes(cle));
        return totp.VerifyTotp(ecrivain.Maintenant.UtcDateTime, token, out var pas, Derive) && !(await DepenserAsync(user, pas)).EstRefuse;
    }

    private Task<Resultat> DepenserAsync(Compte compte, long pas) => ecrivain.EcrireAsync(compte.EnActeur(), async (session, _) =>
    {
        await session.VerrouillerAsync(Verrou.Compte(compte.Id));
        return await session.DepenserPasTotpAsync(compte.Id, pas) ? Ecrit.SansJournal("a code typed is not an act: what it opens is") : Refus.Conflit;
    });
}

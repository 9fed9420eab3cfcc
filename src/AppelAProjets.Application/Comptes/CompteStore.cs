using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Identity's stores over table Compte. The sign-in name and the address are one and the same.</summary>
public sealed class CompteStore(SqlDatabase database, Ecrivain ecrivain, IDataProtectionProvider protection, IPasswordHasher<Compte> hacheur) :
    IUserPasswordStore<Compte>, IUserEmailStore<Compte>, IUserLockoutStore<Compte>, IUserTwoFactorStore<Compte>,
    IUserAuthenticatorKeyStore<Compte>, IUserTwoFactorRecoveryCodeStore<Compte>, IUserSecurityStampStore<Compte>
{
    private static readonly Ecrit SansActe = Ecrit.SansJournal("Identity counts failures and spends recovery codes; what people do has a use case");

    private readonly IDataProtector protecteur = protection.CreateProtector("Compte.CleAuthentificateur");

    public async Task<IdentityResult> CreateAsync(Compte user, CancellationToken cancellationToken)
    {
        var ecrit = await ecrivain.EcrireAsync(user.EnActeur(), async (session, _) => await session.AjouterCompteAsync(user) ? SansActe : Refus.Conflit, cancellationToken);
        return ecrit.EstRefuse ? IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(user.Courriel)) : IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Compte user, CancellationToken cancellationToken)
    {
        var ecrit = await ecrivain.EcrireAsync(user.EnActeur(), async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(user.Id));
            return await session.ModifierCompteAsync(user) ? SansActe : Refus.Conflit;
        }, cancellationToken);
        if (ecrit.EstRefuse)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.Version++;
        return IdentityResult.Success;
    }

    /// <summary>Refused: an account is closed, never deleted, because the journal names it.</summary>
    public Task<IdentityResult> DeleteAsync(Compte user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account is closed, not deleted.");

    public async Task<Compte?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var session = await database.LireAsync(cancellationToken);
        return Guid.TryParse(userId, out var id) ? await session.CompteAsync(id) : null;
    }

    public async Task<Compte?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var session = await database.LireAsync(cancellationToken);
        return await session.CompteDeLAdresseAsync(normalizedUserName);
    }

    public Task<Compte?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => FindByNameAsync(normalizedEmail, cancellationToken);

    public Task<string> GetUserIdAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Courriel);

    public Task SetUserNameAsync(Compte user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.CourrielNormalise);

    public Task SetNormalizedUserNameAsync(Compte user, string? normalizedName, CancellationToken cancellationToken) =>
        Faire(() => user.CourrielNormalise = normalizedName ?? "");

    public Task<string?> GetEmailAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Courriel);

    public Task SetEmailAsync(Compte user, string? email, CancellationToken cancellationToken) => Faire(() => user.Courriel = email ?? "");

    public Task<string?> GetNormalizedEmailAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.CourrielNormalise);

    public Task SetNormalizedEmailAsync(Compte user, string? normalizedEmail, CancellationToken cancellationToken) =>
        Faire(() => user.CourrielNormalise = normalizedEmail ?? "");

    public Task<bool> GetEmailConfirmedAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.CourrielConfirme);

    public Task SetEmailConfirmedAsync(Compte user, bool confirmed, CancellationToken cancellationToken) => Faire(() => user.CourrielConfirme = confirmed);

    public Task<string?> GetPasswordHashAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.MotDePasseHache);

    public Task SetPasswordHashAsync(Compte user, string? passwordHash, CancellationToken cancellationToken) => Faire(() => user.MotDePasseHache = passwordHash);

    public Task<bool> HasPasswordAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.MotDePasseHache is not null);

    public Task<string?> GetSecurityStampAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.TimbreDeSecurite);

    public Task SetSecurityStampAsync(Compte user, string stamp, CancellationToken cancellationToken) => Faire(() => user.TimbreDeSecurite = stamp);

    public Task<int> GetAccessFailedCountAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.EchecsDeConnexion);

    public Task<int> IncrementAccessFailedCountAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(++user.EchecsDeConnexion);

    public Task ResetAccessFailedCountAsync(Compte user, CancellationToken cancellationToken) => Faire(() => user.EchecsDeConnexion = 0);

    public Task<bool> GetLockoutEnabledAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Every account can be locked: there is nothing to switch.</summary>
    public Task SetLockoutEnabledAsync(Compte user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.VerrouilleJusqua);

    public Task SetLockoutEndDateAsync(Compte user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Faire(() => user.VerrouilleJusqua = lockoutEnd);

    public Task<bool> GetTwoFactorEnabledAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFacteurActif);

    public Task SetTwoFactorEnabledAsync(Compte user, bool enabled, CancellationToken cancellationToken) => Faire(() => user.SecondFacteurActif = enabled);

    public Task<string?> GetAuthenticatorKeyAsync(Compte user, CancellationToken cancellationToken) =>
        Task.FromResult(user.CleAuthentificateur is null ? null : protecteur.Unprotect(user.CleAuthentificateur));

    public Task SetAuthenticatorKeyAsync(Compte user, string key, CancellationToken cancellationToken) =>
        Faire(() => user.CleAuthentificateur = protecteur.Protect(key));

    public Task ReplaceCodesAsync(Compte user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Faire(() => user.CodesDeSecours = string.Join(';', recoveryCodes.Select(code => hacheur.HashPassword(user, code))));

    public Task<bool> RedeemCodeAsync(Compte user, string code, CancellationToken cancellationToken)
    {
        var restants = (user.CodesDeSecours ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        var connu = restants.FindIndex(hache => hacheur.VerifyHashedPassword(user, hache, TexteSaisi.Serrer(code)) != PasswordVerificationResult.Failed);
        if (connu >= 0)
        {
            restants.RemoveAt(connu);
            user.CodesDeSecours = string.Join(';', restants);
        }

        return Task.FromResult(connu >= 0);
    }

    public Task<int> CountCodesAsync(Compte user, CancellationToken cancellationToken) =>
        Task.FromResult((user.CodesDeSecours ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Length);

    public void Dispose()
    {
    }

    private static Task Faire(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

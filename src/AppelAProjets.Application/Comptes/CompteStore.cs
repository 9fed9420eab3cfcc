using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Sql;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Identity's stores over table Compte. The sign-in name and the address are one and the same.</summary>
public sealed class CompteStore(SqlDatabase database, IDataProtectionProvider protection) :
    IUserPasswordStore<Compte>, IUserEmailStore<Compte>, IUserLockoutStore<Compte>, IUserTwoFactorStore<Compte>,
    IUserAuthenticatorKeyStore<Compte>, IUserTwoFactorRecoveryCodeStore<Compte>, IUserSecurityStampStore<Compte>
{
    private readonly IDataProtector protecteur = protection.CreateProtector("Compte.CleAuthentificateur");

    /// <inheritdoc/>
    public async Task<IdentityResult> CreateAsync(Compte user, CancellationToken cancellationToken)
    {
        await using var session = await database.EcrireAsync(cancellationToken);
        if (!await session.AjouterCompteAsync(user))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(user.Courriel));
        }

        await session.ValiderAsync();
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(Compte user, CancellationToken cancellationToken)
    {
        await using var session = await database.EcrireAsync(cancellationToken);
        if (!await session.ModifierCompteAsync(user))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        await session.ValiderAsync();
        return IdentityResult.Success;
    }

    /// <summary>Refused: an account is closed, never deleted, because the journal names it.</summary>
    public Task<IdentityResult> DeleteAsync(Compte user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account is closed, not deleted.");

    /// <inheritdoc/>
    public async Task<Compte?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var session = await database.LireAsync(cancellationToken);
        return Guid.TryParse(userId, out var id) ? await session.CompteAsync(id) : null;
    }

    /// <inheritdoc/>
    public async Task<Compte?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var session = await database.LireAsync(cancellationToken);
        return await session.CompteDeLAdresseAsync(normalizedUserName);
    }

    /// <inheritdoc/>
    public Task<Compte?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => FindByNameAsync(normalizedEmail, cancellationToken);

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Courriel);

    /// <inheritdoc/>
    public Task SetUserNameAsync(Compte user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.CourrielNormalise);

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(Compte user, string? normalizedName, CancellationToken cancellationToken) =>
        Faire(() => user.CourrielNormalise = normalizedName ?? "");

    /// <inheritdoc/>
    public Task<string?> GetEmailAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Courriel);

    /// <inheritdoc/>
    public Task SetEmailAsync(Compte user, string? email, CancellationToken cancellationToken) => Faire(() => user.Courriel = email ?? "");

    /// <inheritdoc/>
    public Task<string?> GetNormalizedEmailAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.CourrielNormalise);

    /// <inheritdoc/>
    public Task SetNormalizedEmailAsync(Compte user, string? normalizedEmail, CancellationToken cancellationToken) =>
        Faire(() => user.CourrielNormalise = normalizedEmail ?? "");

    /// <inheritdoc/>
    public Task<bool> GetEmailConfirmedAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.CourrielConfirme);

    /// <inheritdoc/>
    public Task SetEmailConfirmedAsync(Compte user, bool confirmed, CancellationToken cancellationToken) => Faire(() => user.CourrielConfirme = confirmed);

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.MotDePasseHache);

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(Compte user, string? passwordHash, CancellationToken cancellationToken) => Faire(() => user.MotDePasseHache = passwordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.MotDePasseHache is not null);

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.TimbreDeSecurite);

    /// <inheritdoc/>
    public Task SetSecurityStampAsync(Compte user, string stamp, CancellationToken cancellationToken) => Faire(() => user.TimbreDeSecurite = stamp);

    /// <inheritdoc/>
    public Task<int> GetAccessFailedCountAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.EchecsDeConnexion);

    /// <inheritdoc/>
    public Task<int> IncrementAccessFailedCountAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(++user.EchecsDeConnexion);

    /// <inheritdoc/>
    public Task ResetAccessFailedCountAsync(Compte user, CancellationToken cancellationToken) => Faire(() => user.EchecsDeConnexion = 0);

    /// <inheritdoc/>
    public Task<bool> GetLockoutEnabledAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Every account can be locked: there is nothing to switch.</summary>
    public Task SetLockoutEnabledAsync(Compte user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.VerrouilleJusqua);

    /// <inheritdoc/>
    public Task SetLockoutEndDateAsync(Compte user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Faire(() => user.VerrouilleJusqua = lockoutEnd);

    /// <inheritdoc/>
    public Task<bool> GetTwoFactorEnabledAsync(Compte user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFacteurActif);

    /// <inheritdoc/>
    public Task SetTwoFactorEnabledAsync(Compte user, bool enabled, CancellationToken cancellationToken) => Faire(() => user.SecondFacteurActif = enabled);

    /// <inheritdoc/>
    public Task<string?> GetAuthenticatorKeyAsync(Compte user, CancellationToken cancellationToken) =>
        Task.FromResult(user.CleAuthentificateur is null ? null : protecteur.Unprotect(user.CleAuthentificateur));

    /// <inheritdoc/>
    public Task SetAuthenticatorKeyAsync(Compte user, string key, CancellationToken cancellationToken) =>
        Faire(() => user.CleAuthentificateur = protecteur.Protect(key));

    /// <inheritdoc/>
    public Task ReplaceCodesAsync(Compte user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Faire(() => user.CodesDeSecours = string.Join(';', recoveryCodes.Select(Empreinte)));

    /// <inheritdoc/>
    public Task<bool> RedeemCodeAsync(Compte user, string code, CancellationToken cancellationToken)
    {
        var restants = (user.CodesDeSecours ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        var connu = restants.Remove(Empreinte(code.Trim().ToUpperInvariant()));
        user.CodesDeSecours = string.Join(';', restants);
        return Task.FromResult(connu);
    }

    /// <inheritdoc/>
    public Task<int> CountCodesAsync(Compte user, CancellationToken cancellationToken) =>
        Task.FromResult((user.CodesDeSecours ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Length);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string Empreinte(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static Task Faire(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

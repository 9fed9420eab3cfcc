using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Identity's user manager with the injected clock for the lockout. Uniqueness is the database's; the address needs no user-name alphabet.</summary>
#pragma warning disable CA1711 // "Manager" is Identity's own word for this extension point.
public sealed class ComptesUserManager(
    IUserStore<Compte> store, IOptions<IdentityOptions> options, IPasswordHasher<Compte> hacheur, IServiceProvider services, ILogger<UserManager<Compte>> log)
    : UserManager<Compte>(store, options, hacheur, [], [], new NormaliseurDeCourriel(), new IdentityErrorDescriber(), services, log)
{
    private readonly TimeProvider horloge = (TimeProvider)services.GetService(typeof(TimeProvider))!;

    public override Task<bool> IsLockedOutAsync(Compte user) => Task.FromResult(user.VerrouilleJusqua > horloge.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(Compte user)
    {
        if (++user.EchecsDeConnexion >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.VerrouilleJusqua = horloge.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
            user.EchecsDeConnexion = 0;
        }

        return UpdateUserAsync(user);
    }

    /// <summary>Recovery codes made by Identity, nothing written.</summary>
    public IReadOnlyList<string> NouveauxCodesDeSecours(int nombre) => [.. Enumerable.Range(0, nombre).Select(_ => CreateTwoFactorRecoveryCode())];

    protected override Task<IdentityResult> UpdateUserAsync(Compte user) => Store.UpdateAsync(user, CancellationToken);

    private sealed class NormaliseurDeCourriel : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name is null ? null : Compte.Normaliser(name);

        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}

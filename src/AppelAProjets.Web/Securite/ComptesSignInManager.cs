using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Securite;

/// <summary>Identity's sign-in, with the rule of who may: open, confirmed, with a password, and no demonstration account in Production.</summary>
#pragma warning disable CA1711 // "Manager" is Identity's own word for this extension point.
public sealed class ComptesSignInManager(
    UserManager<Compte> comptes, IHttpContextAccessor contexte, IUserClaimsPrincipalFactory<Compte> principaux, IOptions<IdentityOptions> options, IServiceProvider services)
    : SignInManager<Compte>(comptes, contexte, principaux, options,
        services.GetRequiredService<ILogger<SignInManager<Compte>>>(),
        services.GetRequiredService<IAuthenticationSchemeProvider>(),
        services.GetRequiredService<IUserConfirmation<Compte>>())
{
    private readonly bool production = services.GetRequiredService<IHostEnvironment>().IsProduction();

    public override Task<bool> CanSignInAsync(Compte user) => Task.FromResult(
        user is { DesactiveLe: null, CourrielConfirme: true, MotDePasseHache: not null } && !(user.EstDeDemonstration && production));
}

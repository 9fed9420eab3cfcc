using System.Security.Claims;
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
    private readonly SuivreSession sessions = services.GetRequiredService<SuivreSession>();
    private readonly bool production = services.GetRequiredService<IHostEnvironment>().IsProduction();

    public override Task<bool> CanSignInAsync(Compte user) => Task.FromResult(
        user is { DesactiveLe: null, CourrielConfirme: true, MotDePasseHache: not null } && !(user.EstDeDemonstration && production));

    /// <summary>Every sign-in comes here: it opens a session, which the cookie names; it takes the place of the one that the browser was in, whoever's.</summary>
    public override async Task SignInWithClaimsAsync(Compte user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        (Guid, Guid)? remplacee = Context.User.SessionId() is { } ancienne && Guid.TryParse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var compte) ? (ancienne, compte) : null;
        var session = await sessions.OuvrirAsync(user, Appareil.Decrire(Context.Request), remplacee);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(ClaimTypes.Sid, session.ToString())]);
    }

    /// <summary>Ends the session too: its cookie, kept by someone, opens nothing any more.</summary>
    public override async Task SignOutAsync()
    {
        if (Context.User.SessionId() is { } session && Context.Acteur() is { } acteur)
        {
            await sessions.QuitterAsync(session, acteur.CompteId);
        }

        await base.SignOutAsync();
    }
}

using System.Security.Claims;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Securite;

/// <summary>Loads the acting person with the rights of this instant; a session that was ended or has lasted its time, a closed account or a changed password signs out at once.</summary>
public sealed class ActeurMiddleware(RequestDelegate suite, TimeProvider horloge, IOptions<SecuriteOptions> securite)
{
    public async Task InvokeAsync(HttpContext context, ActeurQuery acteurs)
    {
        // Files and probes need no person: no database read for them.
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var compteId))
        {
            if (context.User.SessionId() is { } sessionId && await acteurs.ChargerAsync(compteId, sessionId, context.RequestAborted) is { } lue && await DureAsync(context, (sessionId, compteId), lue))
            {
                context.Poser(lue.Acteur);
            }
            else
            {
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }

        await suite(context);
    }

    private async Task<bool> DureAsync(HttpContext context, (Guid Id, Guid CompteId) session, SessionLue lue)
    {
        var maintenant = horloge.GetUtcNow();
        if (securite.Value.EstFinie(lue.OuverteLe, maintenant))
        {
            await Suivi(context).QuitterAsync(session.Id, session.CompteId, context.RequestAborted);
            return false;
        }

        if (lue.VueLe < maintenant - SuivreSession.Finesse)
        {
            await Suivi(context).VoirAsync(session.Id, context.RequestAborted);
        }

        return true;
    }

    private static SuivreSession Suivi(HttpContext context) => context.RequestServices.GetRequiredService<SuivreSession>();
}

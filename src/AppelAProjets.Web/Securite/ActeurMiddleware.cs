using System.Security.Claims;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace AppelAProjets.Web.Securite;

/// <summary>Loads the acting person with the rights of this instant; a session that was ended, a closed account or a changed password signs out at once.</summary>
public sealed class ActeurMiddleware(RequestDelegate suite, TimeProvider horloge)
{
    public async Task InvokeAsync(HttpContext context, ActeurQuery acteurs)
    {
        // Files and probes need no person: no database read for them.
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var compteId))
        {
            if (context.User.SessionId() is { } sessionId && await acteurs.ChargerAsync(compteId, sessionId, context.RequestAborted) is { } lue)
            {
                context.Poser(lue.Acteur);
                if (lue.VueLe < horloge.GetUtcNow() - SuivreSession.Finesse)
                {
                    await context.RequestServices.GetRequiredService<SuivreSession>().VoirAsync(sessionId, context.RequestAborted);
                }
            }
            else
            {
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }

        await suite(context);
    }
}

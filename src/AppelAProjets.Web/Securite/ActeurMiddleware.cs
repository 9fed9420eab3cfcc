using System.Security.Claims;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Securite;

/// <summary>Loads the acting person with the rights of this instant; a closed account or a changed password signs out at once.</summary>
public sealed class ActeurMiddleware(RequestDelegate suite, IOptions<IdentityOptions> identite)
{
    public async Task InvokeAsync(HttpContext context, ActeurQuery acteurs)
    {
        // Files and probes need no person: no database read for them.
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var compteId))
        {
            var timbre = context.User.FindFirstValue(identite.Value.ClaimsIdentity.SecurityStampClaimType);
            if (timbre is not null && await acteurs.ChargerAsync(compteId, timbre, context.RequestAborted) is { } acteur)
            {
                context.Poser(acteur);
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

using Microsoft.AspNetCore.Mvc.Filters;

namespace AppelAProjets.Web.Securite;

/// <summary>A visitor is sent to sign in; for anyone else without one of the roles the address does not exist (404). The perimeter is checked by what loads the data.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ReserveAttribute(params Role[] roles) : Attribute, IAuthorizationFilter
{
    public ReserveAttribute(Mission mission)
        : this([.. Domain.Comptes.Roles.DeLaMission(mission)])
    {
    }

    /// <summary>The roles, any of which is enough; empty for every signed-in person.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var acteur = context.HttpContext.Acteur();
        context.Result = acteur switch
        {
            null => new ChallengeResult(),
            _ => Permet(acteur) ? context.Result : new NotFoundResult(),
        };
    }

    public bool Permet(Acteur? acteur) => acteur is not null && (Roles.Count == 0 || Roles.Any(acteur.A));
}

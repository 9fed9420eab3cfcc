using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Securite;

/// <summary>Leads a person whose role requires a second factor to set it up, whatever the page asked for.</summary>
public sealed class SecondFacteurMiddleware(RequestDelegate suite, IOptions<SecuriteOptions> options)
{
    public const string Adresse = LiensComptes.SecondFacteur;

    private static readonly string[] Permises = [Adresse, "/deconnexion", "/erreur", "/dist", "/aide"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Acteur() is { } acteur
            && options.Value.RolesAvecSecondFacteur.Any(acteur.A)
            && !context.User.HasClaim("amr", "mfa")
            && !Permises.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Redirect(Adresse);
            return Task.CompletedTask;
        }

        return suite(context);
    }
}

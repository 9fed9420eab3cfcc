using System.Security.Claims;

namespace AppelAProjets.Web.Securite;

public static class ActeurHttpContextExtensions
{
    private static readonly object Cle = new();

    /// <summary>Who acts, or null for a visitor.</summary>
    public static Acteur? Acteur(this HttpContext context) => context.Items[Cle] as Acteur;

    public static Acteur ActeurRequis(this HttpContext context) =>
        context.Acteur() ?? throw new InvalidOperationException("This action needs a signed-in person.");

    /// <summary>Of the open session that the cookie names; null for a visitor.</summary>
    public static Guid? SessionId(this ClaimsPrincipal personne) => Guid.TryParse(personne.FindFirstValue(ClaimTypes.Sid), out var id) ? id : null;

    internal static void Poser(this HttpContext context, Acteur acteur) => context.Items[Cle] = acteur;
}

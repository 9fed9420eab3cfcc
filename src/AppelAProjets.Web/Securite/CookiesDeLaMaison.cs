using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Securite;

/// <summary>One rule for every cookie: behind https, Secure and named <c>__Host-</c> (no other host may set it); never read by scripts.</summary>
public static class CookiesDeLaMaison
{
    public static bool EstEnHttps(IConfiguration configuration) =>
        (configuration.GetSection("Instance").Get<LiensOptions>() ?? new()).AdressePublique.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static void Regler(this CookieBuilder cookie, string nom, bool https)
    {
        cookie.Name = (https ? "__Host-" : "") + nom;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}

using Microsoft.AspNetCore.DataProtection;

namespace AppelAProjets.Web.Securite;

/// <summary>
/// Remembers, on the device itself, the accounts that were opened from it: their wrong passwords are counted apart, so that nobody elsewhere can make their owner wait.
/// It opens nothing by itself (OWASP, "device cookies").
/// </summary>
public sealed class AppareilConnu(IDataProtectionProvider protection)
{
    private const int Comptes = 8;
    private static readonly TimeSpan Duree = TimeSpan.FromDays(365);
    private readonly ITimeLimitedDataProtector protecteur = protection.CreateProtector("AppareilConnu").ToTimeLimitedDataProtector();

    /// <summary>Name of this device for that account; null when it was not opened from here.</summary>
    public string? Nom(HttpContext context, Guid compteId) => Lire(context) is [var appareil, .. var comptes] && comptes.Contains($"{compteId:N}") ? $"{appareil} {compteId:N}" : null;

    public void Retenir(HttpContext context, Guid compteId)
    {
        string[] connu = Lire(context) is { Length: > 0 } lu ? lu : [Guid.NewGuid().ToString("N")];
        string[] comptes = [$"{compteId:N}", .. connu[1..].Where(c => c != $"{compteId:N}").Take(Comptes - 1)];
        var cookie = Cookie(context).Build(context);
        cookie.MaxAge = Duree;
        context.Response.Cookies.Append(Cookie(context).Name!, protecteur.Protect($"{connu[0]} {string.Join(' ', comptes)}", Duree), cookie);
    }

    private string[] Lire(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie(context).Name!] is { Length: > 0 } valeur ? protecteur.Unprotect(valeur).Split(' ') : [];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Forged, or kept longer than the keys: a device like any other.
            return [];
        }
    }

    private static CookieBuilder Cookie(HttpContext context)
    {
        var cookie = new CookieBuilder();
        cookie.Regler("aap.appareil", CookiesDeLaMaison.EstEnHttps(context.RequestServices.GetRequiredService<IConfiguration>()));
        return cookie;
    }
}

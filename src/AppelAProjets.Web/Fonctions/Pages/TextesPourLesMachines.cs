using System.Globalization;
using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Fonctions.Pages;

public static class TextesPourLesMachines
{
    private const int JoursDeValidite = 180;

    /// <summary>Search engines read the calls, the action plan and the notices; what asks for an account, and what is found by its number, is not theirs.</summary>
    public const string Robots = """
        User-agent: *
        Disallow: /espace
        Disallow: /secretariat
        Disallow: /instruction
        Disallow: /comite
        Disallow: /seances
        Disallow: /courriers
        Disallow: /rencontres
        Disallow: /messages
        Disallow: /administration
        Disallow: /compte
        Disallow: /connexion
        Disallow: /inscription
        Disallow: /mot-de-passe
        Disallow: /verifier

        """;

    /// <param name="maintenant">UTC: what it says holds for six months from the day it is read.</param>
    public static string Securite(InstanceOptions instance, LiensOptions liens, DateTimeOffset maintenant)
    {
        var courriel = instance.CourrielSecurite.Length > 0 ? instance.CourrielSecurite : instance.Courriel;
        string[] lignes =
        [
            .. courriel.Length > 0 ? [$"Contact: mailto:{courriel}"] : Array.Empty<string>(),
            $"Contact: {liens.Vers(LiensPages.Securite)}",
            $"Expires: {maintenant.UtcDateTime.Date.AddDays(JoursDeValidite).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}",
            "Preferred-Languages: fr, en",
            $"Canonical: {liens.Vers(LiensPages.SecuriteDesMachines)}",
            $"Policy: {liens.Vers(LiensPages.Securite)}",
        ];
        return string.Join('\n', lignes) + "\n";
    }
}

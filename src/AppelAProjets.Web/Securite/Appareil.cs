namespace AppelAProjets.Web.Securite;

/// <summary>What a browser says that it is, in words that its owner recognises; nothing is decided on it.</summary>
public static class Appareil
{
    // In this order: Edge also calls itself Chrome, and Chrome Safari.
    private static readonly (string Signe, string Nom)[] Navigateurs =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrom", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Signe, string Nom)[] Systemes =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Decrire(HttpRequest requete) => (Trouver(Navigateurs, requete.Headers.UserAgent), Trouver(Systemes, requete.Headers.UserAgent)) switch
    {
        ({ } navigateur, { } systeme) => $"{navigateur} sous {systeme}",
        ({ } navigateur, null) => navigateur,
        (null, { } systeme) => $"Appareil sous {systeme}",
        _ => "Appareil inconnu",
    };

    private static string? Trouver((string Signe, string Nom)[] connus, string? agent) =>
        connus.FirstOrDefault(c => agent?.Contains(c.Signe, StringComparison.Ordinal) == true).Nom;
}

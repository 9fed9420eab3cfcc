namespace AppelAProjets.Web.Tests.Hote;

/// <summary>One account of the demonstration for each kind of person, and a visitor.</summary>
public static class ComptesDesRoles
{
    public const string Visiteur = "visiteur";

    public static readonly string[] Tous =
    [
        Visiteur, "secretariat", "porteur", "porteur.redacteur", "porteur.autre", "instructeur.pref44", "valideur", "membre.nm", "presidence", "signataire.nm",
        "administrateur", "administrateur.nm", "referent", "delegue", "conseil", "lecteur",
    ];

    public static async Task<HttpClient> VenirAsync(this HotePortail hote, string compte) => compte == Visiteur ? hote.Visiteur() : await hote.ConnecterAsync($"{compte}@demo.example");
}

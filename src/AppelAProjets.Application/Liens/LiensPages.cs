namespace AppelAProjets.Application.Liens;

public static class LiensPages
{
    public const string Aide = "/aide";

    /// <summary>How to tell of a weakness.</summary>
    public const string Securite = "/securite";

    public const string SecuriteDesMachines = "/.well-known/security.txt";

    public const string Accessibilite = "/accessibilite";

    public const string MentionsLegales = "/mentions-legales";

    public const string DonneesPersonnelles = "/donnees-personnelles";
}

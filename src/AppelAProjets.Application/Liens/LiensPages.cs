namespace AppelAProjets.Application.Liens;

public static class LiensPages
{
    public const string Aide = "/aide";

    public const string Accessibilite = "/accessibilite";

    public const string MentionsLegales = "/mentions-legales";

    public const string DonneesPersonnelles = "/donnees-personnelles";
}

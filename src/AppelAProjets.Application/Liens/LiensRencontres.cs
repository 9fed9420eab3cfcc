namespace AppelAProjets.Application.Liens;

public static class LiensRencontres
{
    public static string DuPorteur(Guid id) => $"/espace/dossiers/{id}/referent";

    public const string Liste = "/rencontres";

    public static string Rencontre(Guid id) => $"/rencontres/{id}";
}

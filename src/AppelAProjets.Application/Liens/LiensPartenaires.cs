namespace AppelAProjets.Application.Liens;

public static class LiensPartenaires
{
    public static string DuDossier(Guid id) => $"/espace/dossiers/{id}/partenaires";

    public static string Partenariat(Guid id) => $"/espace/partenariats/{id}";
}

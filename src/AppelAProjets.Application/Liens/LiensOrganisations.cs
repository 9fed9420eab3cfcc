namespace AppelAProjets.Application.Liens;

public static class LiensOrganisations
{
    public const string Nouvelle = "/espace/organisations/nouvelle";

    public const string Choisir = "/espace/organisations/nouvelle/choisir";

    public static string Organisation(Guid id) => $"/espace/organisations/{id}";

    public static string Rejoindre(Guid id) => $"/espace/organisations/{id}/rejoindre";

    public static string Reprendre(Guid id) => $"/espace/organisations/{id}/reprendre";

    public static string Mandat(Guid id) => $"/espace/organisations/{id}/mandat";

    public static string Membres(Guid id) => $"/espace/organisations/{id}/membres";

    public static string Pieces(Guid id) => $"/espace/organisations/{id}/pieces";

    public static string Identite(Guid id, string cle) => $"/espace/organisations/{id}/identite/{Uri.EscapeDataString(cle)}";

    public const string AuSecretariat = "/secretariat/organisations";

    public static string DuSecretariat(Guid id) => $"/secretariat/organisations/{id}";
}

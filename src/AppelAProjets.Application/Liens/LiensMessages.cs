namespace AppelAProjets.Application.Liens;

public static class LiensMessages
{
    public static string DuPorteur(Guid id) => $"/espace/dossiers/{id}/messages";

    public static string DesServices(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/messages";

    public const string Fils = "/messages";
}

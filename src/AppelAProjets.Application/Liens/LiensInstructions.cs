namespace AppelAProjets.Application.Liens;

public static class LiensInstructions
{
    public const string Appels = "/instruction";

    public static string Tableau(string code) => $"/instruction/{Uri.EscapeDataString(code)}";

    public static string Fiche(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}";

    public static string Versions(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/versions";
}

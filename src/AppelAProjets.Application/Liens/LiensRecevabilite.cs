namespace AppelAProjets.Application.Liens;

public static class LiensRecevabilite
{
    public static string Liste(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/recevabilite";

    public static string Dossier(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/recevabilite/{id}";
}

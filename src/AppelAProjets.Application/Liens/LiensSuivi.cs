namespace AppelAProjets.Application.Liens;

public static class LiensSuivi
{
    /// <summary>The search of the header; <c>?q=</c>.</summary>
    public const string Recherche = "/recherche";

    public static string Chercher(string texte) => $"/recherche?q={Uri.EscapeDataString(texte)}";

    /// <summary>The progress of a call.</summary>
    public static string Suivi(string code) => $"/instruction/{Uri.EscapeDataString(code)}/suivi";
}

namespace AppelAProjets.Application.Liens;

public static class LiensSuivi
{
    /// <summary>The search of the header; <c>?q=</c>.</summary>
    public const string Recherche = "/recherche";

    public static string Chercher(string texte) => $"/recherche?q={Uri.EscapeDataString(texte)}";
}

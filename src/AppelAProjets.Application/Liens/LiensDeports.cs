namespace AppelAProjets.Application.Liens;

public static class LiensDeports
{
    /// <summary>One's own, and the calls whose déports one sees.</summary>
    public const string Miens = "/deports";

    public static string DeLAppel(string code) => $"/deports/{Uri.EscapeDataString(code)}";

    public static string Imposer(string code) => $"/deports/{Uri.EscapeDataString(code)}/imposer";

    public static string Lever(string code, Guid id) => $"/deports/{Uri.EscapeDataString(code)}/{id}/lever";

    public static string DemanderLaLevee(Guid id) => $"/deports/{id}/levee";
}

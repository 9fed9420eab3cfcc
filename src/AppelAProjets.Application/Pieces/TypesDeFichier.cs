namespace AppelAProjets.Application.Pieces;

public static class TypesDeFichier
{
    public const string Pdf = "application/pdf";

    /// <summary>Shown in a page; the others are downloaded.</summary>
    public static bool SeMontre(string type) => type == Pdf || EstUneImage(type);

    public static bool EstUneImage(string type) => type is "image/jpeg" or "image/png";
}

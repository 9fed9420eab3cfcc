using System.Text.RegularExpressions;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>Reads back what a reader would copy from the PDF.</summary>
internal static partial class TexteDUnPdf
{
    public static byte[] Rendre(DocumentImprime document)
    {
        using var memoire = new MemoryStream();
        new MoteurPdfSkia().Rendre(document, memoire);
        return memoire.ToArray();
    }

    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var lecture = PdfDocument.Open(pdf);
        return [.. lecture.GetPages().Select(page => Normaliser(ContentOrderTextExtractor.GetText(page)))];
    }

    /// <summary>Spaces of all kinds and line ends made one, since lines are broken where the page wants.</summary>
    public static string Normaliser(string texte) => Blancs().Replace(texte, " ").Trim();

    /// <summary>Without any space: a line may also be broken after a hyphen or inside a long word.</summary>
    public static string SansBlancs(string texte) => Blancs().Replace(texte, "");

    [GeneratedRegex(@"[\s\u00a0\u202f\u2009]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blancs();
}

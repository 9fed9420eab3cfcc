using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>PDF files made and read back.</summary>
internal static class Fichiers
{
    /// <summary>A real PDF of one page that says that.</summary>
    public static byte[] Pdf(string texte)
    {
        var document = new PdfDocumentBuilder();
        var police = document.AddStandard14Font(Standard14Font.Helvetica);
        document.AddPage(PageSize.A4).AddText(texte, 12, new(50, 700), police);
        return document.Build();
    }

    /// <summary>Its text, spaces made plain.</summary>
    public static string Texte(string fichier)
    {
        using var document = PdfDocument.Open(fichier);
        return Hote.Personne.Espaces(string.Join(' ', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))));
    }
}

using QRCoder;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Foot of each page: number of the letter, checking address, page n/N, QR code.</summary>
internal static class DessinDuPied
{
    private const float Filet = Gabarit.HauteurDePage - 25 * Gabarit.Mm;
    private const float CoteDuCode = 15 * Gabarit.Mm;
    private const int Blancs = 4;

    // Of the image in a module: a viewer that smooths it leaves the code sharp.
    private const int Points = 4;

    public static void Dessiner(SKCanvas toile, DocumentImprime document, SKImage? code, int page, int total)
    {
        Gabarit.Trait(toile, Filet, Gabarit.Filet, 0.6f);
        var droite = code is null ? Gabarit.Droite : Gabarit.Droite - CoteDuCode - 8;
        var numero = CoupeurDeLignes.Ligne(NumeroDePage(page, total), Gabarit.PetitCorps, gras: true);
        var y = Filet + 14;
        foreach (var ligne in TexteDuDocument.LirePied(document)
            .SelectMany(texte => CoupeurDeLignes.Couper([new Fragment(texte)], Gabarit.PetitCorps, droite - Gabarit.Gauche - numero.Largeur - 12)))
        {
            ligne.Dessiner(toile, Gabarit.Gauche, y, Gabarit.Gris);
            y += Gabarit.PetitInterligne;
        }

        numero.Dessiner(toile, droite - numero.Largeur, Filet + 14, Gabarit.Noir);
        if (code is not null)
        {
            toile.DrawImage(code, SKRect.Create(Gabarit.Droite - CoteDuCode, Filet + 5, CoteDuCode, CoteDuCode), new SKSamplingOptions(SKFilterMode.Nearest));
        }
    }

    /// <summary>« Page 1/2 ».</summary>
    public static string NumeroDePage(int page, int total) => FormattableString.Invariant($"Page {page}/{total}");

    /// <summary>One small image, that the PDF holds once for all its pages.</summary>
    public static SKImage? Code(string? adresse)
    {
        if (adresse is null)
        {
            return null;
        }

        using var donnees = QRCodeGenerator.GenerateQrCode(adresse, QRCodeGenerator.ECCLevel.M);
        // The white modules on each side belong to the matrix; the page around is white already.
        var modules = donnees.ModuleMatrix;
        var cote = modules.Count - 2 * Blancs;
        using var image = new SKBitmap(new SKImageInfo(cote * Points, cote * Points, SKColorType.Gray8, SKAlphaType.Opaque));
        var points = image.GetPixelSpan();
        for (var y = 0; y < cote * Points; y++)
        {
            for (var x = 0; x < cote * Points; x++)
            {
                points[y * image.RowBytes + x] = modules[y / Points + Blancs][x / Points + Blancs] ? (byte)0 : (byte)255;
            }
        }

        return SKImage.FromBitmap(image);
    }
}

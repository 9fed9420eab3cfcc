using QRCoder;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Foot of each page: number of the letter, checking address, page n/N, QR code.</summary>
internal static class DessinDuPied
{
    private const float Filet = Gabarit.HauteurDePage - 25 * Gabarit.Mm;
    private const float CoteDuCode = 15 * Gabarit.Mm;

    public static void Dessiner(SKCanvas toile, DocumentImprime document, SKPath? code, int page, int total)
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
            using var encre = new SKPaint { Color = SKColors.Black, Style = SKPaintStyle.Fill, IsAntialias = false };
            toile.DrawPath(code, encre);
        }
    }

    /// <summary>« Page 1/2 ».</summary>
    public static string NumeroDePage(int page, int total) => FormattableString.Invariant($"Page {page}/{total}");

    /// <summary>The whole code as one path, so that no viewer shows gaps between its squares.</summary>
    public static SKPath? Code(string? adresse)
    {
        if (adresse is null)
        {
            return null;
        }

        using var donnees = QRCodeGenerator.GenerateQrCode(adresse, QRCodeGenerator.ECCLevel.M);
        var modules = donnees.ModuleMatrix;
        // The four white modules on each side belong to the matrix; they are laid outside the square.
        var cote = CoteDuCode / (modules.Count - 8);
        var (x0, y0) = (Gabarit.Droite - CoteDuCode - 4 * cote, Filet + 5 - 4 * cote);
        var chemin = new SKPath();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    chemin.AddRect(SKRect.Create(x0 + x * cote, y0 + y * cote, cote, cote));
                }
            }
        }

        return chemin;
    }
}

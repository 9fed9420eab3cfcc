using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Words across a page, under its text. Drawn as a shape: text copied from the page is not mixed with it.</summary>
internal static class DessinDuFiligrane
{
    private const float Angle = -52;

    private static readonly Lazy<SKTypeface> Face = new(() => SKTypeface.FromData(SKData.CreateCopy(Police.LireFichier("SemiBold"))));

    public static void Dessiner(SKCanvas toile, string? texte)
    {
        if (string.IsNullOrEmpty(texte))
        {
            return;
        }

        using var fonte = new SKFont(Face.Value, 100) { Hinting = SKFontHinting.None };
        using var forme = fonte.GetTextPath(texte, SKPoint.Empty);
        var cadre = forme.TightBounds;
        var echelle = Math.Min(0.62f, Gabarit.HauteurDePage * 0.86f / cadre.Width);
        using var encre = new SKPaint { Color = Gabarit.Filigrane, Style = SKPaintStyle.Fill, IsAntialias = true };
        toile.Save();
        toile.Translate(Gabarit.LargeurDePage / 2, Gabarit.HauteurDePage / 2);
        toile.RotateDegrees(Angle);
        toile.Scale(echelle);
        toile.Translate(-cadre.MidX, -cadre.MidY);
        toile.DrawPath(forme, encre);
        toile.Restore();
    }
}

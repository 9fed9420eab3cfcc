using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Measures of the page, in points (1 mm = 2.8346 pt), and colours of the letter.</summary>
internal static class Gabarit
{
    public const float LargeurDePage = 595.276f;
    public const float HauteurDePage = 841.89f;
    public const float Gauche = 22 * Mm;
    public const float Droite = LargeurDePage - 22 * Mm;
    public const float Largeur = Droite - Gauche;
    public const float Haut = 20 * Mm;
    public const float Bas = HauteurDePage - 29 * Mm;

    // Window of a French DL or C5 envelope (right side): the addressee stands between 50 and 88 mm from the top, 110 mm from the left.
    public const float FenetreX = 110 * Mm;
    public const float FenetreY = 50 * Mm;
    public const float FenetreLargeur = 80 * Mm;
    public const float FenetreHauteur = 36 * Mm;

    public const float Corps = 10.5f;
    public const float Interligne = 14.5f;
    public const float PetitCorps = 8.5f;
    public const float PetitInterligne = 11f;

    public const float Mm = 2.834646f;

    public static readonly SKColor Noir = new(0x1a, 0x1f, 0x26);
    public static readonly SKColor Gris = new(0x55, 0x5f, 0x6b);
    public static readonly SKColor Accent = new(0x1b, 0x3f, 0x6e);
    public static readonly SKColor Filet = new(0xc5, 0xcd, 0xd8);
    public static readonly SKColor Fond = new(0xee, 0xf2, 0xf8);
    public static readonly SKColor Filigrane = new(0xdd, 0xe2, 0xea);

    /// <summary>From one margin to the other.</summary>
    public static void Trait(SKCanvas toile, float y, SKColor couleur, float epaisseur)
    {
        using var encre = new SKPaint { Color = couleur, StrokeWidth = epaisseur, Style = SKPaintStyle.Stroke, IsAntialias = true };
        toile.DrawLine(Gauche, y, Droite, y, encre);
    }

    public static void Aplat(SKCanvas toile, float x, float y, float largeur, float hauteur, SKColor couleur)
    {
        using var encre = new SKPaint { Color = couleur, Style = SKPaintStyle.Fill, IsAntialias = false };
        toile.DrawRect(x, y, largeur, hauteur, encre);
    }
}

using AppelAProjets.Application.Documents.Skia;
using QuestPDF.Infrastructure;
using SkiaSharp;

namespace AppelAProjets.QuestPdf;

internal static class Couleurs
{
    public static readonly Color Noir = De(Gabarit.Noir);
    public static readonly Color Gris = De(Gabarit.Gris);
    public static readonly Color Accent = De(Gabarit.Accent);
    public static readonly Color Filet = De(Gabarit.Filet);
    public static readonly Color Fond = De(Gabarit.Fond);
    public static readonly Color Filigrane = De(Gabarit.Filigrane);

    private static Color De(SKColor couleur) => Color.FromRGB(couleur.Red, couleur.Green, couleur.Blue);
}

using AppelAProjets.Application.Documents.Skia;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace AppelAProjets.QuestPdf;

/// <summary>Sizes with the line heights of the other engine, so that the same text stands on the same pages. QuestPDF takes a multiple of the size.</summary>
internal static class Corps
{
    public static T DeCorps<T>(this T texte, float taille, float? interligne = null)
        where T : TextSpanDescriptor => texte.FontSize(taille).LineHeight((interligne ?? Interligne(taille)) / taille);

    public static TextStyle DeCorps(this TextStyle style, float taille) => style.FontSize(taille).LineHeight(Interligne(taille) / taille);

    private static float Interligne(float taille) => taille switch
    {
        Gabarit.PetitCorps => Gabarit.PetitInterligne,
        9 or 9.5f => 12.5f,
        10 => 13.5f,
        Gabarit.Corps => Gabarit.Interligne,
        11.5f => 15,
        12.5f or 13 => 17,
        15 => 16.5f,
        19 => 22.8f,
        _ => taille * 1.3f,
    };
}

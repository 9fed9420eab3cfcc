using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>One glyph of a paragraph, with what the line breaker needs to know of its character.</summary>
/// <param name="Avance">Advance in points, kerning with the next glyph included.</param>
internal readonly record struct Signe(ushort Glyphe, Police Police, float Avance, Coupure Coupure);

internal enum Coupure
{
    Aucune,

    /// <summary>An ordinary space: stretched by justification, dropped at the end of a line.</summary>
    Espace,

    /// <summary>A hyphen or a slash: the line may end after it.</summary>
    Apres,

    /// <summary>A forced end of line; draws nothing.</summary>
    Forcee,
}

internal sealed record LigneDeTexte(IReadOnlyList<Signe> Signes, float Taille, bool EstDerniere)
{
    // Beyond this stretch of a space (in ems), a ragged line looks better than a line full of holes.
    private const float EtirementMaximal = 0.6f;

    public float Largeur { get; } = Signes.Sum(signe => signe.Avance);

    /// <summary>Draws the line on its baseline. Spaces are real glyphs, so that text copied from the PDF has its words.</summary>
    public void Dessiner(SKCanvas toile, float x, float y, SKColor couleur, float? largeurJustifiee = null)
    {
        var etirement = largeurJustifiee is { } largeur ? Etirement(largeur) : 0;
        using var encre = new SKPaint { Color = couleur, IsAntialias = true };
        for (var debut = 0; debut < Signes.Count;)
        {
            var fin = debut;
            while (fin < Signes.Count && Signes[fin].Police == Signes[debut].Police)
            {
                fin++;
            }

            x = DessinerUneCourse(toile, Signes.Skip(debut).Take(fin - debut).ToArray(), new SKPoint(x, y), etirement, encre);
            debut = fin;
        }
    }

    private float DessinerUneCourse(SKCanvas toile, Signe[] course, SKPoint origine, float etirement, SKPaint encre)
    {
        var x = origine.X;
        var positions = new float[course.Length];
        for (var i = 0; i < course.Length; i++)
        {
            positions[i] = x;
            x += course[i].Avance + (course[i].Coupure == Coupure.Espace ? etirement : 0);
        }

        using var fonte = new SKFont(course[0].Police.Face, Taille) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        using var constructeur = new SKTextBlobBuilder();
        constructeur.AddHorizontalRun(course.Select(signe => signe.Glyphe).ToArray(), fonte, positions, origine.Y);
        using var texte = constructeur.Build();
        toile.DrawText(texte, 0, 0, encre);
        return x;
    }

    private float Etirement(float largeur)
    {
        var espaces = Signes.Count(signe => signe.Coupure == Coupure.Espace);
        var etirement = espaces == 0 ? 0 : (largeur - Largeur) / espaces;
        return EstDerniere || etirement > EtirementMaximal * Taille ? 0 : etirement;
    }
}

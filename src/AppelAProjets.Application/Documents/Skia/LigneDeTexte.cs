using System.Text;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>One glyph of a paragraph, with what the line breaker needs to know of its character.</summary>
/// <param name="Avance">Advance in points, kerning with the next glyph included.</param>
internal readonly record struct Signe(ushort Glyphe, Police Police, float Avance, Coupure Coupure)
{
    /// <summary>Odd when it is read from right to left.</summary>
    public byte Niveau { get; init; }

    /// <summary>Null for one glyph at its usual place, as nearly all are.</summary>
    public Grappe? Grappe { get; init; }
}

/// <summary>Letters drawn together: a base and its accents, a ligature.</summary>
internal sealed record Grappe(string Texte, IReadOnlyList<GlyphePlace> Glyphes);

/// <summary>In points, from where the glyph before ended.</summary>
internal readonly record struct GlyphePlace(ushort Glyphe, float Avance, float Dx, float Dy);

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
        var signes = SensDeLecture.Ranger(Signes);
        for (var debut = 0; debut < signes.Count;)
        {
            var fin = debut + 1;
            if (signes[debut].Grappe is { } grappe)
            {
                DessinerUneGrappe(toile, signes[debut].Police, grappe, new SKPoint(x, y), encre);
                x += signes[debut].Avance;
            }
            else
            {
                var tranche = TrancheDe(signes[debut]);
                while (fin < signes.Count && signes[fin].Grappe is null && TrancheDe(signes[fin]) == tranche)
                {
                    fin++;
                }

                x = DessinerUneCourse(toile, new Course([.. signes.Skip(debut).Take(fin - debut)], tranche), new SKPoint(x, y), etirement, encre);
            }

            debut = fin;
        }
    }

    private static Tranche TrancheDe(Signe signe) => signe.Police.TrancheDe(signe.Glyphe);

    private float DessinerUneCourse(SKCanvas toile, Course course, SKPoint origine, float etirement, SKPaint encre)
    {
        var x = origine.X;
        using var fonte = Fonte(course.Tranche);
        using var constructeur = new SKTextBlobBuilder();
        var places = constructeur.AllocateHorizontalRun(fonte, course.Signes.Length, origine.Y);
        var glyphes = places.Glyphs;
        var positions = places.Positions;
        for (var i = 0; i < course.Signes.Length; i++)
        {
            var signe = course.Signes[i];
            (glyphes[i], positions[i]) = (course.Tranche.Numeros[signe.Glyphe], Arrondir(x));
            x += signe.Avance + (signe.Coupure == Coupure.Espace ? etirement : 0);
        }

        using var texte = constructeur.Build();
        toile.DrawText(texte, 0, 0, encre);
        return x;
    }

    // Drawn with its letters beside its glyphs, so that text copied from the PDF has them.
    private void DessinerUneGrappe(SKCanvas toile, Police police, Grappe grappe, SKPoint origine, SKPaint encre)
    {
        var tranche = police.TrancheDe([.. grappe.Glyphes.Select(glyphe => glyphe.Glyphe)], grappe.Texte);
        var lettres = Encoding.UTF8.GetBytes(grappe.Texte);
        using var fonte = Fonte(tranche);
        using var constructeur = new SKTextBlobBuilder();
        var course = constructeur.AllocateRawPositionedTextRun(fonte, grappe.Glyphes.Count, lettres.Length);
        lettres.CopyTo(course.Text);
        course.Clusters.Clear();
        var x = origine.X;
        for (var i = 0; i < grappe.Glyphes.Count; i++)
        {
            var glyphe = grappe.Glyphes[i];
            course.Glyphs[i] = tranche.Numeros[glyphe.Glyphe];
            course.Positions[i] = new SKPoint(Arrondir(x + glyphe.Dx), origine.Y + glyphe.Dy);
            x += glyphe.Avance;
        }

        using var texte = constructeur.Build();
        toile.DrawText(texte, 0, 0, encre);
    }

    // To 1/64 of a point: invisible, and the same letter is then written the same way, which the PDF compresses.
    private static float Arrondir(float x) => MathF.Round(x * 64) / 64;

    private SKFont Fonte(Tranche tranche) => new(tranche.Face, Taille) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };

    private float Etirement(float largeur)
    {
        var espaces = Signes.Count(signe => signe.Coupure == Coupure.Espace);
        var etirement = espaces == 0 ? 0 : (largeur - Largeur) / espaces;
        return EstDerniere || etirement > EtirementMaximal * Taille ? 0 : etirement;
    }

    // Neighbours of one extract of a font.
    private readonly record struct Course(Signe[] Signes, Tranche Tranche);
}

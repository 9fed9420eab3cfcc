using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>One embedded face: glyphs, advances and kerning in font units. Loaded once, safe to share between threads.</summary>
internal sealed class Police
{
    private static readonly Lazy<Police> Romain = new(() => new Police("Regular"));
    private static readonly Lazy<Police> Italique = new(() => new Police("Italic"));
    private static readonly Lazy<Police> Gras = new(() => new Police("SemiBold"));
    private static readonly Lazy<Police> GrasItalique = new(() => new Police("SemiBoldItalic"));

    // The face draws U+202F at 0.12 em, too thin between thousands at the size of a table.
    private const float EspaceFine = 175;

    private readonly Dictionary<int, short> _crenage = [];
    private readonly float[] _avances;

    private Police(string style)
    {
        using var donnees = SKData.CreateCopy(LireFichier(style));
        Face = SKTypeface.FromData(donnees) ?? throw new InvalidOperationException($"The embedded font {style} cannot be read.");
        _avances = MesurerLesAvances(Face);
        _avances[Face.GetGlyph('\u202f')] = EspaceFine;
        var crenage = LireRessource($"polices/AvisSans-{style}.kern").AsSpan();
        for (; crenage.Length >= 6; crenage = crenage[6..])
        {
            _crenage[Paire(BinaryPrimitives.ReadUInt16BigEndian(crenage), BinaryPrimitives.ReadUInt16BigEndian(crenage[2..]))] = BinaryPrimitives.ReadInt16BigEndian(crenage[4..]);
        }
    }

    public const string Famille = "Avis Sans";

    public static IReadOnlyList<string> Styles { get; } = ["Regular", "Italic", "SemiBold", "SemiBoldItalic"];

    public SKTypeface Face { get; }

    public static Police Pour(bool gras, bool italique) => ((gras, italique) switch
    {
        (false, false) => Romain,
        (false, true) => Italique,
        (true, false) => Gras,
        (true, true) => GrasItalique,
    }).Value;

    public static byte[] LireFichier(string style) => LireRessource($"polices/AvisSans-{style}.ttf");

    /// <summary>The glyph of a character; of its base letter when the subset lacks the accent; else of a question mark, so that no character vanishes.</summary>
    public ushort Glyphe(Rune caractere)
    {
        var glyphe = Face.GetGlyph(caractere.Value);
        if (glyphe == 0)
        {
            var lettre = TexteAdmis.Normaliser(caractere.ToString(), NormalizationForm.FormKD).EnumerateRunes().FirstOrDefault();
            glyphe = Face.GetGlyph(lettre.Value);
        }

        return glyphe == 0 ? Face.GetGlyph('?') : glyphe;
    }

    public float Avance(ushort glyphe) => _avances[glyphe];

    /// <summary>What is added between two glyphs, in thousandths of the size; mostly negative.</summary>
    public float Crenage(ushort gauche, ushort droite) => _crenage.GetValueOrDefault(Paire(gauche, droite));

    private static int Paire(ushort gauche, ushort droite) => (gauche << 16) | droite;

    private static float[] MesurerLesAvances(SKTypeface face)
    {
        using var fonte = new SKFont(face, 1000) { Hinting = SKFontHinting.None, LinearMetrics = true };
        var glyphes = Enumerable.Range(0, face.GlyphCount).Select(i => (ushort)i).ToArray();
        return fonte.GetGlyphWidths(glyphes);
    }

    private static byte[] LireRessource(string nom)
    {
        using var flux = typeof(Police).Assembly.GetManifestResourceStream(nom) ?? throw new InvalidOperationException($"The resource {nom} is not embedded.");
        using var memoire = new MemoryStream();
        flux.CopyTo(memoire);
        return memoire.ToArray();
    }
}

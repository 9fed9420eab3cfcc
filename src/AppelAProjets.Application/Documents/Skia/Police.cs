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

    // Every letter has its glyph in one of the two, or the document says that some are missing.
    private static readonly int Manquant = '\ufffd';

    private readonly Dictionary<int, short> _crenage = [];
    private readonly float[] _avances;
    private readonly Lazy<Police>? _large;

    private Police(byte[] fichier)
    {
        using var donnees = SKData.CreateCopy(fichier);
        Face = SKTypeface.FromData(donnees) ?? throw new InvalidOperationException("An embedded font cannot be read.");
        _avances = MesurerLesAvances(Face);
    }

    private Police(string style) : this(LireFichier(style))
    {
        _large = new Lazy<Police>(() => new Police(LireRessource($"polices/AvisSansLarge-{style}.ttf")));
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

    /// <summary>The glyph of a character, and the face that has it; a sign that something is missing when none has.</summary>
    public (Police Police, ushort Glyphe) Dessiner(Rune caractere) =>
        Face.GetGlyph(caractere.Value) is > 0 and var glyphe ? (this, glyphe)
        : _large?.Value.Face.GetGlyph(caractere.Value) is > 0 and var large ? (_large.Value, large)
        : (this, Face.GetGlyph(Manquant));

    /// <summary>Whether all of a text can be drawn in this face.</summary>
    public bool SaitDessiner(string texte) => texte.EnumerateRunes().All(c => c.Value is '\n' or '\t' || Dessiner(c) is var (police, glyphe) && (c.Value == Manquant || glyphe != police.Face.GetGlyph(Manquant)));

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

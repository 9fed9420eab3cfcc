using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>One embedded font: glyphs, advances and kerning, and its small extracts that a PDF carries. Loaded once, safe to share between threads.</summary>
internal sealed class Police
{
    private static readonly Lazy<Police> Romain = new(() => DeStyle("Regular"));
    private static readonly Lazy<Police> Italique = new(() => DeStyle("Italic"));
    private static readonly Lazy<Police> Gras = new(() => DeStyle("SemiBold"));
    private static readonly Lazy<Police> GrasItalique = new(() => DeStyle("SemiBoldItalic"));

    // The face draws U+202F at 0.12 em, too thin between thousands at the size of a table.
    private const float EspaceFine = 175;

    private const int GlyphesParTranche = 24;

    // Beyond, an extract for one group of glyphs is made each time: what people type cannot fill the memory.
    private const int GroupesGardes = 2_000;

    // In nearly every French letter: they are in one extract, whatever the letter uses of them.
    private const string Usuels = " !\"'(),-./0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%&+@_°«»ÀÂÇÈÉÊÎÔàâçèéêëîïôùûüœ€’–…•\u00a0\u202f";

    private readonly FichierTrueType _fichier;
    private readonly Dictionary<int, short> _crenage = [];
    private readonly float[] _avances;
    private readonly HashSet<ushort> _usuels = [];
    private readonly HashSet<ushort> _avecCaractere;
    private readonly Lazy<Police>? _large;
    private readonly Lazy<Font> _formes;
    private readonly ConcurrentDictionary<int, Lazy<Tranche>> _tranches = [];
    private readonly Tranche?[] _parGlyphe;
    private readonly ConcurrentDictionary<string, Lazy<Tranche>> _groupes = [];

    private Police(byte[] fichier)
    {
        _fichier = new FichierTrueType(fichier);
        _avances = [.. _fichier.Avances.Select(avance => avance * 1000f / _fichier.Cadratin)];
        _avecCaractere = [.. _fichier.Glyphes.Values];
        _parGlyphe = new Tranche?[_fichier.NombreDeGlyphes];
        _formes = new Lazy<Font>(() => PourHarfBuzz(fichier));
    }

    private Police(string style) : this(LireFichier(style))
    {
        _large = new Lazy<Police>(() => DeRessource($"AvisSansLarge-{style}.ttf.gz"));
        _usuels = [.. Usuels.Select(c => _fichier.Glyphes[c])];
        _avances[_fichier.Glyphes['\u202f']] = EspaceFine;
        var crenage = LireRessource($"polices/AvisSans-{style}.kern").AsSpan();
        for (; crenage.Length >= 6; crenage = crenage[6..])
        {
            _crenage[Paire(BinaryPrimitives.ReadUInt16BigEndian(crenage), BinaryPrimitives.ReadUInt16BigEndian(crenage[2..]))] = BinaryPrimitives.ReadInt16BigEndian(crenage[4..]);
        }
    }

    public const string Famille = "Avis Sans";

    public static IReadOnlyList<string> Styles { get; } = ["Regular", "Italic", "SemiBold", "SemiBoldItalic"];

    /// <summary>The same letters with their accents and other alphabets; null for a font that has no wider one.</summary>
    public Police? Large => _large?.Value;

    public static Police Pour(bool gras, bool italique) => ((gras, italique) switch
    {
        (false, false) => Romain,
        (false, true) => Italique,
        (true, false) => Gras,
        (true, true) => GrasItalique,
    }).Value;

    public static byte[] LireFichier(string style) => LireRessource($"polices/AvisSans-{style}.ttf");

    /// <summary>A compressed font among the resources.</summary>
    public static Police DeRessource(string nom)
    {
        using var serre = new GZipStream(new MemoryStream(LireRessource("polices/" + nom)), CompressionMode.Decompress);
        using var memoire = new MemoryStream();
        serre.CopyTo(memoire);
        return new Police(memoire.ToArray());
    }

    public static byte[] LireRessource(string nom)
    {
        using var flux = typeof(Police).Assembly.GetManifestResourceStream(nom) ?? throw new InvalidOperationException($"The resource {nom} is not embedded.");
        using var memoire = new MemoryStream();
        flux.CopyTo(memoire);
        return memoire.ToArray();
    }

    /// <summary>0 when this font has no such character.</summary>
    public ushort Glyphe(Rune caractere) => _fichier.Glyphes.GetValueOrDefault(caractere.Value);

    /// <summary>In thousandths of the size.</summary>
    public float Avance(ushort glyphe) => _avances[glyphe];

    /// <summary>What is added between two glyphs, in thousandths of the size; mostly negative.</summary>
    public float Crenage(ushort gauche, ushort droite) => _crenage.GetValueOrDefault(Paire(gauche, droite));

    /// <summary>Shapes what the buffer holds: advances and offsets are in thousandths of the size.</summary>
    public void MettreEnForme(HarfBuzzSharp.Buffer texte) => _formes.Value.Shape(texte);

    /// <summary>The extract that a PDF carries for a glyph.</summary>
    public Tranche TrancheDe(ushort glyphe) => _parGlyphe[glyphe] ??= _tranches.GetOrAdd(Rang(glyphe), rang => new Lazy<Tranche>(() => Extraire(Membres(rang)))).Value;

    /// <summary>One extract for all of these glyphs, which are one group of letters to the reader.</summary>
    /// <param name="texte">These letters.</param>
    public Tranche TrancheDe(IReadOnlyList<ushort> glyphes, string texte)
    {
        if (glyphes.All(glyphe => Rang(glyphe) == Rang(glyphes[0]) && _avecCaractere.Contains(glyphe)))
        {
            return TrancheDe(glyphes[0]);
        }

        // A joined form has no character of its own: the widest glyph of the group stands for its first letter.
        var ajout = (glyphes.MaxBy(Avance), texte.EnumerateRunes().First().Value);
        var cle = texte + string.Concat(glyphes.Select(glyphe => (char)glyphe));
        return _groupes.Count < GroupesGardes
            ? _groupes.GetOrAdd(cle, _ => new Lazy<Tranche>(() => Extraire(glyphes, ajout))).Value
            : _groupes.TryGetValue(cle, out var gardee) ? gardee.Value : Extraire(glyphes, ajout);
    }

    private int Rang(ushort glyphe) => _usuels.Contains(glyphe) ? -1 : glyphe / GlyphesParTranche;

    private IEnumerable<ushort> Membres(int rang) => rang < 0 ? _usuels.Order()
        : Enumerable.Range(rang * GlyphesParTranche, GlyphesParTranche).Where(g => g < _fichier.NombreDeGlyphes && !_usuels.Contains((ushort)g)).Select(g => (ushort)g);

    private Tranche Extraire(IEnumerable<ushort> glyphes, (ushort Glyphe, int Caractere)? ajout = null)
    {
        var extrait = new ExtraitDePolice(_fichier, glyphes, ajout);
        using var donnees = SKData.CreateCopy(extrait.Ecrire());
        return new Tranche(SKTypeface.FromData(donnees) ?? throw new InvalidOperationException("An extract of a font cannot be read."), extrait.Numeros);
    }

    private static Police DeStyle(string style) => new(style);

    private static int Paire(ushort gauche, ushort droite) => (gauche << 16) | droite;

    private static Font PourHarfBuzz(byte[] fichier)
    {
        // Blob.FromStream would point to an array that the collector moves.
        var fixe = GC.AllocateUninitializedArray<byte>(fichier.Length, pinned: true);
        fichier.CopyTo(fixe, 0);
        using var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(fixe, 0), fixe.Length, MemoryMode.ReadOnly, () => GC.KeepAlive(fixe));
        using var face = new Face(blob, 0);
        var font = new Font(face);
        font.SetScale(1000, 1000);
        font.SetFunctionsOpenType();
        return font;
    }
}

/// <param name="Numeros">Number in the extract of each glyph of the font.</param>
internal sealed record Tranche(SKTypeface Face, IReadOnlyDictionary<ushort, ushort> Numeros);

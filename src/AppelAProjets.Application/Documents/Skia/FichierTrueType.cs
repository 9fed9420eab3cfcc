using System.Buffers.Binary;
using System.Text;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>What is read of a TrueType file: its tables, which glyph draws a character, advances and outlines.</summary>
internal sealed class FichierTrueType
{
    private readonly byte[] _octets;
    private readonly Dictionary<string, Range> _tables = [];
    private readonly bool _positionsLongues;

    public FichierTrueType(byte[] octets)
    {
        _octets = octets;
        for (var i = 0; i < Court(octets, 4); i++)
        {
            var entree = octets.AsSpan(12 + 16 * i);
            var debut = (int)BinaryPrimitives.ReadUInt32BigEndian(entree[8..]);
            _tables[Encoding.Latin1.GetString(entree[..4])] = debut..(debut + (int)BinaryPrimitives.ReadUInt32BigEndian(entree[12..]));
        }

        Cadratin = Court(Table("head"), 18);
        _positionsLongues = Court(Table("head"), 50) == 1;
        NombreDeGlyphes = Court(Table("maxp"), 4);
        Avances = LireAvances();
        Glyphes = LireCaracteres(Table("cmap"));
    }

    public ReadOnlyMemory<byte> Octets => _octets;

    /// <summary>Font units in an em.</summary>
    public int Cadratin { get; }

    public int NombreDeGlyphes { get; }

    /// <summary>In font units, by glyph.</summary>
    public ushort[] Avances { get; }

    /// <summary>Glyph of each character.</summary>
    public Dictionary<int, ushort> Glyphes { get; }

    public bool Contient(string table) => _tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string nom) => _tables.TryGetValue(nom, out var place) ? _octets.AsSpan(place) : [];

    public ReadOnlySpan<byte> Contour(int glyphe)
    {
        var positions = Table("loca");
        return Table("glyf")[Position(positions, glyphe)..Position(positions, glyphe + 1)];
    }

    public short Approche(int glyphe)
    {
        var mesures = Table("hmtx");
        var completes = Court(Table("hhea"), 34);
        var place = glyphe < completes ? 4 * glyphe + 2 : 4 * completes + 2 * (glyphe - completes);
        return BinaryPrimitives.ReadInt16BigEndian(mesures[place..]);
    }

    public static ushort Court(ReadOnlySpan<byte> octets, int place) => BinaryPrimitives.ReadUInt16BigEndian(octets[place..]);

    private int Position(ReadOnlySpan<byte> positions, int glyphe) =>
        _positionsLongues ? (int)BinaryPrimitives.ReadUInt32BigEndian(positions[(4 * glyphe)..]) : 2 * Court(positions, 2 * glyphe);

    private ushort[] LireAvances()
    {
        var mesures = Table("hmtx");
        var completes = Court(Table("hhea"), 34);
        var avances = new ushort[NombreDeGlyphes];
        for (var i = 0; i < avances.Length; i++)
        {
            avances[i] = Court(mesures, 4 * Math.Min(i, completes - 1));
        }

        return avances;
    }

    // Unicode tables of formats 4 (first plane) and 12 (all planes): the only ones of the fonts that we make.
    private static Dictionary<int, ushort> LireCaracteres(ReadOnlySpan<byte> cmap)
    {
        var glyphes = new Dictionary<int, ushort>();
        for (var i = 0; i < Court(cmap, 2); i++)
        {
            var table = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(8 + 8 * i)..])..];
            switch (Court(table, 0))
            {
                case 4:
                    LireSegments(table, glyphes);
                    break;
                case 12:
                    LireGroupes(table, glyphes);
                    break;
                default:
                    break;
            }
        }

        return glyphes;
    }

    private static void LireSegments(ReadOnlySpan<byte> table, Dictionary<int, ushort> glyphes)
    {
        var nombre = Court(table, 6) / 2;
        for (var i = 0; i < nombre; i++)
        {
            var (fin, debut) = (Court(table, 14 + 2 * i), Court(table, 16 + 2 * nombre + 2 * i));
            var place = 16 + 6 * nombre + 2 * i;
            var (ecart, decalage) = (Court(table, place - 2 * nombre), Court(table, place));
            for (int point = debut; point <= fin && point != 0xFFFF; point++)
            {
                var lu = decalage == 0 ? point : Court(table, place + decalage + 2 * (point - debut));
                glyphes[point] = lu == 0 ? (ushort)0 : (ushort)(lu + ecart);
            }
        }
    }

    private static void LireGroupes(ReadOnlySpan<byte> table, Dictionary<int, ushort> glyphes)
    {
        var nombre = BinaryPrimitives.ReadUInt32BigEndian(table[12..]);
        for (var i = 0; i < nombre; i++)
        {
            var groupe = table[(16 + 12 * i)..];
            var (debut, fin) = (BinaryPrimitives.ReadInt32BigEndian(groupe), BinaryPrimitives.ReadInt32BigEndian(groupe[4..]));
            for (var point = debut; point <= fin; point++)
            {
                glyphes[point] = (ushort)(BinaryPrimitives.ReadInt32BigEndian(groupe[8..]) + point - debut);
            }
        }
    }
}

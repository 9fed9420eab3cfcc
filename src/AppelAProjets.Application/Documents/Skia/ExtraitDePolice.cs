using System.Buffers.Binary;
using System.Text;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>A font of a few glyphs of another: Skia embeds whole font files, so that a letter would carry all the letters that it does not use.</summary>
internal sealed class ExtraitDePolice
{
    private static readonly string[] Copiees = ["OS/2", "name", "post"];

    private readonly FichierTrueType _source;
    private readonly (ushort Glyphe, int Caractere)? _ajout;
    private readonly List<ushort> _glyphes = [0];
    private readonly Dictionary<ushort, ushort> _numeros = new() { [0] = 0 };

    /// <param name="ajout">A glyph that the source gives no character, and the one it stands for here.</param>
    public ExtraitDePolice(FichierTrueType source, IEnumerable<ushort> glyphes, (ushort Glyphe, int Caractere)? ajout = null)
    {
        (_source, _ajout) = (source, ajout);
        foreach (var glyphe in glyphes)
        {
            Ajouter(glyphe);
        }
    }

    /// <summary>Number of a glyph in the smaller font.</summary>
    public IReadOnlyDictionary<ushort, ushort> Numeros => _numeros;

    public byte[] Ecrire()
    {
        var contours = new MemoryStream();
        var positions = new MemoryStream();
        // The list grows while it is read: the parts of an accented letter are glyphs of their own.
        for (var i = 0; i < _glyphes.Count; i++)
        {
            Ecrire32(positions, (uint)contours.Length);
            contours.Write(Contour(_glyphes[i]));
            contours.SetLength((contours.Length + 3) & ~3L);
            contours.Position = contours.Length;
        }

        Ecrire32(positions, (uint)contours.Length);
        return Assembler(new SortedDictionary<string, byte[]>(Copiees.Where(_source.Contient).ToDictionary(nom => nom, nom => _source.Table(nom).ToArray()), StringComparer.Ordinal)
        {
            ["cmap"] = Caracteres(),
            ["glyf"] = contours.ToArray(),
            ["head"] = Modifier("head", 50, 1),
            ["hhea"] = Modifier("hhea", 34, (ushort)_glyphes.Count),
            ["hmtx"] = Mesures(),
            ["loca"] = positions.ToArray(),
            ["maxp"] = Modifier("maxp", 4, (ushort)_glyphes.Count),
        });
    }

    private ushort Ajouter(ushort glyphe)
    {
        if (!_numeros.TryGetValue(glyphe, out var numero))
        {
            _numeros[glyphe] = numero = (ushort)_glyphes.Count;
            _glyphes.Add(glyphe);
        }

        return numero;
    }

    private byte[] Contour(ushort glyphe)
    {
        var contour = _source.Contour(glyphe).ToArray();
        if (contour.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(contour) >= 0)
        {
            return contour;
        }

        const int motsLongs = 1, echelle = 8, suite = 32, deuxEchelles = 64, matrice = 128;
        for (int place = 10, drapeaux = suite; (drapeaux & suite) != 0;)
        {
            drapeaux = FichierTrueType.Court(contour, place);
            BinaryPrimitives.WriteUInt16BigEndian(contour.AsSpan(place + 2), Ajouter(FichierTrueType.Court(contour, place + 2)));
            place += 4 + ((drapeaux & motsLongs) != 0 ? 4 : 2)
                + ((drapeaux & echelle) != 0 ? 2 : (drapeaux & deuxEchelles) != 0 ? 4 : (drapeaux & matrice) != 0 ? 8 : 0);
        }

        return contour;
    }

    private byte[] Mesures()
    {
        var mesures = new byte[4 * _glyphes.Count];
        for (var i = 0; i < _glyphes.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(mesures.AsSpan(4 * i), _source.Avances[_glyphes[i]]);
            BinaryPrimitives.WriteInt16BigEndian(mesures.AsSpan(4 * i + 2), _source.Approche(_glyphes[i]));
        }

        return mesures;
    }

    // One format 12 table: what the text copied from the PDF is read with.
    private byte[] Caracteres()
    {
        var groupes = _source.Glyphes.Where(c => c.Value != 0 && _numeros.ContainsKey(c.Value) && c.Key != _ajout?.Caractere)
            .Concat(_ajout is { } a ? [KeyValuePair.Create(a.Caractere, a.Glyphe)] : []).OrderBy(c => c.Key).ToArray();
        var table = new MemoryStream();
        foreach (var valeur in new uint[] { 1, (3 << 16) | 10, 12, 12 << 16, (uint)(16 + 12 * groupes.Length), 0, (uint)groupes.Length })
        {
            Ecrire32(table, valeur);
        }

        foreach (var (point, glyphe) in groupes)
        {
            Ecrire32(table, (uint)point);
            Ecrire32(table, (uint)point);
            Ecrire32(table, _numeros[glyphe]);
        }

        return table.ToArray();
    }

    private byte[] Modifier(string nom, int place, ushort valeur)
    {
        var table = _source.Table(nom).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(place), valeur);
        return table;
    }

    private static byte[] Assembler(SortedDictionary<string, byte[]> tables)
    {
        var fichier = new MemoryStream();
        var puissance = 1 << (int)Math.Log2(tables.Count);
        Ecrire32(fichier, 0x00010000);
        Ecrire32(fichier, (uint)((tables.Count << 16) | (16 * puissance)));
        Ecrire32(fichier, (uint)(((int)Math.Log2(puissance) << 16) | (16 * (tables.Count - puissance))));
        var debut = 12 + 16 * tables.Count;
        foreach (var (nom, table) in tables)
        {
            fichier.Write(Encoding.Latin1.GetBytes(nom));
            Ecrire32(fichier, Somme(table));
            Ecrire32(fichier, (uint)debut);
            Ecrire32(fichier, (uint)table.Length);
            debut += (table.Length + 3) & ~3;
        }

        foreach (var table in tables.Values)
        {
            fichier.Write(table);
            fichier.Write(new byte[((table.Length + 3) & ~3) - table.Length]);
        }

        return fichier.ToArray();
    }

    private static uint Somme(byte[] table)
    {
        var somme = 0u;
        Span<byte> mot = stackalloc byte[4];
        for (var i = 0; i < table.Length; i += 4)
        {
            mot.Clear();
            table.AsSpan(i, Math.Min(4, table.Length - i)).CopyTo(mot);
            somme = unchecked(somme + BinaryPrimitives.ReadUInt32BigEndian(mot));
        }

        return somme;
    }

    private static void Ecrire32(MemoryStream sortie, uint valeur)
    {
        Span<byte> mot = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(mot, valeur);
        sortie.Write(mot);
    }
}

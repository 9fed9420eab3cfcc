using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>Files made to harm, and honest ones beside them.</summary>
internal static partial class FichiersPieges
{
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A document with these entries, after its list of types.</summary>
    public static byte[] Zip(params string[] entrees) => Archive([.. entrees.Prepend("[Content_Types].xml").Select(e => (e, "<x/>"u8.ToArray()))]);

    public static byte[] Archive(params (string Nom, byte[] Contenu)[] entrees)
    {
        using var flux = new MemoryStream();
        using (var archive = new ZipArchive(flux, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (nom, contenu) in entrees)
            {
                using var ecrit = archive.CreateEntry(nom, CompressionLevel.SmallestSize).Open();
                ecrit.Write(contenu);
            }
        }

        return flux.ToArray();
    }

    /// <summary>Some kilobytes that become that many megabytes.</summary>
    public static byte[] Bombe(int mega, bool menteuse = false)
    {
        var archive = Archive(("[Content_Types].xml", "<x/>"u8.ToArray()), ("word/document.xml", new byte[mega * 1024 * 1024]));
        return menteuse ? Mentir(archive) : archive;
    }

    /// <summary>A page, with these objects after it and the table of them all.</summary>
    public static byte[] Pdf(string corps = "") => Terminer($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n{corps}\n");

    /// <summary>These lines, with the table of the objects that they hold.</summary>
    public static byte[] Terminer(string texte)
    {
        var objets = DebutsDObjet().Matches(texte).GroupBy(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToDictionary(g => g.Key, g => g.Last().Index);
        var entrees = string.Concat(objets.OrderBy(o => o.Key).Select(o => $"{o.Key} 1\n{o.Value:0000000000} 00000 n \n"));
        return Encoding.Latin1.GetBytes($"{texte}xref\n0 1\n0000000000 65535 f \n{entrees}trailer<</Root 1 0 R/Size {objets.Keys.Max() + 1}>>\nstartxref\n{texte.Length}\n%%EOF\n");
    }

    /// <summary>The same as programs write it today: every object inside a stream, compressed so many times over.</summary>
    /// <param name="objets">Numbered from 4.</param>
    public static byte[] PdfModerne(int comprime, params string[] objets) => PdfModerne(comprime, false, objets);

    /// <param name="sansEnTete">The first bytes of the compressed stream are not those of such a stream.</param>
    public static byte[] PdfModerne(int comprime, bool sansEnTete, params string[] objets)
    {
        string[] tous = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", .. objets];
        var (entete, contenu) = (new StringBuilder(), new StringBuilder());
        foreach (var (i, objet) in tous.Index())
        {
            entete.Append(CultureInfo.InvariantCulture, $"{i + 1} {contenu.Length} ");
            contenu.Append(objet).Append('\n');
        }

        var flux = Encoding.Latin1.GetBytes($"{entete}{contenu}");
        for (var i = 0; i < comprime; i++)
        {
            flux = Deflater(flux);
        }

        if (sansEnTete)
        {
            (flux[0], flux[1]) = (0, 0);
        }

        var (porteur, table) = (tous.Length + 1, tous.Length + 2);
        var filtres = string.Concat(Enumerable.Repeat("/FlateDecode ", comprime));
        byte[] debut = [.. "%PDF-1.5\n"u8, .. Encoding.Latin1.GetBytes($"{porteur} 0 obj<</Type/ObjStm/N {tous.Length}/First {entete.Length}/Filter[{filtres}]/Length {flux.Length}>>stream\n"), .. flux, .. "\nendstream endobj\n"u8];
        byte[] lignes = [.. new byte[7], .. Enumerable.Range(0, tous.Length).SelectMany(i => Ligne(2, porteur, i)), .. Ligne(1, 9, 0), .. Ligne(1, debut.Length, 0)];
        return [.. debut, .. Encoding.Latin1.GetBytes($"{table} 0 obj<</Type/XRef/W[1 4 2]/Size {table + 1}/Root 1 0 R/Length {lignes.Length}>>stream\n"), .. lignes, .. Encoding.Latin1.GetBytes($"\nendstream endobj\nstartxref\n{debut.Length}\n%%EOF\n")];

        static byte[] Ligne(byte sorte, int ou, int rang) => [sorte, (byte)(ou >> 24), (byte)(ou >> 16), (byte)(ou >> 8), (byte)ou, (byte)(rang >> 8), (byte)rang];
    }

    /// <summary>The same archive, with another name of the same length for an entry.</summary>
    public static byte[] Renommer(byte[] archive, string ancien, string nouveau) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(archive).Replace(ancien, nouveau, StringComparison.Ordinal));

    private static byte[] Deflater(byte[] octets)
    {
        using var flux = new MemoryStream();
        using (var zlib = new ZLibStream(flux, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(octets);
        }

        return flux.ToArray();
    }

    /// <summary>The same archive with that entry, instead of the one of that name if there was one.</summary>
    public static byte[] AvecEntree(byte[] archive, string nom, byte[] contenu)
    {
        using var flux = new MemoryStream();
        flux.Write(archive);
        using (var zip = new ZipArchive(flux, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(nom)?.Delete();
            using var entree = zip.CreateEntry(nom, CompressionLevel.NoCompression).Open();
            entree.Write(contenu);
        }

        return flux.ToArray();
    }

    /// <summary>A text document with these parts beside its own and these relationships (kind, target, external) from it.</summary>
    public static byte[] Docx(string corps = "", (string Sorte, string Cible, bool Ailleurs)[]? liens = null, params (string Nom, string Type, string Contenu)[] parties) => Office("word/document.xml", "wordprocessingml.document.main+xml",
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>{corps}</w:p></w:body></w:document>", liens, parties);

    /// <summary>With macros, under the name of a document without.</summary>
    public static byte[] DocxAMacros() => Office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", "<x/>", null, []);

    public static byte[] Xlsx(string corps = "", (string Sorte, string Cible, bool Ailleurs)[]? liens = null, params (string Nom, string Type, string Contenu)[] parties) => Office("xl/workbook.xml", "spreadsheetml.sheet.main+xml",
        $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{corps}</workbook>", liens, parties);

    private static byte[] Office(string principale, string type, string contenu, (string Sorte, string Cible, bool Ailleurs)[]? liens, (string Nom, string Type, string Contenu)[] parties)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        var dossier = principale.Split('/')[0];
        static byte[] Liens(IEnumerable<(string Sorte, string Cible, bool Ailleurs)> liens) => Encoding.UTF8.GetBytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(liens.Select((l, i) => $"<Relationship Id=\"r{i}\" Type=\"{Relations}{l.Sorte}\" Target=\"{l.Cible}\"{(l.Ailleurs ? " TargetMode=\"External\"" : "")}/>")) + "</Relationships>");
        var types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/{principale}\" ContentType=\"{(type.Contains('/', StringComparison.Ordinal) ? type : "application/vnd.openxmlformats-officedocument." + type)}\"/>"
            + string.Concat(parties.Select(p => $"<Override PartName=\"/{dossier}/{p.Nom}\" ContentType=\"{p.Type}\"/>")) + "</Types>";
        return Archive([
            ("[Content_Types].xml", Encoding.UTF8.GetBytes(types)), ("_rels/.rels", Liens([("officeDocument", principale, false)])), (principale, Encoding.UTF8.GetBytes(contenu)),
            ($"{dossier}/_rels/{principale.Split('/')[1]}.rels", Liens(liens ?? [])), .. parties.Select(p => ($"{dossier}/{p.Nom}", Encoding.UTF8.GetBytes(p.Contenu)))]);
    }

    [GeneratedRegex(@"(?<![0-9])([0-9]+) 0 obj")]
    private static partial Regex DebutsDObjet();

    /// <summary>What hides in a compressed object stream.</summary>
    public static byte[] PdfComprime(string cache)
    {
        return [.. "%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n"u8, .. Deflater(Encoding.Latin1.GetBytes(cache)), .. "\nendstream endobj\n%%EOF\n"u8];
    }

    /// <summary>A header that says that size, and nothing behind.</summary>
    public static byte[] PngDe(uint cote)
    {
        var entete = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(entete, cote);
        BinaryPrimitives.WriteUInt32BigEndian(entete.AsSpan(4), cote);
        (entete[8], entete[9]) = (8, 2);
        return [.. Png[..8], .. Bloc("IHDR", entete), .. Bloc("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]), .. Bloc("IEND", [])];
    }

    // The directory declares 100 bytes instead of the real size.
    private static byte[] Mentir(byte[] archive)
    {
        for (var i = 0; i < archive.Length - 46; i++)
        {
            if (archive.AsSpan(i).StartsWith("PK\x01\x02"u8) && BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(i + 24)) > 1000)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(i + 24), 100);
            }
        }

        return archive;
    }

    private static byte[] Bloc(string type, byte[] donnees)
    {
        byte[] corps = [.. Encoding.ASCII.GetBytes(type), .. donnees];
        var bloc = new byte[corps.Length + 8];
        BinaryPrimitives.WriteUInt32BigEndian(bloc, (uint)donnees.Length);
        corps.CopyTo(bloc, 4);
        BinaryPrimitives.WriteUInt32BigEndian(bloc.AsSpan(4 + corps.Length), Crc(corps));
        return bloc;
    }

    private static uint Crc(ReadOnlySpan<byte> octets)
    {
        var crc = uint.MaxValue;
        foreach (var octet in octets)
        {
            crc ^= octet;
            for (var k = 0; k < 8; k++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}

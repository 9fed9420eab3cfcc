using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>Files made to harm, and honest ones beside them.</summary>
internal static class FichiersPieges
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

    public static byte[] Pdf(string corps = "") => Encoding.Latin1.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n{corps}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <summary>What hides in a compressed object stream.</summary>
    public static byte[] PdfComprime(string cache)
    {
        using var flux = new MemoryStream();
        using (var zlib = new ZLibStream(flux, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(cache));
        }

        return [.. "%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n"u8, .. flux.ToArray(), .. "\nendstream endobj\n%%EOF\n"u8];
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

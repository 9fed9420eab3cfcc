using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AppelAProjets.Application.Pieces;

/// <summary>An entry as the central directory of a ZIP declares it.</summary>
internal sealed record EntreeDArchive(string Nom, long Comprimee, long Taille, long Debut, int Methode, bool EstChiffree, uint Controle)
{
    private const int EnTeteLocal = 30;

    /// <summary>Stays inside the folder that it would be extracted to.</summary>
    public bool EstUnNomSur => Nom.Length > 0 && Nom[0] is not ('/' or '\\') && !Nom.Contains('\0') && !Nom.Contains(':') && !Nom.Split('/', '\\').Contains("..");

    /// <summary>Its bytes, decompressed as they are read.</summary>
    public Stream Ouvrir(Stream archive)
    {
        Span<byte> local = stackalloc byte[EnTeteLocal];
        archive.Position = Debut <= archive.Length ? Debut : throw new InvalidDataException("An entry beyond the end.");
        archive.ReadExactly(local);
        if (!local.StartsWith("PK\x03\x04"u8))
        {
            throw new InvalidDataException("No local header where the directory says.");
        }

        archive.Position = Debut + EnTeteLocal + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        var portion = new PortionDeFlux(archive, Comprimee);
        return Methode == 0 ? portion : new DeflateStream(portion, CompressionMode.Decompress);
    }
}

/// <summary>Reads the central directory of a ZIP: nothing but headers, and no more of them than asked. ZIP64 is no document's need: it is refused.</summary>
internal static class RepertoireDArchive
{
    private const int Fin = 22;
    private const int EnTete = 46;
    private const int CommentaireMaximum = 65_535;

    /// <summary>The entries; null when there are more than <paramref name="maximum"/>.</summary>
    /// <exception cref="InvalidDataException">It is no such archive.</exception>
    /// <exception cref="EndOfStreamException">It is cut.</exception>
    public static IReadOnlyList<EntreeDArchive>? Lire(Stream archive, int maximum)
    {
        var (nombre, debut) = Annonce(archive);
        if (nombre > maximum)
        {
            return null;
        }

        archive.Position = debut <= archive.Length ? debut : throw new InvalidDataException("A directory beyond the end.");
        var entrees = new List<EntreeDArchive>(nombre);
        var entete = new byte[EnTete];
        var nom = new byte[ushort.MaxValue];
        for (var i = 0; i < nombre; i++)
        {
            archive.ReadExactly(entete);
            if (!entete.AsSpan().StartsWith("PK\x01\x02"u8))
            {
                throw new InvalidDataException("The directory is shorter than it says.");
            }

            int Court(int rang) => BinaryPrimitives.ReadUInt16LittleEndian(entete.AsSpan(rang));
            long Long(int rang) => BinaryPrimitives.ReadUInt32LittleEndian(entete.AsSpan(rang));
            archive.ReadExactly(nom, 0, Court(28));
            entrees.Add(new EntreeDArchive(Encoding.UTF8.GetString(nom, 0, Court(28)), Long(20), Long(24), Long(42), Court(10), (Court(8) & 1) == 1, (uint)Long(16)));
            archive.Position += Court(30) + Court(32);
        }

        return entrees;
    }

    private static (int Nombre, long Debut) Annonce(Stream archive)
    {
        var fin = new byte[(int)Math.Min(archive.Length, Fin + CommentaireMaximum)];
        archive.Position = archive.Length - fin.Length;
        archive.ReadExactly(fin);
        var rang = fin.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (rang < 0 || rang + Fin > fin.Length)
        {
            throw new InvalidDataException("No end of directory.");
        }

        var nombre = BinaryPrimitives.ReadUInt16LittleEndian(fin.AsSpan(rang + 10));
        return (nombre, BinaryPrimitives.ReadUInt32LittleEndian(fin.AsSpan(rang + 16)));
    }
}

/// <summary>The next bytes of a stream, and no more. Closing it leaves the stream open.</summary>
internal sealed class PortionDeFlux(Stream source, long reste) : Stream
{
    private long reste = reste;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var lus = source.Read(buffer[..(int)Math.Min(buffer.Length, reste)]);
        reste -= lus;
        return lus;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace AppelAProjets.Application.Exports;

/// <summary>
/// A ZIP on the disk that goes on where it stopped: each entry says its size before its bytes, so that the directory of what is safe is found again by reading the headers. Entries are stored as they are
/// (pieces and PDF are compressed already), each under 4 GB; the whole may be larger.
/// </summary>
internal sealed class ZipReprenable : IAsyncDisposable
{
    private const uint Entete = 0x04034b50;
    private const int TailleDEntete = 30;
    private const ushort Utf8 = 0x0800;
    private const int Tampon = 81_920;

    private readonly FileStream fichier;
    private readonly List<Entree> entrees = [];

    private ZipReprenable(FileStream fichier) => this.fichier = fichier;

    /// <summary>Bytes written.</summary>
    public long Taille => fichier.Position;

    /// <param name="jusqua">Bytes known to be safe: what follows is forgotten.</param>
    public static async Task<ZipReprenable> OuvrirAsync(string chemin, long jusqua, CancellationToken annulation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(chemin)!);
        var zip = new ZipReprenable(new FileStream(chemin, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Tampon, useAsync: true));
        try
        {
            if (zip.fichier.Length < jusqua)
            {
                throw new InvalidDataException("The archive is shorter than what was recorded of it.");
            }

            zip.fichier.SetLength(jusqua);
            await zip.RelireAsync(jusqua, annulation);
            return zip;
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    public async Task AjouterAsync(string nom, DateTimeOffset le, Stream contenu, CancellationToken annulation)
    {
        var (debut, lettres) = (fichier.Position, Encoding.UTF8.GetBytes(nom));
        fichier.Position = debut + TailleDEntete + lettres.Length;
        var (taille, crc) = await CopierAsync(contenu, annulation);
        var entree = new Entree(debut, lettres, checked((uint)taille), crc, Dos(le));
        var fin = fichier.Position;
        fichier.Position = debut;
        await fichier.WriteAsync(Local(entree), annulation);
        fichier.Position = fin;
        entrees.Add(entree);
    }

    /// <summary>What was added is on the disk when this returns.</summary>
    public async Task GarderAsync(CancellationToken annulation)
    {
        await fichier.FlushAsync(annulation);
        fichier.Flush(flushToDisk: true);
    }

    /// <summary>Writes the directory: the file is a ZIP.</summary>
    public async Task TerminerAsync(CancellationToken annulation)
    {
        var debut = fichier.Position;
        foreach (var entree in entrees)
        {
            await fichier.WriteAsync(Central(entree), annulation);
        }

        await fichier.WriteAsync(Fin(debut, fichier.Position - debut), annulation);
        await GarderAsync(annulation);
    }

    public ValueTask DisposeAsync() => fichier.DisposeAsync();

    private async Task RelireAsync(long jusqua, CancellationToken annulation)
    {
        var entete = new byte[TailleDEntete];
        while (fichier.Position < jusqua)
        {
            var debut = fichier.Position;
            await fichier.ReadExactlyAsync(entete, annulation);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entete) != Entete)
            {
                throw new InvalidDataException("The archive is not what was written of it.");
            }

            var nom = new byte[BinaryPrimitives.ReadUInt16LittleEndian(entete.AsSpan(26))];
            await fichier.ReadExactlyAsync(nom, annulation);
            var taille = BinaryPrimitives.ReadUInt32LittleEndian(entete.AsSpan(22));
            entrees.Add(new Entree(debut, nom, taille, BinaryPrimitives.ReadUInt32LittleEndian(entete.AsSpan(14)), BinaryPrimitives.ReadUInt32LittleEndian(entete.AsSpan(10))));
            fichier.Position += taille;
        }
    }

    private async Task<(long Taille, uint Crc)> CopierAsync(Stream contenu, CancellationToken annulation)
    {
        var (tampon, crc, taille) = (ArrayPool<byte>.Shared.Rent(Tampon), new Crc32(), 0L);
        try
        {
            int lus;
            while ((lus = await contenu.ReadAsync(tampon, annulation)) > 0)
            {
                crc.Append(tampon.AsSpan(0, lus));
                await fichier.WriteAsync(tampon.AsMemory(0, lus), annulation);
                taille += lus;
            }

            return (taille, crc.GetCurrentHashAsUInt32());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(tampon);
        }
    }

    private static byte[] Local(Entree entree)
    {
        using var octets = new MemoryStream();
        using var e = new BinaryWriter(octets);
        e.Write(Entete);
        e.Write((ushort)20);
        Commun(e, entree);
        e.Write((ushort)0);
        e.Write(entree.Nom);
        return octets.ToArray();
    }

    // Flags, method, date, CRC, sizes, length of the name: alike in the two headers.
    private static void Commun(BinaryWriter e, Entree entree)
    {
        e.Write(Utf8);
        e.Write((ushort)0);
        e.Write(entree.Le);
        e.Write(entree.Crc);
        e.Write(entree.Taille);
        e.Write(entree.Taille);
        e.Write((ushort)entree.Nom.Length);
    }

    private static byte[] Central(Entree entree)
    {
        var loin = entree.Debut >= uint.MaxValue;
        using var octets = new MemoryStream();
        using var e = new BinaryWriter(octets);
        e.Write(0x02014b50u);
        e.Write((ushort)45);
        e.Write((ushort)(loin ? 45 : 20));
        Commun(e, entree);
        e.Write((ushort)(loin ? 12 : 0));
        e.Write(new byte[10]);
        e.Write(loin ? uint.MaxValue : (uint)entree.Debut);
        e.Write(entree.Nom);
        if (loin)
        {
            e.Write((ushort)1);
            e.Write((ushort)8);
            e.Write(entree.Debut);
        }

        return octets.ToArray();
    }

    private byte[] Fin(long debut, long taille)
    {
        using var octets = new MemoryStream();
        using var e = new BinaryWriter(octets);
        var grand = debut + taille >= uint.MaxValue || entrees.Count >= ushort.MaxValue;
        if (grand)
        {
            e.Write(0x06064b50u);
            e.Write(44L);
            e.Write((ushort)45);
            e.Write((ushort)45);
            e.Write(0L);
            e.Write((long)entrees.Count);
            e.Write((long)entrees.Count);
            e.Write(taille);
            e.Write(debut);
            e.Write(0x07064b50u);
            e.Write(0u);
            e.Write(debut + taille);
            e.Write(1u);
        }

        var nombre = grand ? ushort.MaxValue : (ushort)entrees.Count;
        e.Write(0x06054b50u);
        e.Write(0u);
        e.Write(nombre);
        e.Write(nombre);
        e.Write(grand ? uint.MaxValue : (uint)taille);
        e.Write(grand ? uint.MaxValue : (uint)debut);
        e.Write((ushort)0);
        return octets.ToArray();
    }

    // Time then date, two seconds apart, from 1980.
    private static uint Dos(DateTimeOffset le)
    {
        var t = le.Year < 1980 ? new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) : le.DateTime;
        return (uint)((t.Hour << 11) | (t.Minute << 5) | (t.Second / 2)) | ((uint)(((t.Year - 1980) << 9) | (t.Month << 5) | t.Day) << 16);
    }

    private readonly record struct Entree(long Debut, byte[] Nom, uint Taille, uint Crc, uint Le);
}

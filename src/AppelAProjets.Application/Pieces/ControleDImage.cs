using System.Buffers.Binary;
using System.IO.Hashing;
using SkiaSharp;

namespace AppelAProjets.Application.Pieces;

/// <summary>A picture that is what it says, of a bearable size, and whole. It is never decoded: its header is read, then its parts are counted to the last.</summary>
internal static class ControleDImage
{
    private const int CoteMaximum = 20_000;
    private const long PixelsMaximum = 100_000_000;
    private const int Signature = 8;

    private static readonly Refus Tronquee = RefusDeFichier.Creer(
        "fichier.tronque", "Cette image s’arrête avant la fin : sa copie ou son envoi a été interrompu. Reprenez l’image d’origine, vérifiez qu’elle s’affiche en entier, puis envoyez-la de nouveau.");

    private static readonly Refus Abimee = RefusDeFichier.Creer(
        "fichier.abime", "Cette image a été abîmée par une copie ou un envoi : elle ne s’afficherait pas partout. Reprenez l’image d’origine, vérifiez qu’elle s’affiche en entier, puis envoyez-la de nouveau.");

    /// <summary>Null when it is.</summary>
    /// <param name="contenu">Seekable; read whole, which the size limit allows.</param>
    public static Refus? Verifier(Stream contenu, SKEncodedImageFormat format)
    {
        var octets = new byte[contenu.Length];
        contenu.Position = 0;
        contenu.ReadExactly(octets);
        // Reads the header only: a picture of 30,000 pixels a side costs nothing here.
        using var donnees = SKData.CreateCopy(octets);
        using var codec = SKCodec.Create(donnees);
        if (codec is null || codec.EncodedFormat != format)
        {
            return RefusDeFichier.Illisible;
        }

        if (codec.Info.Width > CoteMaximum || codec.Info.Height > CoteMaximum || (long)codec.Info.Width * codec.Info.Height > PixelsMaximum)
        {
            return RefusDeFichier.Creer("fichier.pixels", $"Cette image est trop grande ({codec.Info.Width} × {codec.Info.Height} points). Réduisez-la, ou enregistrez-la en PDF.");
        }

        return format == SKEncodedImageFormat.Png ? VerifierLePng(octets) : EstUnJpegEntier(octets) ? null : Tronquee;
    }

    // Chunks (length, name of four letters, data, control) up to IEND.
    private static Refus? VerifierLePng(ReadOnlySpan<byte> octets)
    {
        var pixels = false;
        for (var i = Signature; i + 12 <= octets.Length;)
        {
            var longueur = BinaryPrimitives.ReadUInt32BigEndian(octets[i..]);
            var nom = octets.Slice(i + 4, 4);
            if (longueur > octets.Length - i - 12 || nom.ContainsAnyExceptInRange((byte)'A', (byte)'z'))
            {
                return Tronquee;
            }

            // Readers give up on a part that an image cannot do without: a name in capitals.
            var controle = octets[(i + 8 + (int)longueur)..];
            if (char.IsAsciiLetterUpper((char)nom[0]) && Crc32.HashToUInt32(octets.Slice(i + 4, (int)longueur + 4)) != BinaryPrimitives.ReadUInt32BigEndian(controle))
            {
                // The room of a file that did not arrive is full of zeros.
                return octets[^8..].ContainsAnyExcept((byte)0) ? Abimee : Tronquee;
            }

            if (nom.SequenceEqual("IEND"u8))
            {
                return pixels ? null : Tronquee;
            }

            pixels |= nom.SequenceEqual("IDAT"u8);
            i += (int)longueur + 12;
        }

        return Tronquee;
    }

    // Segments up to the end-of-image marker; the one of a thumbnail is inside a segment, and skipped with it.
    private static bool EstUnJpegEntier(ReadOnlySpan<byte> octets)
    {
        var pixels = false;
        for (var i = 2; i + 1 < octets.Length;)
        {
            var marque = octets[i + 1];
            if (octets[i] != 0xFF || marque is 0x00 or 0x01 or 0xFF or (>= 0xD0 and <= 0xD7))
            {
                // Compressed pixels, restart markers and filling.
                i++;
                continue;
            }

            if (marque == 0xD9)
            {
                return pixels;
            }

            if (i + 4 > octets.Length)
            {
                return false;
            }

            pixels |= marque == 0xDA;
            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(octets[(i + 2)..]);
        }

        return false;
    }
}

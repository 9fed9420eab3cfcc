using System.Text;

namespace AppelAProjets.Application.Pieces;

/// <summary>A compound file: a document of the old formats (.doc, .xls), or one of today that a password protects.</summary>
internal static class DocumentOle
{
    private static readonly byte[] Flux = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool Est(Stream contenu)
    {
        Span<byte> debut = stackalloc byte[4];
        contenu.Position = 0;
        return contenu.ReadAtLeast(debut, debut.Length, throwOnEndOfStream: false) == debut.Length && debut.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);
    }

    /// <summary>Whether it names the stream under which the encrypted document is kept ([MS-OFFCRYPTO] 2.3.4.4).</summary>
    public static bool EstProtege(Stream contenu)
    {
        var tampon = new byte[81_920];
        contenu.Position = 0;
        for (int garde = 0, lus; (lus = contenu.Read(tampon, garde, tampon.Length - garde)) > 0;)
        {
            var fin = garde + lus;
            if (tampon.AsSpan(0, fin).IndexOf(Flux) >= 0)
            {
                return true;
            }

            // The name may begin at the end of what was read.
            garde = Math.Min(Flux.Length - 1, fin);
            tampon.AsSpan(fin - garde, garde).CopyTo(tampon);
        }

        return false;
    }
}

using System.IO.Compression;
using System.Text;

namespace AppelAProjets.Application.Pieces;

/// <summary>Looks for scripts, programs, files, in the bytes and in Flate object streams, escapes read. Not seen: encrypted, compressed otherwise, over budget; the antivirus is next.</summary>
internal static class ControleDePdf
{
    private const int ObjetsMaximum = 200_000;
    private const int DecompresseMaximum = 32 * 1024 * 1024;
    private const int EnTete = 1024;
    private const int Fin = 2048;
    // The longest name looked for, every byte of it escaped.
    private const int Chevauchement = 3 * 16;

    private static readonly (byte[] Nom, string Quoi)[] Actifs =
    [
        ("/JavaScript"u8.ToArray(), "un script"), ("/Launch"u8.ToArray(), "une commande qui lance un programme"),
        ("/EmbeddedFile"u8.ToArray(), "un autre fichier"), ("/RichMedia"u8.ToArray(), "une animation"),
    ];

    // A PDF that is also a page or a script for another program.
    private static readonly string[] Deguisements = ["<script", "<html", "<!doctype", "<?php", "<svg", "#!/"];

    /// <summary>Null when nothing is found.</summary>
    /// <param name="contenu">Seekable; read whole, which the size limit allows.</param>
    public static Refus? Verifier(Stream contenu)
    {
        var octets = new byte[contenu.Length];
        contenu.Position = 0;
        contenu.ReadExactly(octets);
        var objets = octets.AsSpan().Count(" obj"u8);
        if (octets.AsSpan(Math.Max(0, octets.Length - Fin)).IndexOf("%%EOF"u8) < 0 || objets == 0)
        {
            return RefusDeFichier.Illisible;
        }

        var debut = Encoding.Latin1.GetString(octets, 0, Math.Min(octets.Length, EnTete)).ToLowerInvariant();
        if (Deguisements.Any(d => debut.Contains(d, StringComparison.Ordinal)))
        {
            return RefusDeFichier.Creer("fichier.deguise", "Ce fichier n’est pas un vrai PDF : il contient une page web ou un script. Imprimez votre document en PDF, puis envoyez-le de nouveau.");
        }

        return objets > ObjetsMaximum
            ? RefusDeFichier.Creer("fichier.demesure", "Ce PDF compte trop d’éléments pour un document ordinaire. Imprimez-le en PDF, puis envoyez le nouveau fichier.")
            : Chercher(octets) ?? DansLesObjetsComprimes(octets);
    }

    private static Refus? Chercher(ReadOnlySpan<byte> octets)
    {
        Span<byte> nom = stackalloc byte[Chevauchement / 3];
        for (var i = 0; i < octets.Length - 1; i++)
        {
            if (octets[i] != '/' || octets[i + 1] is not ((byte)'J' or (byte)'L' or (byte)'E' or (byte)'R' or (byte)'#'))
            {
                continue;
            }

            var lus = Nommer(octets[i..], nom);
            foreach (var (actif, quoi) in Actifs)
            {
                if (nom[..lus].StartsWith(actif))
                {
                    return RefusDeFichier.Creer("fichier.actif", $"Ce PDF contient {quoi}, ce qui n’est pas accepté. Ouvrez-le, choisissez « Imprimer » puis « Enregistrer en PDF », et envoyez le nouveau fichier.");
                }
            }
        }

        return null;
    }

    // Copies the start of a name, #xx read.
    private static int Nommer(ReadOnlySpan<byte> octets, Span<byte> nom)
    {
        var lus = 0;
        for (var i = 0; i < octets.Length && lus < nom.Length; i++)
        {
            if (octets[i] == '#' && i + 2 < octets.Length && char.IsAsciiHexDigit((char)octets[i + 1]) && char.IsAsciiHexDigit((char)octets[i + 2]))
            {
                (nom[lus++], i) = (Convert.FromHexString(octets.Slice(i + 1, 2))[0], i + 2);
            }
            else
            {
                nom[lus++] = octets[i];
            }
        }

        return lus;
    }

    private static Refus? DansLesObjetsComprimes(byte[] octets)
    {
        var reste = DecompresseMaximum;
        for (var i = Suivant(octets, 0, "/ObjStm"u8); i >= 0 && reste > 0; i = Suivant(octets, i, "/ObjStm"u8))
        {
            // Going on after the stream keeps the search linear whatever the file holds.
            i = Suivant(octets, i, "stream"u8);
            if (i < 0)
            {
                return null;
            }

            i += "stream".Length;
            if (DansLeFlux(octets, i, ref reste) is { } refus)
            {
                return refus;
            }
        }

        return null;
    }

    private static Refus? DansLeFlux(byte[] octets, int debut, ref int reste)
    {
        while (debut < octets.Length && octets[debut] is (byte)'\r' or (byte)'\n')
        {
            debut++;
        }

        using var zlib = new ZLibStream(new MemoryStream(octets, debut, octets.Length - debut), CompressionMode.Decompress);
        var tampon = new byte[81_920];
        var gardes = 0;
        try
        {
            int lus;
            while (reste > 0 && (lus = zlib.Read(tampon, gardes, tampon.Length - gardes)) > 0)
            {
                reste -= lus;
                if (Chercher(tampon.AsSpan(0, gardes + lus)) is { } refus)
                {
                    return refus;
                }

                var suite = Math.Min(Chevauchement, gardes + lus);
                tampon.AsSpan(gardes + lus - suite, suite).CopyTo(tampon);
                gardes = suite;
            }
        }
        catch (InvalidDataException)
        {
            // Not Flate, or encrypted: what came out before was looked at.
            reste -= Chevauchement;
        }

        return null;
    }

    private static int Suivant(byte[] octets, int debut, ReadOnlySpan<byte> cherche) =>
        octets.AsSpan(debut).IndexOf(cherche) is >= 0 and var rang ? debut + rang : -1;
}

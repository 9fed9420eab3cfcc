using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AppelAProjets.Application.Pieces;

/// <summary>Accepts a file whose extension and content say the same, and that holds nothing that acts (macros, scripts) or explodes. What is decompressed to know is thrown away, and bounded.</summary>
public static class ControleDeFichier
{
    private const int CoteMaximum = 20_000;
    private const long PixelsMaximum = 100_000_000;
    private const string Types = "PDF, JPEG, PNG, DOCX, XLSX ou ODT";

    private static readonly Dictionary<string, (string Mime, byte[] Signature, Func<Stream, Refus?> Verifier)> Acceptes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = (TypesDeFichier.Pdf, "%PDF-"u8.ToArray(), ControleDePdf.Verifier),
        [".jpg"] = ("image/jpeg", [0xFF, 0xD8, 0xFF], s => Image(s, SKEncodedImageFormat.Jpeg)),
        [".jpeg"] = ("image/jpeg", [0xFF, 0xD8, 0xFF], s => Image(s, SKEncodedImageFormat.Jpeg)),
        [".png"] = ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], s => Image(s, SKEncodedImageFormat.Png)),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Archive, s => ControleDArchive.Verifier(s, "word/document.xml")),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Archive, s => ControleDArchive.Verifier(s, "xl/workbook.xml")),
        [".odt"] = ("application/vnd.oasis.opendocument.text", Archive, s => DitSonType(s) ? ControleDArchive.Verifier(s, "content.xml") : RefusDeFichier.Illisible),
    };

    // Office documents that may hold macros, told apart from other types because people can do something about it.
    private static readonly string[] AvecMacros = [".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".pptm"];

    /// <summary>Extensions for the <c>accept</c> attribute.</summary>
    public static string Extensions { get; } = string.Join(',', Acceptes.Keys);

    public static string Libelle => Types;

    /// <summary>What people read when a file is over the limit, here, in the browser and at the edge of the server.</summary>
    /// <param name="tailleMaximale">In bytes.</param>
    public static string TropGrand(long tailleMaximale) =>
        $"Ce fichier dépasse {tailleMaximale / (1024 * 1024)} Mo. Réduisez-le (par exemple en l’enregistrant en PDF), puis envoyez-le de nouveau.";

    /// <summary>The media type, or the reason of the refusal.</summary>
    /// <param name="nom">Name given by the browser; only its extension counts.</param>
    /// <param name="tailleMaximale">In bytes, for the message.</param>
    public static Resultat<string> Verifier(string nom, FichierRecu fichier, long tailleMaximale)
    {
        if (fichier.TropGrand)
        {
            return RefusDeFichier.Creer("fichier.trop-grand", TropGrand(tailleMaximale));
        }

        if (fichier.Taille == 0)
        {
            return RefusDeFichier.Creer("fichier.vide", "Ce fichier est vide. Ouvrez-le sur votre appareil pour vérifier son contenu, puis envoyez-le de nouveau.");
        }

        var extension = Path.GetExtension(Nommer(nom));
        if (AvecMacros.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            return RefusDeFichier.Creer("fichier.macros", "Les documents avec macros (de petits programmes) ne sont pas acceptés. Enregistrez-le en PDF ou sans macros, puis envoyez-le de nouveau.");
        }

        if (!Acceptes.TryGetValue(extension, out var type))
        {
            return RefusDeFichier.Creer("fichier.type", $"Ce type de fichier n’est pas accepté. Envoyez un fichier {Types}.");
        }

        using var contenu = fichier.Relire();
        if (!Commence(contenu, type.Signature))
        {
            return RefusDeFichier.Creer("fichier.signature", $"Le contenu de ce fichier n’est pas celui d’un fichier {extension.TrimStart('.').ToUpperInvariant()}. Envoyez un fichier {Types}.");
        }

        return type.Verifier(contenu) is { } refus ? refus : type.Mime;
    }

    /// <summary>A name safe to show and to give back: no folder, no control character, 200 characters at most with its extension.</summary>
    public static string Nommer(string? nom)
    {
        var seul = (nom ?? "").Split('/', '\\')[^1];
        var propre = string.Concat(seul.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))).Trim().TrimEnd('.');
        var extension = Path.GetExtension(propre);
        var racine = Path.GetFileNameWithoutExtension(propre);
        var place = Math.Max(1, 200 - extension.Length);
        var complet = (racine.Length > place ? racine[..place] : racine) + extension;
        return complet.Length is > 0 and <= 200 ? complet : "piece";
    }

    private static byte[] Archive => [0x50, 0x4B, 0x03, 0x04];

    private static bool Commence(Stream contenu, ReadOnlySpan<byte> attendu)
    {
        Span<byte> debut = stackalloc byte[attendu.Length];
        contenu.Position = 0;
        return contenu.ReadAtLeast(debut, debut.Length, throwOnEndOfStream: false) == debut.Length && debut.SequenceEqual(attendu);
    }

    private static Refus? Image(Stream contenu, SKEncodedImageFormat format)
    {
        contenu.Position = 0;
        // Reads the header only: a picture of 30,000 pixels a side costs nothing here.
        using var donnees = SKData.Create(contenu);
        using var codec = SKCodec.Create(donnees);
        if (codec is null || codec.EncodedFormat != format)
        {
            return RefusDeFichier.Illisible;
        }

        return codec.Info.Width > CoteMaximum || codec.Info.Height > CoteMaximum || (long)codec.Info.Width * codec.Info.Height > PixelsMaximum
            ? RefusDeFichier.Creer("fichier.pixels", $"Cette image est trop grande ({codec.Info.Width} × {codec.Info.Height} points). Réduisez-la, ou enregistrez-la en PDF.")
            : null;
    }

    // OpenDocument: the first entry is "mimetype", stored as it is, hence readable at a fixed place.
    private static bool DitSonType(Stream contenu)
    {
        var debut = new byte[128];
        contenu.Position = 0;
        var lus = contenu.ReadAtLeast(debut, debut.Length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(debut, 0, lus).Contains("mimetypeapplication/vnd.oasis.opendocument.text", StringComparison.Ordinal);
    }
}

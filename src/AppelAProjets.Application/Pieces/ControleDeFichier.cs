using System.IO.Compression;
using System.Text;
using AppelAProjets.Domain;
using SkiaSharp;

namespace AppelAProjets.Application.Pieces;

/// <summary>Decides whether a received file is one of the accepted types: its extension and its content must say the same. Nothing is ever decompressed.</summary>
public static class ControleDeFichier
{
    private const int CoteMaximum = 20_000;
    private const int EntreesMaximum = 5_000;
    private const string Types = "PDF, JPEG, PNG, DOCX, XLSX ou ODT";

    private static readonly Dictionary<string, (string Mime, Func<Stream, bool> EstDuType, Func<Stream, bool> EstLisible)> Acceptes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", s => Commence(s, "%PDF-"u8), EstUnPdfEntier),
        [".jpg"] = ("image/jpeg", s => Commence(s, [0xFF, 0xD8, 0xFF]), s => EstUneImage(s, SKEncodedImageFormat.Jpeg)),
        [".jpeg"] = ("image/jpeg", s => Commence(s, [0xFF, 0xD8, 0xFF]), s => EstUneImage(s, SKEncodedImageFormat.Jpeg)),
        [".png"] = ("image/png", s => Commence(s, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), s => EstUneImage(s, SKEncodedImageFormat.Png)),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", EstUneArchive, s => Contient(s, "word/document.xml")),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", EstUneArchive, s => Contient(s, "xl/workbook.xml")),
        [".odt"] = ("application/vnd.oasis.opendocument.text", EstUneArchive, s => Contient(s, "content.xml") && DitSonType(s)),
    };

    /// <summary>Extensions for the <c>accept</c> attribute.</summary>
    public static string Extensions { get; } = string.Join(',', Acceptes.Keys);

    /// <summary>What people read of the accepted types.</summary>
    public static string Libelle => Types;

    /// <summary>The media type, or the reason of the refusal.</summary>
    /// <param name="nom">Name given by the browser; only its extension counts.</param>
    /// <param name="fichier">The file received.</param>
    /// <param name="tailleMaximale">In bytes, for the message.</param>
    public static Resultat<string> Verifier(string nom, FichierRecu fichier, long tailleMaximale)
    {
        if (fichier.TropGrand)
        {
            return Refuser("fichier.trop-grand", $"Ce fichier dépasse {tailleMaximale / (1024 * 1024)}\u00A0Mo. Réduisez-le (par exemple en l’enregistrant en PDF), puis envoyez-le de nouveau.");
        }

        if (fichier.Taille == 0)
        {
            return Refuser("fichier.vide", "Ce fichier est vide. Ouvrez-le sur votre appareil pour vérifier son contenu, puis envoyez-le de nouveau.");
        }

        if (!Acceptes.TryGetValue(Path.GetExtension(nom), out var type))
        {
            return Refuser("fichier.type", $"Ce type de fichier n’est pas accepté. Envoyez un fichier {Types}.");
        }

        using var contenu = fichier.Relire();
        if (!type.EstDuType(contenu))
        {
            return Refuser("fichier.signature", $"Le contenu de ce fichier n’est pas celui d’un fichier {Path.GetExtension(nom).TrimStart('.').ToUpperInvariant()}. Envoyez un fichier {Types}.");
        }

        return type.EstLisible(contenu)
            ? type.Mime
            : Refuser("fichier.illisible", "Ce fichier ne peut pas être lu\u00A0: il est abîmé, incomplet ou protégé. Vérifiez qu’il s’ouvre sur votre appareil, puis envoyez-le de nouveau.");
    }

    /// <summary>A name safe to show and to give back: no folder, no control character, 200 characters at most with its extension.</summary>
    public static string Nommer(string? nom)
    {
        var seul = (nom ?? "").Split('/', '\\')[^1];
        var propre = string.Concat(seul.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))).Trim();
        var extension = Path.GetExtension(propre);
        var racine = Path.GetFileNameWithoutExtension(propre);
        var place = Math.Max(1, 200 - extension.Length);
        var complet = (racine.Length > place ? racine[..place] : racine) + extension;
        return complet.Length is > 0 and <= 200 ? complet : "piece";
    }

    private static Refus Refuser(string code, string message) => new(code, message, "Fichier");

    private static bool Commence(Stream contenu, ReadOnlySpan<byte> attendu)
    {
        Span<byte> debut = stackalloc byte[attendu.Length];
        contenu.Position = 0;
        return contenu.ReadAtLeast(debut, debut.Length, throwOnEndOfStream: false) == debut.Length && debut.SequenceEqual(attendu);
    }

    private static bool EstUnPdfEntier(Stream contenu)
    {
        var fin = new byte[(int)Math.Min(contenu.Length, 2048)];
        contenu.Position = contenu.Length - fin.Length;
        contenu.ReadExactly(fin);
        return fin.AsSpan().IndexOf("%%EOF"u8) >= 0;
    }

    private static bool EstUneImage(Stream contenu, SKEncodedImageFormat format)
    {
        contenu.Position = 0;
        // Reads the header only: a picture of 30,000 pixels a side costs nothing here and is refused.
        using var donnees = SKData.Create(contenu);
        using var codec = SKCodec.Create(donnees);
        return codec is not null && codec.EncodedFormat == format && codec.Info.Width <= CoteMaximum && codec.Info.Height <= CoteMaximum;
    }

    private static bool EstUneArchive(Stream contenu) => Commence(contenu, [0x50, 0x4B, 0x03, 0x04]);

    private static bool Contient(Stream contenu, string entree)
    {
        try
        {
            contenu.Position = 0;
            using var archive = new ZipArchive(contenu, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count <= EntreesMaximum
                && archive.GetEntry(entree) is not null
                && !archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
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

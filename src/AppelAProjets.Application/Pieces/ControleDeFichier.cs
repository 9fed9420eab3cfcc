using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace AppelAProjets.Application.Pieces;

/// <summary>Accepts a file whose extension and content say the same, and that holds nothing that acts (macros, scripts) or explodes. What is decompressed to know is thrown away, and bounded.</summary>
public static partial class ControleDeFichier
{
    private const string Types = "PDF, JPEG, PNG, DOCX, XLSX ou ODT";

    private const int LongueurMaximale = 120;
    private const int OctetsMaximum = 200;

    private static readonly Dictionary<string, (string Mime, Func<Stream, bool> Commence, Func<Stream, BudgetDeLecture, Refus?> Verifier)> Acceptes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = (TypesDeFichier.Pdf, ControleDePdf.EstUnDebut, ControleDePdf.Verifier),
        [".jpg"] = ("image/jpeg", s => Commence(s, [0xFF, 0xD8, 0xFF]), (s, _) => ControleDImage.Verifier(s, SKEncodedImageFormat.Jpeg)),
        [".jpeg"] = ("image/jpeg", s => Commence(s, [0xFF, 0xD8, 0xFF]), (s, _) => ControleDImage.Verifier(s, SKEncodedImageFormat.Jpeg)),
        [".png"] = ("image/png", s => Commence(s, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), (s, _) => ControleDImage.Verifier(s, SKEncodedImageFormat.Png)),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", EstUneArchive, (s, b) => ControleDArchive.Verifier(s, "word/document.xml", b)),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", EstUneArchive, (s, b) => ControleDArchive.Verifier(s, "xl/workbook.xml", b)),
        [".odt"] = ("application/vnd.oasis.opendocument.text", EstUneArchive, (s, b) => DitSonType(s) ? ControleDArchive.Verifier(s, ControleDArchive.ContenuDOdt, b) : RefusDeFichier.Illisible),
    };

    // Office documents that may hold macros, told apart from other types because people can do something about it.
    private static readonly string[] AvecMacros = [".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".pptm"];

    // Formats that people have, and how they get one of ours from them.
    private static readonly (string[] Extensions, string Conseil)[] Conseils =
    [
        ([".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".svg"], "Enregistrez cette image en JPEG ou en PNG, puis envoyez-la de nouveau."),
        ([".doc", ".rtf", ".pages", ".xls", ".ods", ".numbers", ".csv", ".ppt", ".pptx", ".odp", ".txt", ".html", ".htm", ".xps"], "Enregistrez ce document en PDF, puis envoyez le PDF."),
        ([".zip", ".rar", ".7z", ".gz", ".tar"], "Ouvrez ce dossier compressé et envoyez ses fichiers un par un."),
        ([".eml", ".msg"], "Ouvrez ce courriel et envoyez sa pièce jointe, ou imprimez-le dans un fichier PDF."),
    ];

    /// <summary>Extensions for the <c>accept</c> attribute.</summary>
    public static string Extensions { get; } = string.Join(',', Acceptes.Keys);

    public static string Libelle => Types;

    /// <summary>What people read when a file is over the limit, here, in the browser and at the edge of the server.</summary>
    /// <param name="tailleMaximale">In bytes.</param>
    public static string TropGrand(long tailleMaximale) =>
        $"Ce fichier dépasse {tailleMaximale / (1024 * 1024)} Mo. Numérisez-le en noir et blanc, réduisez ses photos ou partagez-le en plusieurs fichiers, puis envoyez-le de nouveau.";

    /// <summary>The media type, or the reason of the refusal.</summary>
    /// <param name="nom">Name given by the browser; only its extension counts.</param>
    /// <param name="tailleMaximale">In bytes, for the message.</param>
    public static Task<Resultat<string>> VerifierAsync(string nom, FichierRecu fichier, long tailleMaximale, CancellationToken annulation = default) =>
        BudgetDeLecture.ASonTourAsync(() => BudgetDeLecture.Lire(budget => Verifier(nom, fichier, tailleMaximale, budget), RefusDeFichier.Demesure), annulation);

    private static Resultat<string> Verifier(string nom, FichierRecu fichier, long tailleMaximale, BudgetDeLecture budget)
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
            return RefusDeFichier.Creer("fichier.type", $"Ce type de fichier n’est pas accepté. {Conseiller(extension)}");
        }

        using var contenu = fichier.Relire();
        if (!type.Commence(contenu))
        {
            return DocumentOle.Est(contenu) ? DocumentOle.EstProtege(contenu) ? RefusDeFichier.Protege : RefusDeFichier.Creer("fichier.ancien", AncienFormat(extension))
                : RefusDeFichier.Creer("fichier.signature", MauvaisNom(extension, contenu));
        }

        if (type.Commence == EstUneArchive && ControleDArchive.Reconnaitre(contenu) is { } vraie && !vraie.Equals(extension, StringComparison.OrdinalIgnoreCase))
        {
            return RefusDeFichier.Creer("fichier.signature", AutreType(extension, vraie));
        }

        return type.Verifier(contenu, budget) is { } refus ? refus : type.Mime;
    }

    private static string Conseiller(string extension) =>
        Conseils.FirstOrDefault(c => c.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)).Conseil ?? $"Envoyez un fichier {Types}.";

    // The content says what the file is: renaming is enough.
    private static string MauvaisNom(string extension, Stream contenu)
    {
        var nom = extension.TrimStart('.').ToUpperInvariant();
        return Acceptes.FirstOrDefault(a => a.Value.Commence is var commence && commence != EstUneArchive && commence(contenu)).Key is { } vraie ? AutreType(extension, vraie)
            : EstUneArchive(contenu) && ControleDArchive.Reconnaitre(contenu) is { } document ? AutreType(extension, document)
            : $"Le contenu de ce fichier n’est pas celui d’un fichier {nom}. Ouvrez-le avec le logiciel qui l’a fait, et enregistrez-le en {Types}.";
    }

    private static string AutreType(string extension, string vraie) =>
        $"Le nom de ce fichier se termine par « {extension} », mais son contenu est celui d’un fichier {vraie.TrimStart('.').ToUpperInvariant()}. "
        + (Acceptes.ContainsKey(vraie) ? $"Remplacez la fin de son nom par « {vraie} », puis envoyez-le de nouveau." : Conseiller(vraie));

    private static string AncienFormat(string extension) =>
        $"Le nom de ce fichier se termine par « {extension} », mais son contenu est celui d’un document d’un ancien format (.doc, .xls, .ppt). {Conseiller(".doc")}";

    /// <summary>A name safe to show, to give back and to keep on any computer: composed accents, no folder, no control character, none of the names that Windows keeps for itself, 120 characters at most with its extension.</summary>
    public static string Nommer(string? nom)
    {
        var seul = TexteAdmis.Retirer(nom).Split('/', '\\')[^1];
        var propre = TexteAdmis.Normaliser(string.Concat(seul.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && c is not ('\uFFFD' or '"' or '<' or '>' or ':' or '|' or '?' or '*')))).Trim().TrimEnd('.', ' ');
        var (entiere, extension) = Partager(propre);
        var racine = Raccourcir(entiere, LongueurMaximale - extension.Length - 1);
        return (racine.Length == 0 ? "piece" : EstReserve(racine) ? $"_{racine}" : racine) + extension;
    }

    /// <summary>A sentence after a full stop is no extension.</summary>
    internal static (string Racine, string Extension) Partager(string nom)
    {
        var extension = Path.GetExtension(nom) is { Length: < 20 } courte ? courte : "";
        return (nom[..^extension.Length], extension);
    }

    /// <summary>At most so many characters, and bytes that any disk takes; never ending with a space or a full stop, which Windows removes.</summary>
    internal static string Raccourcir(string texte, int maximum)
    {
        var court = texte.Length > maximum ? texte[..FinDeMot(texte, maximum)] : texte;
        while (Encoding.UTF8.GetByteCount(court) > OctetsMaximum)
        {
            court = court[..^1];
        }

        return court.TrimEnd('.', ' ');
    }

    // A word is kept whole, or left out, unless it is most of the text.
    private static int FinDeMot(string texte, int maximum) => texte.LastIndexOf(' ', maximum) is var blanc && blanc > maximum / 2 ? blanc : maximum;

    // « CON.releve.pdf » is the console too.
    private static bool EstReserve(string racine) => Reserves().IsMatch(racine);

    [GeneratedRegex(@"^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserves();

    private static bool EstUneArchive(Stream contenu) => Commence(contenu, "PK\u0003\u0004"u8);

    private static bool Commence(Stream contenu, ReadOnlySpan<byte> attendu)
    {
        Span<byte> debut = stackalloc byte[attendu.Length];
        contenu.Position = 0;
        return contenu.ReadAtLeast(debut, debut.Length, throwOnEndOfStream: false) == debut.Length && debut.SequenceEqual(attendu);
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

using System.Text;
using AppelAProjets.Domain.PlanActions;
using CsvHelper;

namespace AppelAProjets.Application.PlanActions;

/// <param name="Lignes">All of them, the blank ones too.</param>
/// <param name="Avertissement">What was left out at once (other sheets), or null.</param>
public sealed record TableauLu(IReadOnlyList<LigneDeTableau> Lignes, string? Avertissement = null);

/// <summary>Reads TSV, CSV (semicolon or comma) and XLSX into lines of texts, within limits.</summary>
public static class LecteurDeTableau
{
    /// <summary>Largest file, in bytes.</summary>
    public const int TailleMaximale = 5 * 1024 * 1024;

    /// <summary>Most lines that are not blank.</summary>
    public const int LignesMaximum = 5_000;

    public const int ColonnesMaximum = 60;

    private static readonly char[] Separateurs = ['\t', ';', ','];
    private static readonly UTF8Encoding Utf8Strict = new(false, throwOnInvalidBytes: true);

    static LecteurDeTableau() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The table of a file, whatever its name says: its content decides.</summary>
    /// <param name="separateur">Chooses the separator of a text; that of the plan d’actions when null.</param>
    public static Resultat<TableauLu> LireFichier(byte[] contenu, Func<string, char>? separateur = null)
    {
        if (contenu.Length == 0)
        {
            return Refuser("vide", "Ce fichier est vide.");
        }

        if (contenu.Length > TailleMaximale)
        {
            return Refuser("trop-grand", "Ce fichier dépasse 5 Mo. Gardez-y seulement le tableau à lire.");
        }

        if (contenu.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            var classeur = LecteurDeClasseur.Lire(contenu);
            return classeur.EstRefuse ? classeur : Borner(classeur.Valeur);
        }

        return contenu.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
            ? Refuser("ancien", "Ce classeur est à l’ancien format .xls, ou protégé par un mot de passe. Enregistrez-le au format .xlsx ou .csv, sans mot de passe.")
            : LireTexte(Decoder(contenu), separateur);
    }

    /// <param name="separateur">Chooses its separator; that of the plan d’actions when null.</param>
    public static Resultat<TableauLu> LireTexte(string texte, Func<string, char>? separateur = null)
    {
        if (texte.Contains('\0', StringComparison.Ordinal))
        {
            return Refuser("type", "Ce n’est pas un tableau. Envoyez un fichier XLSX, CSV ou TSV.");
        }

        if (texte.Length > TailleMaximale)
        {
            return Refuser("trop-grand", "Ce texte est trop long : 5 millions de caractères au plus.");
        }

        if (separateur is not null)
        {
            return Borner(new TableauLu(Couper(texte, separateur(texte))));
        }

        // The separator under which the headings are best recognised; failing that, the one that cuts most.
        var lectures = Separateurs.Select(s => Couper(texte, s)).ToList();
        return Borner(new TableauLu(lectures.MaxBy(l => (Correspondance.Deviner(l).LigneDEnTete > 0 ? 1 : 0, l.Take(50).Sum(ligne => ligne.Cellules.Count)))!));
    }

    private static Resultat<TableauLu> Borner(TableauLu lu)
    {
        var pleines = lu.Lignes.Count(l => l.Cellules.Any(c => c.Length > 0));
        return pleines == 0 ? Refuser("vide", "Ce tableau est vide.")
            : pleines > LignesMaximum ? Refuser("trop-de-lignes", $"Ce tableau compte plus de {LignesMaximum:N0} lignes. Coupez-le en plusieurs fichiers.")
            : lu.Lignes.Any(l => l.Cellules.Count > ColonnesMaximum) ? TropDeColonnes
            : lu.Lignes.Sum(l => l.Cellules.Sum(c => (long)c.Length)) > TailleMaximale ? Refuser("trop-grand", "Ce tableau contient trop de texte : 5 millions de caractères au plus.")
            : lu;
    }

    internal static Refus TropDeColonnes { get; } = Refuser("trop-de-colonnes", $"Ce tableau compte plus de {ColonnesMaximum} colonnes. Gardez celles à lire.");

    internal static Refus Refuser(string code, string message) => new("tableau." + code, message, "Fichier");

    private static string Decoder(byte[] contenu)
    {
        if (contenu.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(contenu.AsSpan(2));
        }

        try
        {
            return Utf8Strict.GetString(contenu).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(contenu);
        }
    }

    private static List<LigneDeTableau> Couper(string texte, char separateur)
    {
        var jamaisReferme = false;
        var lignes = Couper(texte, Reglages(separateur) with { OnMalformedRecord = faute => jamaisReferme |= faute.Reason == CsvMalformedReason.UnterminatedQuote });
        // One quote never closed would swallow the rest of the document: each line then ends where it ends.
        return jamaisReferme ? Couper(texte, Reglages(separateur) with { AllowLineBreaksInQuotes = false }) : lignes;
    }

    // Documents hold quotes in the middle of their cells: such a quote is a character like another.
    private static CsvReaderOptions Reglages(char separateur) => new() { Separator = separateur, HasHeader = false, SkipEmptyLines = false };

    private static List<LigneDeTableau> Couper(string texte, CsvReaderOptions reglages)
    {
        using var lecteur = CsvReader.Create(new StringReader(texte), reglages);
        var lignes = new List<LigneDeTableau>();
        while (lecteur.Read())
        {
            lignes.Add(new LigneDeTableau(lignes.Count + 1, [.. lecteur.Current.ToArray().Select(c => c.Trim())]));
        }

        return lignes;
    }
}

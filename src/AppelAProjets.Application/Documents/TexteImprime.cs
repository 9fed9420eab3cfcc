using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Documents;

internal static partial class TexteImprime
{
    /// <summary>A value as it is, on one line: accents composed, control and invisible format characters removed.</summary>
    public static string Valeur(string? valeur)
    {
        var texte = new StringBuilder();
        // An unpaired surrogate would make Normalize throw: EnumerateRunes turns it into U+FFFD.
        foreach (var caractere in (valeur ?? "").EnumerateRunes())
        {
            var categorie = Rune.GetUnicodeCategory(caractere);
            if (categorie is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                texte.Append(' ');
            }
            // What joins the letters of a script, or the parts of an emoji, is part of them.
            else if (categorie != UnicodeCategory.Format || caractere.Value is 0x200C or 0x200D)
            {
                texte.Append(caractere);
            }
        }

        return TexteAdmis.Normaliser(Blancs().Replace(texte.ToString(), " ").Trim(' '));
    }

    public static IEnumerable<string> Paragraphes(string? valeur) =>
        (valeur ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Valeur).Where(texte => texte.Length > 0);

    /// <summary>French spaces and apostrophes, for the text of a template typed on a keyboard.</summary>
    public static string Typographie(string texte)
    {
        texte = texte.Replace('\'', '’').Replace("...", "…", StringComparison.Ordinal);
        texte = PonctuationHaute().Replace(texte, "\u202f$1");
        texte = EspaceInsecableAvant().Replace(texte, "\u00a0$1");
        return EspaceInsecableApres().Replace(texte, "$1\u00a0");
    }

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blancs();

    [GeneratedRegex(" +([;!?])", RegexOptions.CultureInvariant)]
    private static partial Regex PonctuationHaute();

    [GeneratedRegex(" +([:»€%])", RegexOptions.CultureInvariant)]
    private static partial Regex EspaceInsecableAvant();

    [GeneratedRegex("(«|n°) +", RegexOptions.CultureInvariant)]
    private static partial Regex EspaceInsecableApres();
}

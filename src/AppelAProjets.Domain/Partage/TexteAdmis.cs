using System.Globalization;
using System.Text;

namespace AppelAProjets.Domain;

/// <summary>Which characters a text that comes in may hold: one rule, applied once where each text enters (requests, cells of a table, names of files).</summary>
/// <remarks>
/// What goes is removed, not refused: nobody types it, a paste or another program brings it, and a refusal beside the field could show nothing to correct.
/// Lone surrogates, noncharacters and control characters cannot be normalised or written in XML: one of them would break a letter, a PDF or a workbook for ever.
/// Marks of direction, soft hyphens and spaces without width say nothing in a French text and make two names that look the same differ; joiners stay where
/// they join the letters of a script that needs it or the parts of an emoji. Tabs and ends of line stay; other separators of lines become a space. The second range of controls is what is left of letters badly decoded:
/// it becomes U+FFFD, so that the loss is seen.
/// </remarks>
public static class TexteAdmis
{
    /// <summary>The same text without what no text may hold; the same instance when it holds nothing of it.</summary>
    public static string Retirer(string? texte)
    {
        if (texte is null || !texte.Any(PeutEtreRetire))
        {
            return texte ?? "";
        }

        var admis = new StringBuilder(texte.Length);
        var precedent = default(Rune);
        var suite = texte.AsSpan();
        while (suite.Length > 0)
        {
            var lu = Rune.DecodeFromUtf16(suite, out var signe, out var longueur);
            suite = suite[longueur..];
            if (lu != System.Buffers.OperationStatus.Done || EstRetire(signe) || (EstUnJoint(signe) && !(SeJoint(precedent) && Commence(suite))))
            {
                continue;
            }

            precedent = EstUneFinDeLigne(signe) ? new Rune(' ') : EstUnAccentPerdu(signe) ? Rune.ReplacementChar : signe;
            admis.Append(precedent);
        }

        return admis.ToString();
    }

    public static bool EstAdmis(string? texte) => Retirer(texte) == (texte ?? "");

    /// <summary><see cref="string.Normalize(NormalizationForm)"/> for any text, what was kept before this rule included: it never throws. The only one to call.</summary>
    public static string Normaliser(string texte, NormalizationForm forme = NormalizationForm.FormC) =>
        (texte.Any(c => char.IsSurrogate(c) || c >= 0xFDD0) ? string.Concat(texte.EnumerateRunes().Where(signe => !EstSansCaractere(signe.Value))) : texte).Normalize(forme);

    // Everything that is looked at more closely: controls, and what is beyond the usual letters and punctuation.
    private static bool PeutEtreRetire(char c) => c is < ' ' and not ('\t' or '\n' or '\r') or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u061C' or '\u180E'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or >= '\uD800' and (<= '\uDFFF' or >= '\uFDD0');

    private static bool EstRetire(Rune signe) => EstSansCaractere(signe.Value)
        || (signe.Value is < ' ' or 0x7F && !EstUneFinDeLigne(signe) && signe.Value is not ('\t' or '\n' or '\r'))
        || signe.Value is 0x00AD or 0x061C or 0x180E or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB)
            or (>= 0xE0000 and <= 0xE007F);

    // U+FDD0 to U+FDEF, and the last two of each plane.
    private static bool EstSansCaractere(int point) => point is >= 0xFDD0 and <= 0xFDEF || (point & 0xFFFE) == 0xFFFE;

    // Vertical tab, form feed, next line: Word and PDF files end lines with them.
    private static bool EstUneFinDeLigne(Rune signe) => signe.Value is 0x0B or 0x0C or 0x85;

    // The second range of controls: letters of another encoding, read as if they were of this one.
    private static bool EstUnAccentPerdu(Rune signe) => signe.Value is >= 0x80 and <= 0x9F;

    private static bool EstUnJoint(Rune signe) => signe.Value is 0x200C or 0x200D;

    private static bool Commence(ReadOnlySpan<char> suite) => Rune.DecodeFromUtf16(suite, out var signe, out _) == System.Buffers.OperationStatus.Done && SeJoint(signe);

    // Latin, Greek and Cyrillic letters are not joined.
    private static bool SeJoint(Rune signe) => signe.Value >= 0x0590 && Rune.GetUnicodeCategory(signe) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
        or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

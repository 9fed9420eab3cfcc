using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain;

/// <summary>What every reader of a value does first, wherever it comes from (form, import, paste, search, address): only what is seen counts.</summary>
public static partial class TexteSaisi
{
    private const string Noms = "siret|siren|rna|waldec|iban|rib|bic|swift|t[ée]l(?:[ée]phone)?|port(?:able)?|mob(?:ile)?|fixe|code postal|postal|cp";
    private static readonly char[] FinsDeCase = ['\t', '\n', '\r'];

    /// <summary>Without what cannot be seen (marks of direction, joiners, soft hyphens, selectors), with one kind of space, of dash and of apostrophe. Accents and case stay.</summary>
    public static string Normaliser(string? saisie)
    {
        var vu = new StringBuilder();
        foreach (var signe in (saisie ?? "").EnumerateRunes())
        {
            if (EstUnBlanc(signe))
            {
                _ = vu.Length > 0 && vu[^1] != ' ' ? vu.Append(' ') : vu;
            }
            else if (!EstInvisible(signe))
            {
                vu.Append(Usuel(signe));
            }
        }

        return vu.ToString().TrimEnd();
    }

    /// <summary>Normalised, without what another document puts around a value: quotes, the <c>="…"</c> of spreadsheets and their leading apostrophe, the semicolon or comma that followed it.</summary>
    public static string Deballer(string? saisie)
    {
        var texte = Normaliser(saisie);
        while (Emballage().Match(texte) is { Success: true } emballage && emballage.Groups["dedans"].Value is { Length: > 0 } dedans)
        {
            texte = dedans;
        }

        return texte;
    }

    /// <summary>Normalised, without spaces nor the separators given, upper case.</summary>
    public static string Serrer(string? saisie, string separateurs = "") =>
        string.Concat(Normaliser(saisie).Where(c => c != ' ' && !separateurs.Contains(c))).ToUpperInvariant();

    /// <summary>The same for an identifier: quotes, dots and dashes go too, and the name of the identifier written before it (<c>SIRET n° : 418…</c>, <c>IBAN FR76…</c>, <c>📞 02…</c>).</summary>
    public static string SerrerUnNumero(string? saisie, string separateurs = ".-'\"") => Serrer(SansEtiquette(saisie), separateurs);

    /// <summary>Unwrapped, without the name of what it is nor a pictogram before it.</summary>
    public static string SansEtiquette(string? saisie)
    {
        var texte = Deballer(saisie);
        var premier = texte.EnumerateRunes().FirstOrDefault();
        return Deballer(Etiquette().Replace(Rune.GetUnicodeCategory(premier) == UnicodeCategory.OtherSymbol ? texte[premier.Utf16SequenceLength..].TrimStart() : texte, ""));
    }

    /// <summary>Whether a person wrote in words that there is nothing to write.</summary>
    public static bool DitQuIlNyARien(string? saisie) =>
        TexteDeRecherche.Plier(40, saisie) is "neant" or "aucun" or "aucune" or "non" or "rien" or "sans" or "sans objet" or "non concerne" or "non concernee" or "nc" or "n c" or "na" or "n a" or "pas de numero";

    /// <summary>Several cells of a spreadsheet in one field: as one number they would be another.</summary>
    public static bool EstDePlusieursCases(string? saisie) => (saisie ?? "").Split(FinsDeCase).Count(c => c.Any(char.IsDigit)) > 1;

    public static bool EstNumerique(string texte) => texte.Length > 0 && texte.All(char.IsAsciiDigit);

    /// <summary>A name or a title has a letter or a digit: signs and blanks alone are nothing.</summary>
    public static bool ContientUnMot(string? saisie) => Normaliser(saisie).EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>For a refusal of what should be digits only: what else there is, or how many there are.</summary>
    public static string Ecart(string serre)
    {
        var intrus = serre.EnumerateRunes().FirstOrDefault(r => !r.IsAscii || !Rune.IsDigit(r));
        return serre.Length == 0 ? ""
            : intrus == default ? $" : celui-ci en a {serre.Length}"
            : Rune.IsLetter(intrus) ? $" : celui-ci contient la lettre {intrus}"
            : $" : celui-ci contient « {intrus} »";
    }

    /// <summary>For a refusal: what was typed, as it is seen and not too long.</summary>
    public static string Citer(string? saisie)
    {
        var texte = Normaliser(saisie);
        return texte.Length <= 60 ? $"« {texte} »" : $"« {texte[..59].TrimEnd()}… »";
    }

    // Control characters, format characters, variation selectors and the combining grapheme joiner.
    internal static bool EstInvisible(Rune signe) =>
        Rune.GetUnicodeCategory(signe) is UnicodeCategory.Format or UnicodeCategory.Control || signe.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F;

    // Fillers have the category of letters and no ink.
    private static bool EstUnBlanc(Rune signe) => Rune.IsWhiteSpace(signe) || signe.Value is 0x2800 or 0x3164 or 0x115F or 0x1160 or 0xFFA0;

    private static Rune Usuel(Rune signe) => signe.Value switch
    {
        _ when Rune.GetUnicodeCategory(signe) == UnicodeCategory.DashPunctuation => new Rune('-'),
        0x2212 or 0x2043 => new Rune('-'),
        0x2019 or 0x2018 or 0x02BC or 0x2032 or '`' or 0x00B4 => new Rune('\''),
        // The full-width forms of ASCII.
        >= 0xFF01 and <= 0xFF5E and var large => new Rune(large - 0xFEE0),
        _ => signe,
    };

    [GeneratedRegex(@"^(?:= ?""(?<dedans>[^""]*)""|""(?<dedans>[^""]*)""|'(?<dedans>[^']*)'|'(?<dedans>[^']+)|« ?(?<dedans>[^«»]*?) ?»|[“„] ?(?<dedans>[^“”„]*?) ?[”“]|(?<dedans>.*[^\s;,]) ?[;,])$", RegexOptions.CultureInvariant)]
    private static partial Regex Emballage();

    [GeneratedRegex(@"^(?:(?:n[°º]|num[ée]ro|code)\s*(?:de |du )?(?:" + Noms + @")?|(?:" + Noms + @")(?:\.?\s*(?:n[°º]|num[ée]ro))?)(?:[\s:=.\-]+|(?=[0-9+(""«“])|(?=[A-Z]{2}[0-9]{2}))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Etiquette();
}

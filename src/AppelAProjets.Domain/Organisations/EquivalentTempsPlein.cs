using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Organisations;

/// <summary>Full-time equivalents as integer hundredths: « 2,5 » is 250.</summary>
public static partial class EquivalentTempsPlein
{
    /// <summary>Reads what people type, comma or dot, two decimals at most; null when nothing is typed.</summary>
    public static Resultat<int?> Lire(string? saisie)
    {
        var texte = TexteSaisi.Deballer(saisie);
        if (texte.Length == 0)
        {
            return (int?)null;
        }

        var forme = Forme().Match(texte);
        return forme.Success
            ? int.Parse(forme.Groups[1].Value + forme.Groups[2].Value.PadRight(2, '0'), CultureInfo.InvariantCulture)
            : TropGrand().IsMatch(texte) ? new Refus("etpt.trop-grand", $"{TexteSaisi.Citer(saisie)} est un nombre trop grand : écrivez un nombre d’équivalents temps plein, par exemple 2,5.", "Etpt")
            : new Refus("etpt.forme", "Écrivez un nombre d’équivalents temps plein, par exemple 2,5.", "Etpt");
    }

    public static string? Ecrire(int? centiemes) => centiemes is not { } c ? null
        : c % 100 == 0 ? (c / 100).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{c / 100},{c % 100:00}").TrimEnd('0');

    [GeneratedRegex(@"^[0-9]{6,}(?:[.,][0-9]{0,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex TropGrand();

    [GeneratedRegex(@"^([0-9]{1,5})(?:[.,]([0-9]{0,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

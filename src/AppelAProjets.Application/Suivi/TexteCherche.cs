using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Suivi;

/// <summary>What someone looks for over all the calls: words from their beginning; a SIRET, an RNA or a telephone typed in groups is one word.</summary>
public static partial class TexteCherche
{
    /// <summary>Fewer digits than this may be words of their own, such as a year and a number.</summary>
    private const int ChiffresDUnMot = 6;

    public static string[] Mots(string? saisie)
    {
        var texte = SansEtiquette(TexteDeRecherche.CommeGarde(saisie));
        return Chiffres(texte) is { } nombre ? [nombre] : TexteDeRecherche.Mots(texte);
    }

    /// <summary>Folded, without the name of the number.</summary>
    private static string SansEtiquette(string? saisie) => Etiquette().Replace(TexteDeRecherche.Plier(120, saisie), "");

    /// <summary>The digits alone, when there is nothing else: <c>+33 6 12 34 56 78</c> is <c>0612345678</c>.</summary>
    public static string? Chiffres(string? texte)
    {
        var plie = TexteDeRecherche.Plier(120, texte).Replace(" ", "", StringComparison.Ordinal);
        return plie.Length < ChiffresDUnMot || !plie.All(char.IsAsciiDigit) ? null
            : plie.StartsWith("0033", StringComparison.Ordinal) ? $"0{plie[4..]}"
            : plie.Length == 11 && plie.StartsWith("33", StringComparison.Ordinal) ? $"0{plie[2..]}" : plie;
    }

    /// <summary>What a search keeps of someone's addresses and telephones.</summary>
    public static string Contacts(IEnumerable<string?> courriels, IEnumerable<string?> telephones) => TexteDeRecherche.Plier(600, [.. courriels, .. telephones.Select(Chiffres)]);

    // « SIRET 443… », « tél. 02… »: the name of the number is in no text.
    [GeneratedRegex(@"\b(?:siret|siren|rna|tel|telephone) (?=w?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Etiquette();
}

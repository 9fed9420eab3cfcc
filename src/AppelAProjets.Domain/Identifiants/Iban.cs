using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

/// <summary>IBAN: ISO 13616 key; 27 characters and a right clé RIB for France.</summary>
public static partial class Iban
{
    private const int LongueurFrancaise = 27;

    /// <summary>Without spaces, upper case, or the reason.</summary>
    public static Resultat<string> Lire(string? saisie)
    {
        var iban = Saisie.Nettoyer(saisie, ".-");
        if (!Forme().IsMatch(iban))
        {
            return new Refus("iban.forme", "L’IBAN commence par deux lettres et deux chiffres, par exemple FR14…", nameof(Iban));
        }

        var francais = iban.StartsWith("FR", StringComparison.Ordinal);
        if (francais && iban.Length != LongueurFrancaise)
        {
            return new Refus("iban.longueur", $"Un IBAN français compte {LongueurFrancaise} caractères : le vôtre en a {iban.Length}.", nameof(Iban));
        }

        return Reste97(iban[4..] + iban[..4]) == 1 && (!francais || RibEstJuste(iban[4..]))
            ? iban
            : new Refus("iban.cle", "Cet IBAN n’existe pas : vérifiez chaque caractère.", nameof(Iban));
    }

    // A letter counts for two digits: A is 10, Z is 35.
    private static int Reste97(string texte) => texte.Aggregate(0, (reste, c) =>
        char.IsAsciiDigit(c) ? ((reste * 10) + c - '0') % 97 : ((reste * 100) + c - 'A' + 10) % 97);

    private static bool RibEstJuste(string bban)
    {
        if (!Bban().IsMatch(bban))
        {
            return false;
        }

        var compte = string.Concat(bban[10..21].Select(ChiffreDeRib));
        var attendue = 97 - (((89 * long.Parse(bban[..5], CultureInfo.InvariantCulture)) + (15 * long.Parse(bban[5..10], CultureInfo.InvariantCulture)) + (3 * long.Parse(compte, CultureInfo.InvariantCulture))) % 97);
        return attendue == long.Parse(bban[21..], CultureInfo.InvariantCulture);
    }

    // A-I and J-R are 1-9, S-Z are 2-9.
    private static char ChiffreDeRib(char c) => c switch
    {
        >= 'A' and <= 'I' => (char)(c - 'A' + '1'),
        >= 'J' and <= 'R' => (char)(c - 'J' + '1'),
        >= 'S' and <= 'Z' => (char)(c - 'S' + '2'),
        _ => c,
    };

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();

    [GeneratedRegex("^[0-9]{10}[A-Z0-9]{11}[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Bban();
}

public static partial class Bic
{
    public static Resultat<string> Lire(string? saisie)
    {
        var bic = Saisie.Nettoyer(saisie);
        return Forme().IsMatch(bic)
            ? bic
            : new Refus("bic.forme", "Le BIC compte 8 ou 11 caractères, par exemple PSSTFRPPNTE.", nameof(Bic));
    }

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

public static partial class Telephone
{
    /// <summary>Ten digits, or the reason; +33, 0033 and the prefixes of overseas departments are read.</summary>
    public static Resultat<string> Lire(string? saisie)
    {
        var numero = International().Replace(TexteSaisi.SerrerUnNumero(saisie, ".-/()'\""), m => m.Groups["outremer"] is { Success: true, Value: var zone } ? OutreMer(m, zone) : "0");
        if (Forme().IsMatch(numero))
        {
            return numero;
        }

        if (SansLePlus().IsMatch(numero))
        {
            return "0" + numero[^9..];
        }

        return numero.StartsWith('+') || (numero.Length > 10 && numero.StartsWith("00", StringComparison.Ordinal))
            ? Refuser("etranger", "Écrivez un numéro français, à 10 chiffres, par exemple 02 40 41 90 00 ou +262 692 12 34 56.")
            : !TexteSaisi.EstNumerique(numero) ? Refuser("forme", $"Le numéro de téléphone compte 10 chiffres, par exemple 02 40 41 90 00{TexteSaisi.Ecart(numero)}.")
            : Forme().IsMatch("0" + numero) ? Refuser("zero", $"Le numéro de téléphone compte 10 chiffres : celui-ci en a 9. S’il a perdu le zéro du début, écrivez {Ecrire("0" + numero)}.")
            : numero.Length == 10 ? Refuser("debut", $"Un numéro français commence par 01, 02 et ainsi de suite jusqu’à 09, par exemple 02 40 41 90 00 : celui-ci commence par {numero[..2]}.")
            : Refuser("forme", $"Le numéro de téléphone compte 10 chiffres, par exemple 02 40 41 90 00{TexteSaisi.Ecart(numero)}.");
    }

    /// <summary>Pairs of digits with U+00A0, for reading.</summary>
    public static string Ecrire(string numero) => string.Join('\u00A0', numero.Chunk(2).Select(paire => new string(paire)));

    // +508 is followed by six digits and is also the beginning of the national number; the others by nine.
    private static string OutreMer(Match trouve, string zone) => zone == "508" ? "0508" : trouve.Groups["suite"].Value is ['0', ..] zero ? zero : "0" + trouve.Groups["suite"].Value;

    private static Refus Refuser(string code, string message) => new("telephone." + code, message, nameof(Telephone));

    [GeneratedRegex(@"^(?:\+|00)(?:330?|(?<outremer>262|590|594|596)(?<suite>0?[0-9]*)|(?<outremer>508)0?)", RegexOptions.CultureInvariant)]
    private static partial Regex International();

    // A spreadsheet takes +33 6… for a number and drops its sign.
    [GeneratedRegex("^330?[1-9][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex SansLePlus();

    [GeneratedRegex("^0[1-9][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

/// <summary>Postal code; not the INSEE code of a commune.</summary>
public static partial class CodePostal
{
    public static Resultat<string> Lire(string? saisie)
    {
        var code = Pays().Replace(TexteSaisi.SerrerUnNumero(saisie, ".'\""), "");
        return Forme().IsMatch(code) ? code
            : Corse().IsMatch(code) ? Refuser("corse", "Le code postal de la Corse commence par 20, par exemple 20000 : 2A et 2B ne servent qu’aux codes des communes.")
            : code.Length == 4 && TexteSaisi.EstNumerique(code) ? Refuser("forme", "Le code postal compte 5 chiffres : il manque peut-être le zéro du début, par exemple 01000.")
            : code.Length == 5 && TexteSaisi.EstNumerique(code) ? Refuser("inconnu", $"Aucun code postal français ne commence par {code[..2]} : vérifiez-le, par exemple 44000.")
            : Commune().Replace(code, "") is var seul && seul.Length < code.Length ? Refuser("forme", $"Écrivez le code postal seul, par exemple {(Forme().IsMatch(seul) ? seul : "44000")}, sans le nom de la commune.")
            : Refuser("forme", $"Le code postal compte 5 chiffres, par exemple 44000{TexteSaisi.Ecart(code)}.");
    }

    private static Refus Refuser(string forme, string message) => new("code-postal." + forme, message, nameof(CodePostal));

    [GeneratedRegex("^(?:F|FR|FRANCE)-?(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Pays();

    [GeneratedRegex(@"[^\W\d_]{2,}.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Commune();

    // 00 is the army; 96 and 99 are nowhere.
    [GeneratedRegex("^(?:00[1-9]|0[1-9][0-9]|[1-8][0-9]{2}|9[0-578][0-9])[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();

    [GeneratedRegex("^2[AB][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Corse();
}

public static partial class Courriel
{
    private const int LongueurMaximale = 254;
    private const int LongueurDuNom = 64;

    /// <summary>Lower case, or the reason. A link (<c>mailto:</c>) and an address between angle brackets after a name are read.</summary>
    public static Resultat<string> Lire(string? saisie)
    {
        var texte = TexteSaisi.Deballer(saisie);
        // A line end would let more than an address into a header.
        var adresse = (EntreChevrons().Match(texte) is { Success: true } nommee ? nommee.Groups["adresse"].Value : Seule(texte)).Trim().ToLowerInvariant();
        if (adresse.Length <= LongueurMaximale && adresse.IndexOf('@', StringComparison.Ordinal) <= LongueurDuNom && Forme().IsMatch(adresse))
        {
            return adresse;
        }

        return Refuser(
            adresse.Count(c => c == '@') > 1 ? "plusieurs" : Chiffres().IsMatch(adresse) ? "chiffres" : "forme",
            adresse.Count(c => c == '@') > 1 ? "Écrivez une seule adresse électronique, par exemple nom@association.fr."
            : Chiffres().IsMatch(adresse) ? "Après @, écrivez un nom de domaine et non des chiffres, par exemple nom@association.fr."
            : "L’adresse électronique s’écrit par exemple nom@association.fr, sans espace ni accent.");
    }

    private static string Seule(string texte) =>
        TexteSaisi.Deballer(Debut().Replace(Parentheses().Match(texte) is { Success: true } parentheses ? parentheses.Groups["dedans"].Value : texte, "")).TrimEnd(';', ',', '.', '/');

    private static Refus Refuser(string code, string message) => new("courriel." + code, message, nameof(Courriel));

    [GeneratedRegex(@"^\((?<dedans>[^()]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"^[^<>@]*(?:<(?:mailto:)?(?<adresse>[^<>]+)>|\[mailto:(?<adresse>[^\[\]]+)\])[\s;,.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EntreChevrons();

    [GeneratedRegex(@"^(?:(?:adresse |e-?mail|m[ée]l|courriel)[^:@]{0,20}:\s*)?(?:mailto:)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Debut();

    [GeneratedRegex(@"@\[?[0-9.]+\]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Chiffres();

    // The last part of a domain is of letters (fr, museum), or an encoded name (xn--…): no figure ends one otherwise.
    [GeneratedRegex(@"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

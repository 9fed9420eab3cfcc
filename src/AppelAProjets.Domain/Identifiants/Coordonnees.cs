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

        return numero.StartsWith('+') || (numero.Length > 10 && numero.StartsWith("00", StringComparison.Ordinal))
            ? Refuser("etranger", "Écrivez un numéro français, à 10 chiffres, par exemple 02 40 41 90 00 ou +262 692 12 34 56.")
            : Refuser("forme", $"Le numéro de téléphone compte 10 chiffres, par exemple 02 40 41 90 00{Ecart(numero)}.");
    }

    /// <summary>Pairs of digits with U+00A0, for reading.</summary>
    public static string Ecrire(string numero) => string.Join('\u00A0', numero.Chunk(2).Select(paire => new string(paire)));

    // +508 is followed by six digits and is also the beginning of the national number; the others by nine.
    private static string OutreMer(Match trouve, string zone) => zone == "508" ? "0508" : trouve.Groups["suite"].Value is ['0', ..] zero ? zero : "0" + trouve.Groups["suite"].Value;

    private static string Ecart(string numero) => TexteSaisi.EstNumerique(numero) ? $" : celui-ci en a {numero.Length}" : numero.Length > 0 ? " : celui-ci contient autre chose" : "";

    private static Refus Refuser(string code, string message) => new("telephone." + code, message, nameof(Telephone));

    [GeneratedRegex(@"^(?:\+|00)(?:330?|(?<outremer>262|590|594|596)(?<suite>0?[0-9]*)|(?<outremer>508)0?)", RegexOptions.CultureInvariant)]
    private static partial Regex International();

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
            : Refuser("forme", "Le code postal compte 5 chiffres, par exemple 44000, sans le nom de la commune.");
    }

    private static Refus Refuser(string forme, string message) => new("code-postal." + forme, message, nameof(CodePostal));

    [GeneratedRegex("^(?:F|FR|FRANCE)-?(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Pays();

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
        var texte = TexteSaisi.Normaliser(saisie);
        // A line end would let more than an address into a header.
        var adresse = (EntreChevrons().Match(texte) is { Success: true } nommee ? nommee.Groups["adresse"].Value : Debut().Replace(texte, "").TrimEnd(';', ',', '.')).Trim().ToLowerInvariant();
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

    private static Refus Refuser(string code, string message) => new("courriel." + code, message, nameof(Courriel));

    [GeneratedRegex(@"^[^<>@]*<(?:mailto:)?(?<adresse>[^<>]+)>[\s;,.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EntreChevrons();

    [GeneratedRegex(@"^(?:(?:e-?mail|m[ée]l|courriel)\s*:\s*)?(?:mailto:)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Debut();

    [GeneratedRegex(@"@\[?[0-9.]+\]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Chiffres();

    // The last part of a domain begins with a letter (fr, xn--…): figures alone are a machine.
    [GeneratedRegex(@"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

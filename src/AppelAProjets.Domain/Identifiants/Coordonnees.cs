using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Identifiants;

public static partial class Telephone
{
    /// <summary>Ten digits, or the reason; +33 and 0033 are read.</summary>
    public static Resultat<string> Lire(string? saisie)
    {
        var numero = International().Replace(Saisie.Nettoyer(saisie, ".-/"), "0");
        return Forme().IsMatch(numero)
            ? numero
            : new Refus("telephone.forme", "Le numéro de téléphone compte 10 chiffres, par exemple 02 40 41 90 00.", nameof(Telephone));
    }

    /// <summary>Pairs of digits with U+00A0, for reading.</summary>
    public static string Ecrire(string numero) => string.Join('\u00A0', numero.Chunk(2).Select(paire => new string(paire)));

    [GeneratedRegex(@"^(?:\+33|0033)(?:\(0\)|0)?", RegexOptions.CultureInvariant)]
    private static partial Regex International();

    [GeneratedRegex("^0[1-9][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

/// <summary>Postal code; not the INSEE code of a commune.</summary>
public static class CodePostal
{
    public static Resultat<string> Lire(string? saisie)
    {
        var code = Saisie.Nettoyer(saisie);
        return code.Length == 5 && Saisie.EstNumerique(code)
            ? code
            : new Refus("code-postal.forme", "Le code postal compte 5 chiffres, par exemple 44000.", nameof(CodePostal));
    }
}

public static partial class Courriel
{
    private const int LongueurMaximale = 254;

    public static Resultat<string> Lire(string? saisie)
    {
        var adresse = (saisie ?? "").Trim().ToLowerInvariant();
        return adresse.Length <= LongueurMaximale && Forme().IsMatch(adresse)
            ? adresse
            : new Refus("courriel.forme", "L’adresse électronique s’écrit par exemple nom@association.fr.", nameof(Courriel));
    }

    [GeneratedRegex(@"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

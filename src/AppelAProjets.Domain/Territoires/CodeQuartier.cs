using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Territoires;

/// <summary>Code of a priority neighbourhood, generation 2024 (décret 2023-1314): QN, department, number, letter.</summary>
public static partial class CodeQuartier
{
    /// <summary>Eight characters such as QN04405M, or the reason.</summary>
    public static Resultat<string> Lire(string? saisie)
    {
        var code = TexteSaisi.Serrer(saisie);
        return Forme().IsMatch(code)
            ? code
            : new Refus("quartier.code", "Le code du quartier s’écrit QN, le département, un numéro et une lettre, par exemple QN04405M.", nameof(CodeQuartier));
    }

    [GeneratedRegex(@"^QN(?:0[0-9]{2}|02[AB]|97[0-9]|98[0-9])[0-9]{2}[A-Z]$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

/// <summary>INSEE code of a commune; not its postal code.</summary>
public static partial class CodeInsee
{
    public static Resultat<string> Lire(string? saisie)
    {
        var code = TexteSaisi.Serrer(saisie);
        return Forme().IsMatch(code)
            ? code
            : new Refus("commune.code", "Le code INSEE de la commune compte 5 caractères, par exemple 44109.", nameof(CodeInsee));
    }

    [GeneratedRegex("^(?:[0-9]{5}|2[AB][0-9]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

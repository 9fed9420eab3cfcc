using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Courriers;

/// <summary>Number and code of a letter, as people copy them: with « Courrier n° » before, an end of sentence, spaces for dashes, or the whole address printed on the paper.</summary>
public static partial class ReferenceDeCourrier
{
    private const int LongueurMontree = 40;

    // An address and some words around it; the expression looks for a number from each sign of it.
    private const int LongueurLue = 300;

    /// <summary>The number, as it is printed, and the code when what was copied holds it too. What is no number comes back as it was typed, cut.</summary>
    public static (string Numero, string? Code) Lire(string? saisie)
    {
        var texte = TexteSaisi.Normaliser(saisie).ToUpperInvariant();
        if (Numero().Match(texte.Length <= LongueurLue ? texte : texte[..LongueurLue]) is not { Success: true } lu)
        {
            return (texte.Length <= LongueurMontree ? texte : texte[..LongueurMontree] + "…", null);
        }

        return ($"{lu.Groups["appel"]}-{lu.Groups["dossier"]}-{lu.Groups["courrier"]}", lu.Groups["code"] is { Success: true, Value: var code } ? code : null);
    }

    /// <summary>Null when nothing was typed.</summary>
    public static string? LireCode(string? saisie) =>
        TexteSaisi.Normaliser(saisie) is { Length: > 0 } texte ? TexteSaisi.Serrer(Etiquette().Replace(texte, ""), ".-«»\"'") : null;

    [GeneratedRegex(@"(?<![A-Z0-9-])(?<appel>[A-Z0-9]+(?:-[A-Z0-9]+)*?)[\s-]+(?<dossier>[0-9]{3,6})[\s-]+(?<courrier>C[0-9]{1,3})(?![A-Z0-9])(?:/(?<code>[0-9A-F]{8,16})(?![0-9A-F]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Numero();

    [GeneratedRegex("^code(?: imprimé)?[\\s:]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Etiquette();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain;

/// <summary>A whole number as typed: 12, 1 200.</summary>
public static partial class LectureDEntier
{
    public static Resultat<int> Lire(string? saisie)
    {
        var texte = TexteSaisi.Normaliser(saisie);
        return Forme().IsMatch(texte) && int.TryParse(texte.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nombre)
            ? nombre
            : texte.EndsWith('%') && Forme().IsMatch(texte.TrimEnd('%', ' ')) ? new Refus("entier.pourcent", $"Écrivez {texte.TrimEnd('%', ' ')}, sans le signe « % ».")
            : new Refus("entier.illisible", $"{TexteSaisi.Citer(saisie)} n’est pas un nombre entier : écrivez-le en chiffres, sans virgule, par exemple 12.");
    }

    /// <summary>Where a percentage is asked, its sign is what people write: 60 % is 60.</summary>
    public static Resultat<int> LirePourcentage(string? saisie) => Lire(TexteSaisi.Normaliser(saisie) is [.., '%'] texte ? texte[..^1] : saisie);

    [GeneratedRegex("^-?(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

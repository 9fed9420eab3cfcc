using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain;

/// <summary>A whole number as typed: 12, 1 200.</summary>
public static partial class LectureDEntier
{
    public static Resultat<int> Lire(string? saisie)
    {
        if (TexteSaisi.EstDePlusieursCases(saisie))
        {
            return new Refus("entier.plusieurs", $"{TexteSaisi.Citer(saisie)} vient de plusieurs cases : collez un seul nombre.");
        }

        var texte = TexteSaisi.Deballer(saisie);
        return Forme().IsMatch(texte) && int.TryParse(texte.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nombre)
            ? nombre
            : texte.EndsWith('%') && Forme().IsMatch(texte.TrimEnd('%', ' ')) ? new Refus("entier.pourcent", $"Écrivez {texte.TrimEnd('%', ' ')}, sans le signe « % ».")
            : Forme().IsMatch(texte) ? new Refus("entier.trop-grand", $"{TexteSaisi.Citer(saisie)} est un nombre trop grand : vérifiez-le.")
            : new Refus("entier.illisible", $"{TexteSaisi.Citer(saisie)} n’est pas un nombre entier : écrivez-le en chiffres, sans virgule, par exemple 12.");
    }

    /// <summary>Where a percentage is asked, its sign is what people write, and decimals that are null what spreadsheets do: 60 % and 60,00 % are 60.</summary>
    public static Resultat<int> LirePourcentage(string? saisie) => Lire(EnPourcents().Match(TexteSaisi.Deballer(saisie)) is { Success: true } lu ? lu.Groups[1].Value : saisie);

    [GeneratedRegex("^(-?[0-9 ]+?)(?:[.,]0{1,2})?(?: ?%)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnPourcents();

    [GeneratedRegex("^-?(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

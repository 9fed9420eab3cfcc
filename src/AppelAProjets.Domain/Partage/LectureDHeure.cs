using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain;

/// <summary>An hour as typed: 23:59, 23 h 59, 23h.</summary>
public static partial class LectureDHeure
{
    public static Resultat<TimeOnly> Lire(string? saisie) =>
        Forme().Match(TexteSaisi.Normaliser(saisie)) is { Success: true } forme && Entier(forme.Groups["h"]) is var heure and < 24 && Entier(forme.Groups["m"]) is var minute and < 60
            ? new TimeOnly(heure, minute)
            : new Refus("heure.illisible", "Indiquez l’heure, de 00:00 à 23:59, par exemple 23:59.");

    private static int Entier(Group chiffres) => chiffres.Success ? int.Parse(chiffres.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?<h>[0-9]{1,2}) ?[:hH] ?(?<m>[0-9]{2})?(?: ?:00)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

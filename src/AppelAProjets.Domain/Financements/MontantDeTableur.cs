using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Financements;

/// <summary>An amount as a spreadsheet holds it: a computed one has more decimals than a centime, and is rounded.</summary>
public static partial class MontantDeTableur
{
    private const decimal Maximum = 1_000_000_000_000m;

    /// <param name="arrondi">Whether the amount is not what the cell holds: it is said.</param>
    public static Resultat<Montant> Lire(Cellule cellule, out bool arrondi)
    {
        arrondi = false;
        if ((cellule.Nombre ?? Calcule(cellule.Texte)) is not { } exact || Math.Abs(exact) > Maximum)
        {
            return Montant.Lire(cellule.Texte);
        }

        var centimes = Montant.AuCentime(exact);
        arrondi = centimes != exact;
        return Montant.Lire(centimes.ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static decimal? Calcule(string cellule) =>
        TexteSaisi.Deballer(cellule) is var texte && TropDeDecimales().IsMatch(texte) ? decimal.Parse(texte.Replace(',', '.'), CultureInfo.InvariantCulture) : null;

    // Four decimals or more, or three that cannot be thousands: nobody types so many.
    [GeneratedRegex(@"^(?:[0-9]{1,12}[.,][0-9]{4,}|(?:0|[0-9]{4,12})[.,][0-9]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex TropDeDecimales();
}

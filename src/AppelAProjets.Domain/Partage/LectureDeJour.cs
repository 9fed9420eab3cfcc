using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain;

/// <summary>A day as people type it, paste it or as a browser sends it.</summary>
public static partial class LectureDeJour
{
    /// <summary>Years of two figures below this are of the 2000s.</summary>
    private const int Pivot = 70;

    private const int Premiere = 1900;
    private const int Derniere = 2200;

    private static readonly string[] Mois = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

    private static readonly string[] Abreges = ["janv", "fevr", "fev", "avr", "juil", "juill", "sept", "oct", "nov", "dec", "jan"];

    private static readonly string[] Semaine = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    /// <summary>French order (03/11/2027, 3.11.27, 03112027), words (1er mars 2027, 3 nov. 2027, mercredi 3 novembre 2027) or ISO order. The month never comes first.</summary>
    public static Resultat<DateOnly> Lire(string? saisie)
    {
        var texte = TexteSaisi.Deballer(saisie);
        if (texte.Length == 0)
        {
            return new Refus("date.vide", "Écrivez une date, par exemple 03/11/2027.");
        }

        var sansOrdinal = Ordinal().Replace(texte, "1 ");
        return (EnChiffres(sansOrdinal) ?? EnMots(TexteDeRecherche.Plier(80, sansOrdinal))) is not { } jour ? new Refus("date.illisible", $"{TexteSaisi.Citer(saisie)} n’est pas une date : écrivez par exemple 03/11/2027.")
            : jour.Year is < Premiere or > Derniere ? new Refus("date.bornes", $"{TexteSaisi.Citer(saisie)} : l’année va de {Premiere} à {Derniere}. Vérifiez la date.")
            : Accorder(jour, texte);
    }

    private static DateOnly? EnChiffres(string texte)
    {
        var forme = Francaise().Match(texte) is { Success: true } francaise ? francaise : Iso().Match(texte);
        return forme.Success ? Jour(forme.Groups["j"].Value, Entier(forme.Groups["m"].Value), forme.Groups["a"].Value) : null;
    }

    private static DateOnly? EnMots(string plie) => Mots().Match(plie) is { Success: true } forme && NumeroDuMois(forme.Groups["m"].Value) is { } mois
        ? Jour(forme.Groups["j"].Value, mois, forme.Groups["a"].Value)
        : null;

    private static int? NumeroDuMois(string mot) => Array.IndexOf(Mois, mot) is >= 0 and var entier ? entier + 1
        : Abreges.Contains(mot) ? Array.FindIndex(Mois, m => m.StartsWith(mot, StringComparison.Ordinal)) + 1
        : null;

    private static DateOnly? Jour(string jour, int mois, string annee)
    {
        var an = annee.Length > 2 ? Entier(annee) : Entier(annee) + (Entier(annee) < Pivot ? 2000 : 1900);
        return mois is >= 1 and <= 12 && an is >= 1 and <= 9999 && Entier(jour) is >= 1 and var quantieme && quantieme <= DateTime.DaysInMonth(an, mois) ? new DateOnly(an, mois, quantieme) : null;
    }

    // Typed with its day of the week, a date that falls on another one is a mistake on either.
    private static Resultat<DateOnly> Accorder(DateOnly jour, string texte)
    {
        var vrai = Semaine[(int)jour.DayOfWeek];
        return TexteDeRecherche.Mots(texte) is var mots && Array.Find(Semaine, s => mots.Contains(s) || mots.Contains(s[..3])) is { } dit && dit != vrai
            ? new Refus("date.semaine", $"{TexteSaisi.Citer(texte)} : ce jour est un {vrai}. Vérifiez la date.")
            : jour;
    }

    private static int Entier(string chiffres) => int.Parse(chiffres, CultureInfo.InvariantCulture);

    // Alone or with the midnight that a spreadsheet adds, as below.
    [GeneratedRegex("^(?:(?<j>[0-9]{1,2}) ?[/.-] ?(?<m>[0-9]{1,2}) ?[/.-] ?(?<a>[0-9]{4}|[0-9]{2})|(?<j>[0-9]{1,2}) (?<m>[0-9]{1,2}) (?<a>[0-9]{4}|[0-9]{2})|(?<j>[0-9]{2})(?<m>[0-9]{2})(?<a>(?:19|2[01])[0-9]{2}))(?: 00:00(?::00)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Francaise();

    [GeneratedRegex("^(?:(?<a>[0-9]{4})[/.-](?<m>[0-9]{1,2})[/.-](?<j>[0-9]{1,2})(?:[T ]00:00(?::00)?(?:\\.0+)?Z?)?|(?<a>[0-9]{4})(?<m>0[1-9]|1[0-2])(?<j>[0-9]{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex("^(?:le )?(?:(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?) )?(?<j>[0-9]{1,2}) ?(?<m>[a-z]+) ?(?<a>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Mots();

    [GeneratedRegex(@"\b1 ?(?:er|ER|Er|ᵉʳ)\b ?", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}

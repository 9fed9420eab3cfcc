using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain;

/// <summary>Euros as integer centimes. A difference may be negative; what people type may not.</summary>
public readonly partial record struct Montant(long Centimes) : IComparable<Montant>
{
    private const long MaximumSaisi = 99_999_999_999;

    public static Montant Zero => default;

    public bool EstNul => Centimes == 0;

    public bool EstPositif => Centimes > 0;

    public bool EstNegatif => Centimes < 0;

    public Montant ValeurAbsolue => new(Math.Abs(Centimes));

    public static Montant DeEuros(long euros) => new(checked(euros * 100));

    /// <summary>An overflow throws, as in all sums.</summary>
    public static Montant operator +(Montant a, Montant b) => new(checked(a.Centimes + b.Centimes));

    public static Montant operator -(Montant a, Montant b) => new(checked(a.Centimes - b.Centimes));

    public static bool operator <(Montant a, Montant b) => a.Centimes < b.Centimes;

    public static bool operator >(Montant a, Montant b) => a.Centimes > b.Centimes;

    public static bool operator <=(Montant a, Montant b) => a.Centimes <= b.Centimes;

    public static bool operator >=(Montant a, Montant b) => a.Centimes >= b.Centimes;

    public static Montant Somme(IEnumerable<Montant> montants) => montants.Aggregate(Zero, (somme, m) => somme + m);

    public int CompareTo(Montant other) => Centimes.CompareTo(other.Centimes);

    /// <summary>Splits by weights, rounding each share towards zero; the last takes the remainder, so that shares sum to the whole.</summary>
    /// <param name="poids">Not negative, at least one above zero; null weights everywhere are a programming error.</param>
    public IReadOnlyList<Montant> Repartir(IReadOnlyList<long> poids)
    {
        if (poids.Count == 0 || poids.Any(p => p < 0) || poids.All(p => p == 0))
        {
            throw new ArgumentException("Weights must not be negative and one must be above zero.", nameof(poids));
        }

        var total = poids.Aggregate((Int128)0, (somme, p) => somme + p);
        var parts = new Montant[poids.Count];
        var reste = this;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            parts[i] = new Montant((long)((Int128)Centimes * poids[i] / total));
            reste -= parts[i];
        }

        parts[^1] = reste;
        return parts;
    }

    /// <summary>French: <c>−1 234,56 €</c> with the sign minus, U+202F between thousands and U+00A0 before the sign.</summary>
    public override string ToString()
    {
        var (euros, centimes) = Math.DivRem(ValeurAbsolueDe(Centimes), 100UL);
        var entier = euros.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');
        return $"{(EstNegatif ? "−" : "")}{entier},{centimes:00} €";
    }

    /// <summary>Reads what people type: groups of three digits or none, comma or dot, with or without the sign €, the dash that accountants write for zero. Refuses a negative, a third decimal, an unreadable text.</summary>
    public static Resultat<Montant> Lire(string? saisie)
    {
        if (TexteSaisi.EstDePlusieursCases(saisie))
        {
            return new Refus("montant.plusieurs", $"{TexteSaisi.Citer(saisie)} vient de plusieurs cases : collez un seul montant.");
        }

        var texte = Devise().Replace(Debut().Replace(TexteSaisi.Deballer(saisie), ""), "");
        if (texte.Length == 0)
        {
            return new Refus("montant.vide", "Saisissez un montant, par exemple 1 500 ou 1 500,50.");
        }

        if (ZeroComptable().IsMatch(texte))
        {
            return Zero;
        }

        if (texte[0] == '-' || EntreParentheses().IsMatch(texte))
        {
            return new Refus("montant.negatif", "Le montant ne peut pas être négatif.");
        }

        var forme = Forme().Match(texte);
        if (!forme.Success)
        {
            return Illisible(saisie, texte);
        }

        var chiffres = string.Concat(forme.Groups["entier"].Value.Where(char.IsAsciiDigit)) + forme.Groups["decimales"].Value.PadRight(2, '0');
        return long.TryParse(chiffres, NumberStyles.None, CultureInfo.InvariantCulture, out var centimes) && centimes <= MaximumSaisi
            ? new Montant(centimes)
            : new Refus("montant.trop-grand", $"Le montant dépasse {new Montant(MaximumSaisi)} : vérifiez votre saisie.");
    }

    /// <summary>The only rounding of what people bring: to the nearest centime, halves away from zero.</summary>
    internal static decimal AuCentime(decimal euros) => Math.Round(euros, 2, MidpointRounding.AwayFromZero);

    // "1.234" could be 1,234 or 1 234: it is asked, never guessed.
    private static Refus Illisible(string? saisie, string texte) => new("montant.illisible", $"{TexteSaisi.Citer(saisie)} " + (
        DeuxLectures().Match(texte) is { Success: true } lu ? $"peut se lire {AuCentime(decimal.Parse($"{lu.Groups["a"]}.{lu.Groups["b"]}", CultureInfo.InvariantCulture)).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',')} ou {lu.Groups["a"]} {lu.Groups["b"]} : écrivez celui des deux que vous voulez dire."
        : TropDeDecimales().IsMatch(texte) ? "a plus de deux décimales : écrivez deux décimales au plus, par exemple 1 500,50."
        : VirgulePuisPoint().IsMatch(texte) ? "porte des virgules et un point : la virgule ne sépare que les centimes, écrivez par exemple 1 234,56."
        : Taxe().Match(texte) is { Success: true } taxe ? $"porte « {taxe.Value.ToUpperInvariant()} » : écrivez le montant seul, par exemple 1 500,50."
        : "n’est pas un montant : écrivez par exemple 1 500 ou 1 500,50."));

    private static ulong ValeurAbsolueDe(long centimes) => centimes < 0 ? (ulong)-(Int128)centimes : (ulong)centimes;

    [GeneratedRegex(@"^(?:€|EUR(?![a-z])) ?| ?(?:€|euros?|EUR)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Devise();

    // Its name, or the plus sign that a bank writes.
    [GeneratedRegex(@"^(?:(?:montant|total)(?: ?: ?| )|\+ ?(?=[0-9.,]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Debut();

    [GeneratedRegex(@"\b(?:TTC|HT)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Taxe();

    [GeneratedRegex(@"^[0-9]+(?: [0-9]{3})*[.,][0-9]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex TropDeDecimales();

    [GeneratedRegex(@"^[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex VirgulePuisPoint();

    [GeneratedRegex(@"^-(?: ?0+(?:[.,]0*)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroComptable();

    [GeneratedRegex(@"^\(.*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex EntreParentheses();

    [GeneratedRegex(@"^(?<a>[1-9][0-9]{0,2})[.,](?<b>[0-9]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex DeuxLectures();

    // Dots are thousands only when a comma follows or when there are two of them. « 12 € 50 » is said as it is read, « 12,- » is 12 and « ,50 » is 0,50.
    [GeneratedRegex(@"^(?:(?<entier>[0-9]{1,18}|[0-9]{1,3}(?:[ '][0-9]{3})+)(?: ?[.,] ?(?<decimales>[0-9]{0,2})|,--?| ?€ ?(?<decimales>[0-9]{2}))?|(?<entier>[0-9]{1,3}(?:\.[0-9]{3})+),(?<decimales>[0-9]{0,2})|(?<entier>[0-9]{1,3}(?:\.[0-9]{3}){2,})|[.,](?<decimales>[0-9]{1,2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Forme();
}

using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Antecedents;

/// <summary>How near two titles are: the words that they share, without articles nor years, whatever their order. Simple enough to be said beside a proposal.</summary>
/// <param name="Communs">Words in both.</param>
/// <param name="Total">Different words of the two together.</param>
public readonly partial record struct ProximiteDeTitre(int Communs, int Total) : IComparable<ProximiteDeTitre>
{
    private static readonly HashSet<string> Vides =
        ["a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ma", "mon", "nos", "notre", "par", "pour", "s", "sa", "se", "ses", "son", "sur", "un", "une", "edition", "annee"];

    public static ProximiteDeTitre Entre(string un, string autre)
    {
        var (a, b) = (Mots(un), Mots(autre));
        var communs = a.Intersect(b).Count();
        return new(communs, a.Count + b.Count - communs);
    }

    /// <summary>The same words, but for articles, order and years.</summary>
    public bool EstLaMeme => Total > 0 && Communs == Total;

    /// <summary>The same, or two words in common and two thirds of all.</summary>
    public bool EstProche => EstLaMeme || (Communs >= 2 && Communs * 3 >= Total * 2);

    public int CompareTo(ProximiteDeTitre other) => (Communs * Math.Max(1, other.Total)).CompareTo(other.Communs * Math.Max(1, Total));

    public static bool operator <(ProximiteDeTitre a, ProximiteDeTitre b) => a.CompareTo(b) < 0;

    public static bool operator >(ProximiteDeTitre a, ProximiteDeTitre b) => a.CompareTo(b) > 0;

    public static bool operator <=(ProximiteDeTitre a, ProximiteDeTitre b) => a.CompareTo(b) <= 0;

    public static bool operator >=(ProximiteDeTitre a, ProximiteDeTitre b) => a.CompareTo(b) >= 0;

    /// <summary>French: why it is proposed.</summary>
    public override string ToString() => EstLaMeme ? "mêmes mots, à l’année ou à l’ordre près" : Communs switch
    {
        0 => "aucun mot de l’intitulé en commun",
        1 => $"1 mot en commun sur {Total}",
        _ => $"{Communs} mots en commun sur {Total}",
    };

    // « ateliers » and « atelier » are one word. A title made of empty words alone keeps them.
    private static HashSet<string> Mots(string titre)
    {
        var mots = TexteDeRecherche.Plier(400, titre).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        HashSet<string> utiles = [.. mots.Where(m => !Vides.Contains(m) && !Annee().IsMatch(m)).Select(m => m.Length > 3 ? m.TrimEnd('s', 'x') : m)];
        return utiles.Count > 0 ? utiles : [.. mots];
    }

    [GeneratedRegex("^20[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Annee();
}

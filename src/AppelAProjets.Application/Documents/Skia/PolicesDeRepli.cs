using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>Fonts of the scripts that the letter's own font lacks, each loaded when a text needs it.</summary>
internal static class PolicesDeRepli
{
    private static readonly Lazy<Dictionary<int, string>> Index = new(LireIndex);

    private static readonly ConcurrentDictionary<string, Lazy<Police>> Polices = [];

    /// <summary>Null when no font has the character.</summary>
    public static Police? Pour(Rune caractere) =>
        Index.Value.TryGetValue(caractere.Value, out var nom) ? Polices.GetOrAdd(nom, n => new Lazy<Police>(() => Police.DeRessource(n))).Value : null;

    private static Dictionary<int, string> LireIndex()
    {
        var index = new Dictionary<int, string>();
        foreach (var ligne in Encoding.ASCII.GetString(Police.LireRessource("polices/repli.txt")).Split('\n'))
        {
            var (nom, plages) = (ligne[..ligne.IndexOf(' ', StringComparison.Ordinal)], ligne[(ligne.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            foreach (var bornes in plages.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(plage => plage.Split('-')))
            {
                for (var point = Lire(bornes[0]); point <= Lire(bornes[^1]); point++)
                {
                    index.TryAdd(point, nom);
                }
            }
        }

        return index;
    }

    private static int Lire(string point) => int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

namespace AppelAProjets.Application.Instructions;

/// <summary>The words of the dossiers, in order, each with the ranks of those that hold it: what begins so is a range.</summary>
internal sealed class MotsDeLAppel
{
    private readonly Dictionary<string, List<int>> rangs = new(StringComparer.Ordinal);
    private readonly List<string> mots;

    /// <param name="textes">Folded, by rank.</param>
    public MotsDeLAppel(IEnumerable<string> textes)
    {
        foreach (var (rang, texte) in textes.Index())
        {
            Noter(texte, rang, _ => { });
        }

        mots = [.. rangs.Keys.Order(StringComparer.Ordinal)];
    }

    public void Ajouter(string texte, int rang) => Noter(texte, rang, mot => mots.Insert(~mots.BinarySearch(mot, StringComparer.Ordinal), mot));

    public void Oter(string texte, int rang)
    {
        foreach (var mot in Distincts(texte))
        {
            rangs[mot].Remove(rang);
        }
    }

    /// <summary>Those that hold a word that begins so, or, unless it is wanted as it is written, its other number.</summary>
    public Bits Commencant(string debut, bool telQuel = false)
    {
        var trouves = new Bits();
        var place = mots.BinarySearch(debut, StringComparer.Ordinal);
        for (var i = place < 0 ? ~place : place; i < mots.Count && mots[i].StartsWith(debut, StringComparison.Ordinal); i++)
        {
            foreach (var rang in rangs[mots[i]])
            {
                trouves.Mettre(rang, true);
            }
        }

        foreach (var rang in !telQuel && TexteDeRecherche.AutreNombre(debut) is { } autre ? rangs.GetValueOrDefault(autre) ?? [] : [])
        {
            trouves.Mettre(rang, true);
        }

        return trouves;
    }

    private void Noter(string texte, int rang, Action<string> nouveau)
    {
        foreach (var mot in Distincts(texte))
        {
            if (!rangs.TryGetValue(mot, out var liste))
            {
                rangs[mot] = liste = [];
                nouveau(mot);
            }

            liste.Add(rang);
        }
    }

    private static IEnumerable<string> Distincts(string texte) => texte.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct();
}

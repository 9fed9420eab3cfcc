namespace AppelAProjets.Domain.Dossiers;

/// <param name="Cle">Its name from one version to the other.</param>
public sealed record ElementDeDossier(string Cle, string Partie, string Libelle, string Texte)
{
    /// <summary>Heading above it in its part; null for none.</summary>
    public string? Sous { get; init; }

    public Montant? Montant { get; init; }

    /// <summary>It is a file: it comes or goes, its words are not compared.</summary>
    public bool EstUnFichier { get; init; }
}

/// <summary>A difference: before is null for what was added, after for what was removed.</summary>
public sealed record Changement(ElementDeDossier? Avant, ElementDeDossier? Apres)
{
    public string Libelle => (Apres ?? Avant)!.Libelle;

    public string? Sous => (Apres ?? Avant)!.Sous;

    public bool EstUnFichier => (Apres ?? Avant)!.EstUnFichier;

    /// <summary>It says the same elsewhere.</summary>
    public bool EstDeplace => Avant is not null && Apres is not null && Avant.Texte == Apres.Texte;

    /// <summary>How much more the newer asks, when it is an amount; nothing counts as zero.</summary>
    public Montant? Ecart => EstDeplace || (Apres ?? Avant)!.Montant is null ? null : (Apres?.Montant ?? Montant.Zero) - (Avant?.Montant ?? Montant.Zero);

    /// <summary>Word by word, for a text changed; empty for the rest.</summary>
    public IReadOnlyList<Morceau> Mots => Avant is null || Apres is null || EstUnFichier || Ecart is not null ? [] : DifferenceDeMots.Comparer(Avant.Texte, Apres.Texte);
}

public sealed record ChangementsDePartie(string Partie, IReadOnlyList<Changement> Changements);

public static class ComparaisonDeVersions
{
    /// <summary>Empty when both say the same. What was removed stands at its place among what remains.</summary>
    public static IReadOnlyList<ChangementsDePartie> Comparer(IReadOnlyList<ElementDeDossier> avant, IReadOnlyList<ElementDeDossier> apres)
    {
        var (anciens, nouveaux) = (avant.ToDictionary(e => e.Cle), apres.ToDictionary(e => e.Cle));
        var cles = apres.Select(e => e.Cle).ToList();
        for (var i = 0; i < avant.Count; i++)
        {
            if (!nouveaux.ContainsKey(avant[i].Cle))
            {
                cles.Insert(i == 0 ? 0 : cles.IndexOf(avant[i - 1].Cle) + 1, avant[i].Cle);
            }
        }

        return
        [
            .. cles.Select(cle => new Changement(anciens.GetValueOrDefault(cle), nouveaux.GetValueOrDefault(cle)))
                .Where(c => c.Avant?.Texte != c.Apres?.Texte || (c.Avant?.Partie, c.Avant?.Sous) != (c.Apres?.Partie, c.Apres?.Sous))
                .GroupBy(c => (c.Apres ?? c.Avant)!.Partie)
                .Select(g => new ChangementsDePartie(g.Key, [.. g])),
        ];
    }
}

namespace AppelAProjets.Application.Instructions;

/// <summary>What a column must be, all at once: one of the values (or the words of a text), from and to in hundredths, empty or not.</summary>
public sealed record ConditionDeColonne
{
    /// <summary>In a list of people, the one who asks and those whom that person replaces.</summary>
    public const string Moi = "moi";

    /// <summary>Nobody, of the funders of the one who asks.</summary>
    public const string Personne = "personne";

    public IReadOnlyList<string> Valeurs { get; init; } = [];
    public long? Minimum { get; init; }
    public long? Maximum { get; init; }
    /// <summary>True = empty only, false = filled only.</summary>
    public bool? Vide { get; init; }

    public bool EstNulle => Valeurs.Count == 0 && Minimum is null && Maximum is null && Vide is null;

    public bool Equals(ConditionDeColonne? autre) =>
        autre is not null && Valeurs.SequenceEqual(autre.Valeurs) && (Minimum, Maximum, Vide) == (autre.Minimum, autre.Maximum, autre.Vide);

    public override int GetHashCode() => HashCode.Combine(Valeurs.Count, Minimum, Maximum, Vide);
}

/// <summary>The conditions of a filter, by key of column.</summary>
public sealed class ConditionsDuTableau : IEquatable<ConditionsDuTableau>
{
    private readonly SortedDictionary<string, ConditionDeColonne> conditions = new(StringComparer.Ordinal);

    public static ConditionsDuTableau Aucune { get; } = new();

    public IEnumerable<(string Cle, ConditionDeColonne Condition)> Toutes => conditions.Select(c => (c.Key, c.Value));

    public bool EstVide => conditions.Count == 0;

    public ConditionDeColonne? Sur(string cle) => conditions.GetValueOrDefault(cle);

    /// <summary>Same, with that one in place of what was said of the column; nothing is said of an unknown column.</summary>
    public ConditionsDuTableau Avec(string cle, ConditionDeColonne condition)
    {
        var autre = new ConditionsDuTableau();
        foreach (var (c, valeur) in conditions)
        {
            autre.conditions[c] = valeur;
        }

        autre.conditions.Remove(cle);
        if (!condition.EstNulle && ColonnesDuTableau.Lire(cle) is { Colonne.EstFiltrable: true })
        {
            autre.conditions[cle] = condition;
        }

        return autre;
    }

    public ConditionsDuTableau Avec(string cle, params IReadOnlyList<string> valeurs) => Avec(cle, new ConditionDeColonne { Valeurs = valeurs });

    public ConditionsDuTableau Sans(string cle) => Avec(cle, new ConditionDeColonne());

    public bool Equals(ConditionsDuTableau? other) => other is not null && conditions.SequenceEqual(other.conditions);

    public override bool Equals(object? obj) => Equals(obj as ConditionsDuTableau);

    public override int GetHashCode() => conditions.Aggregate(0, (somme, c) => HashCode.Combine(somme, c.Key, c.Value));
}

namespace AppelAProjets.Domain.Courriers;

public enum NatureDeLot
{
    /// <summary>Texts composed, or composed again where something changed, and their PDF.</summary>
    Production,
    Publication,
}

public enum EtatDeLot
{
    EnAttente,
    EnCours,
    Fini,
    /// <summary>Several times in a row, without a letter more: an operator looks at the log.</summary>
    Echoue,
    /// <summary>Someone stopped it.</summary>
    Abandonne,
}

/// <summary>The rules of a batch of letters.</summary>
public static class RegleDeLot
{
    /// <summary>Attempts in a row, without a single letter more, before it is said to have failed.</summary>
    public const int EssaisMaximum = 5;

    /// <summary>Letters to read again before a publication.</summary>
    public const int Echantillon = 5;

    public static bool SePrepare(EtatDeLot etat) => etat is EtatDeLot.EnAttente or EtatDeLot.EnCours;

    public static string Libelle(NatureDeLot nature) => nature switch
    {
        NatureDeLot.Production => "Production des courriers",
        NatureDeLot.Publication => "Publication",
    };

    public static string Libelle(EtatDeLot etat) => etat switch
    {
        EtatDeLot.EnAttente => "En attente",
        EtatDeLot.EnCours => "En cours",
        EtatDeLot.Fini => "Terminée",
        EtatDeLot.Echoue => "Échec",
        EtatDeLot.Abandonne => "Arrêtée",
    };

    /// <summary>A few letters that are unlike each other: one of each kind first, then others spread over the whole.</summary>
    public static IReadOnlyList<T> Choisir<T, TGenre>(IReadOnlyList<T> tous, Func<T, TGenre> genre)
    {
        if (tous.Count <= Echantillon)
        {
            return tous;
        }

        var choisis = tous.DistinctBy(genre).Take(Echantillon).ToHashSet();
        for (var rang = 1; choisis.Count < Echantillon; rang++)
        {
            choisis.Add(tous[rang * (tous.Count - 1) / Echantillon % tous.Count]);
            if (rang > Echantillon)
            {
                choisis.Add(tous.First(t => !choisis.Contains(t)));
            }
        }

        return [.. tous.Where(choisis.Contains)];
    }
}

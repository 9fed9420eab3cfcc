using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Dossiers;

public enum SortDuMorceau
{
    Commun,
    Retire,
    Ajoute,
}

public sealed record Morceau(SortDuMorceau Sort, string Texte);

/// <summary>Two texts compared word by word: the longest common sequence of words. Joined, what is common or removed gives the older text; what is common or added, the newer.</summary>
public static partial class DifferenceDeMots
{
    // Beyond, the texts are shown whole, one after the other: nobody would read the differences of such a rewriting.
    private const long ComparaisonsMaximum = 6_000_000;

    /// <summary>The pieces, in order; two neighbours never stand at the same place.</summary>
    public static IReadOnlyList<Morceau> Comparer(string avant, string apres)
    {
        string[] anciens = [.. Mots().Matches(avant).Select(m => m.Value)], nouveaux = [.. Mots().Matches(apres).Select(m => m.Value)];
        var debut = 0;
        while (debut < anciens.Length && debut < nouveaux.Length && anciens[debut] == nouveaux[debut])
        {
            debut++;
        }

        var fin = 0;
        while (fin < anciens.Length - debut && fin < nouveaux.Length - debut && anciens[^(fin + 1)] == nouveaux[^(fin + 1)])
        {
            fin++;
        }

        var milieu = Aligner(anciens[debut..^fin], nouveaux[debut..^fin]);
        return Reunir([.. anciens[..debut].Select(Commun), .. milieu, .. anciens[^fin..].Select(Commun)]);
    }

    private static IEnumerable<Morceau> Aligner(string[] anciens, string[] nouveaux)
    {
        if ((long)anciens.Length * nouveaux.Length > ComparaisonsMaximum)
        {
            return [.. anciens.Select(Retire), .. nouveaux.Select(Ajoute)];
        }

        var communs = new int[anciens.Length + 1, nouveaux.Length + 1];
        for (var i = anciens.Length - 1; i >= 0; i--)
        {
            for (var j = nouveaux.Length - 1; j >= 0; j--)
            {
                communs[i, j] = anciens[i] == nouveaux[j] ? communs[i + 1, j + 1] + 1 : Math.Max(communs[i + 1, j], communs[i, j + 1]);
            }
        }

        return Parcourir(anciens, nouveaux, communs);
    }

    private static IEnumerable<Morceau> Parcourir(string[] anciens, string[] nouveaux, int[,] communs)
    {
        var (i, j) = (0, 0);
        while (i < anciens.Length || j < nouveaux.Length)
        {
            if (i < anciens.Length && j < nouveaux.Length && anciens[i] == nouveaux[j])
            {
                yield return Commun(anciens[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == nouveaux.Length || (i < anciens.Length && communs[i + 1, j] >= communs[i, j + 1]))
            {
                yield return Retire(anciens[i++]);
            }
            else
            {
                yield return Ajoute(nouveaux[j++]);
            }
        }
    }

    // A space alone between two changes is part of them: « deux mots » changed is one change.
    private static List<Morceau> Reunir(List<Morceau> mots)
    {
        var reunis = new List<Morceau>();
        var (retire, ajoute) = ("", "");
        for (var i = 0; i < mots.Count; i++)
        {
            var mot = mots[i];
            var entreDeux = mot.Sort == SortDuMorceau.Commun && string.IsNullOrWhiteSpace(mot.Texte) && retire.Length + ajoute.Length > 0 && i + 1 < mots.Count && mots[i + 1].Sort != SortDuMorceau.Commun;
            if (mot.Sort == SortDuMorceau.Commun && !entreDeux)
            {
                Vider();
                Ajouter(mot);
                continue;
            }

            retire += mot.Sort == SortDuMorceau.Ajoute ? "" : mot.Texte;
            ajoute += mot.Sort == SortDuMorceau.Retire ? "" : mot.Texte;
        }

        Vider();
        return reunis;

        void Vider()
        {
            Ajouter(Retire(retire));
            Ajouter(Ajoute(ajoute));
            (retire, ajoute) = ("", "");
        }

        void Ajouter(Morceau morceau)
        {
            if (morceau.Texte.Length > 0 && reunis.Count > 0 && reunis[^1].Sort == morceau.Sort)
            {
                reunis[^1] = reunis[^1] with { Texte = reunis[^1].Texte + morceau.Texte };
            }
            else if (morceau.Texte.Length > 0)
            {
                reunis.Add(morceau);
            }
        }
    }

    private static Morceau Commun(string mot) => new(SortDuMorceau.Commun, mot);

    private static Morceau Retire(string mot) => new(SortDuMorceau.Retire, mot);

    private static Morceau Ajoute(string mot) => new(SortDuMorceau.Ajoute, mot);

    [GeneratedRegex(@"\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Mots();
}

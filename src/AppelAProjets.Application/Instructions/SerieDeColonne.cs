namespace AppelAProjets.Application.Instructions;

/// <summary>The values of a column by rank, for one regard, and the ranks in their order once they are sorted by it. Empty values are last.</summary>
internal sealed class SerieDeColonne(ColonneDuTableau colonne, Guid? financeur, VueDesNotes vue, int criteres)
{
    public const long Vide = long.MaxValue;

    private const string SansTexte = "\uFFFF";

    /// <summary>What was read for one person, of a column that is not kept.</summary>
    public RegardSurLAppel? Regard { get; init; }

    private readonly List<long> nombres = [];
    private readonly List<string> textes = [];
    private (List<int> Rangs, IComparer<int> Tri)? ordre;

    public static bool EstVide(long nombre) => nombre == Vide;

    public long Nombre(int rang) => rang < nombres.Count ? nombres[rang] : Vide;

    public string Texte(int rang) => rang < textes.Count && textes[rang] != SansTexte ? textes[rang] : "";

    public bool EstVide(int rang) => colonne.Nombre is not null ? Nombre(rang) == Vide : Texte(rang).Length == 0;

    /// <summary>The value of that rank; nothing when there is no dossier there any more.</summary>
    public void Poser(int rang, DossierEnMemoire? dossier)
    {
        if (colonne.Nombre is { } nombre)
        {
            Allonger(nombres, rang, Vide);
            nombres[rang] = dossier is null ? Vide : nombre(Lire(dossier)) ?? Vide;
        }
        else
        {
            Allonger(textes, rang, SansTexte);
            textes[rang] = dossier is null || colonne.Texte!(Lire(dossier)) is not { Length: > 0 } texte ? SansTexte : texte;
        }
    }

    /// <summary>Every rank, the smallest value first.</summary>
    public IReadOnlyList<int> Ordonner(IEnumerable<int> rangs, Comparison<int> departager) => (ordre ??= Trier(rangs, departager)).Rangs;

    public void Retirer(int rang)
    {
        if (ordre is { } o)
        {
            o.Rangs.RemoveAt(o.Rangs.BinarySearch(rang, o.Tri));
        }
    }

    public void Inserer(int rang)
    {
        if (ordre is { } o)
        {
            o.Rangs.Insert(~o.Rangs.BinarySearch(rang, o.Tri), rang);
        }
    }

    public long Sommer(Bits lesquels) => lesquels.Sommer(nombres, Vide);

    private (List<int> Rangs, IComparer<int> Tri) Trier(IEnumerable<int> rangs, Comparison<int> departager)
    {
        var tri = Comparer<int>.Create((a, b) => Comparer(a, b) is not 0 and var difference ? difference : departager(a, b));
        var tries = rangs.ToList();
        tries.Sort(tri);
        return (tries, tri);
    }

    private int Comparer(int a, int b) => colonne.Nombre is not null ? nombres[a].CompareTo(nombres[b]) : string.CompareOrdinal(textes[a], textes[b]);

    private LectureEnMemoire Lire(DossierEnMemoire dossier) => new(dossier, Ligne(dossier), vue, criteres) { Anterieur = Regard?.Anterieurs.GetValueOrDefault(dossier.Id), Fil = Regard?.Fils.GetValueOrDefault(dossier.Id) };

    private LigneEnMemoire? Ligne(DossierEnMemoire dossier)
    {
        foreach (var ligne in financeur is null ? [] : dossier.Lignes)
        {
            if (ligne.FinanceurId == financeur)
            {
                return ligne;
            }
        }

        return null;
    }

    private static void Allonger<T>(List<T> valeurs, int rang, T vide)
    {
        while (valeurs.Count <= rang)
        {
            valeurs.Add(vide);
        }
    }
}

namespace AppelAProjets.Application.Appels;

/// <summary>One row of a list edited in a form: themes, criteria or pieces.</summary>
public interface IElementSaisi
{
    Guid? Id { get; }
    /// <summary>Rank wanted; rows without one come last.</summary>
    int? Ordre { get; }
    bool Supprimer { get; }
    string? Libelle { get; }
}

internal static class ElementsSaisis
{
    /// <summary>Rows to keep, in order: without the removed ones and the blank new ones.</summary>
    public static IReadOnlyList<T> Retenus<T>(IReadOnlyList<T> elements) where T : IElementSaisi =>
        [.. elements.Where(e => !e.Supprimer && (e.Id is not null || Saisies.Texte(e.Libelle) is not null)).OrderBy(e => e.Ordre ?? int.MaxValue)];

    /// <summary>Refusals, beside <c>Elements[i].Libelle</c>: blank, too long or twice the same.</summary>
    public static IEnumerable<Refus> Verifier<T>(IReadOnlyList<T> elements) where T : IElementSaisi
    {
        var vus = new HashSet<string>(StringComparer.CurrentCultureIgnoreCase);
        foreach (var (rang, element) in elements.Index().Where(e => !e.Item.Supprimer))
        {
            var champ = Champ(rang, nameof(element.Libelle));
            var libelle = Saisies.Texte(element.Libelle);
            if (libelle is null && element.Id is not null)
            {
                yield return new Refus("element.vide", "Écrivez un libellé, ou cochez « Supprimer ».", champ);
            }
            else if (libelle?.Length > 200)
            {
                yield return new Refus("element.long", "Le libellé est trop long : 200 caractères au plus.", champ);
            }
            else if (libelle is not null && !vus.Add(libelle))
            {
                yield return new Refus("element.double", $"« {libelle} » est déjà dans la liste.", champ);
            }
        }
    }

    public static Refus? Etrangers<T>(IReadOnlyList<T> elements, IReadOnlyCollection<Guid> connus) where T : IElementSaisi =>
        elements.Any(e => e.Id is { } id && !connus.Contains(id)) ? AppelStore.Conflit : null;

    public static string Champ(int rang, string propriete) => $"Elements[{rang}].{propriete}";
}

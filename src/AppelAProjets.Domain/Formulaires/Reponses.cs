using System.Globalization;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>Answers by key, in their canonical form; an empty one is absent.</summary>
public sealed class Reponses(IReadOnlyDictionary<string, string> valeurs)
{
    public static Reponses Aucune { get; } = new(new Dictionary<string, string>());

    public IReadOnlyDictionary<string, string> Valeurs => valeurs;

    public string? Texte(string cle) => valeurs.TryGetValue(cle, out var valeur) && valeur.Length > 0 ? valeur : null;

    /// <summary>That field, or one of those that its name begins.</summary>
    public bool EstRempli(string champ) => Texte(champ) is not null || Sous(champ + ".").Any();

    public bool Vrai(string cle) => Texte(cle) == LectureDeChamp.Oui;

    /// <summary>A whole number, a percent, hundredths.</summary>
    public int? Entier(string cle) => Texte(cle) is { } texte ? int.Parse(texte, CultureInfo.InvariantCulture) : null;

    public Montant? Montant(string cle) => Texte(cle) is { } texte ? new Montant(long.Parse(texte, CultureInfo.InvariantCulture)) : null;

    public DateOnly? Jour(string cle) => Texte(cle) is { } texte ? DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public Guid? Id(string cle) => Guid.TryParse(Texte(cle), out var id) ? id : null;

    public IReadOnlyCollection<string> Choisis(string cle) => Texte(cle)?.Split('\n') ?? [];

    public IEnumerable<(string Suffixe, string Valeur)> Sous(string prefixe) =>
        valeurs.Where(v => v.Value.Length > 0 && v.Key.StartsWith(prefixe, StringComparison.Ordinal)).Select(v => (v.Key[prefixe.Length..], v.Value));
}

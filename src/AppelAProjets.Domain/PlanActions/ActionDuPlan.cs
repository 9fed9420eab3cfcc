using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Domain.PlanActions;

public enum EtatDAction
{
    /// <summary>Decided, not begun.</summary>
    ARealiser,
    EnCours,
    Realise,
}

public enum TypeDAction
{
    Institution,
    PorteurDeProjet,
    Mixte,
}

/// <param name="Tous">All the neighbourhoods; the lists are then empty.</param>
public sealed record QuartiersVises(bool Tous, IReadOnlyList<string> Codes, IReadOnlyList<Guid> Territoires)
{
    public static QuartiersVises Partout { get; } = new(true, [], []);

    public static QuartiersVises De(IEnumerable<string> codes, IEnumerable<Guid> territoires) =>
        new(false, [.. codes.Distinct().Order(StringComparer.Ordinal)], [.. territoires.Distinct().Order()]);

    public bool Egale(QuartiersVises autre) => Tous == autre.Tous && Codes.SequenceEqual(autre.Codes) && Territoires.SequenceEqual(autre.Territoires);
}

/// <param name="Pilier">Required, 200 characters at most.</param>
/// <param name="Volet">May be empty, 300.</param>
/// <param name="Objectif">Operational objective; may be empty, 1,500.</param>
/// <param name="Action">Required, 2,000.</param>
/// <param name="SousAction">Examples of sub-actions; may be empty, 4,000.</param>
public sealed record ActionDuPlan(
    string Pilier, string Volet, string Objectif, string Action, string SousAction, EtatDAction Etat, TypeDAction Type, QuartiersVises Quartiers)
{
    /// <summary>Identity of the line for an import: SHA-256 of its five texts without case, accents nor punctuation.</summary>
    public string Cle => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Textes.Select(t => Plier(t.Texte))))));

    public string Recherche => TexteDeRecherche.Plier(int.MaxValue, Textes.Select(t => t.Texte));

    public IReadOnlyList<Refus> Verifier() => [.. Manques(), .. Exces()];

    private (ColonneDuPlan Colonne, string Texte, int Maximum)[] Textes =>
    [
        (ColonneDuPlan.Pilier, Pilier, 200), (ColonneDuPlan.Volet, Volet, 300), (ColonneDuPlan.Objectif, Objectif, 1500),
        (ColonneDuPlan.Action, Action, 2000), (ColonneDuPlan.SousAction, SousAction, 4000),
    ];

    private static string Plier(string texte) => TexteDeRecherche.Plier(int.MaxValue, texte);

    private IEnumerable<Refus> Manques()
    {
        if (Pilier.Length == 0)
        {
            yield return new Refus("plan.pilier", "Le pilier manque.", nameof(Pilier));
        }

        if (Action.Length == 0)
        {
            yield return new Refus("plan.action", "L’action manque.", nameof(Action));
        }

        if (Quartiers is { Tous: false, Codes.Count: 0, Territoires.Count: 0 })
        {
            yield return new Refus("plan.quartiers", "Indiquez au moins un quartier, ou tous.", nameof(Quartiers));
        }
    }

    private IEnumerable<Refus> Exces() => Textes.Where(t => t.Texte.Length > t.Maximum)
        .Select(t => new Refus("plan.long", $"{Libelles.Pour(t.Colonne)} : {t.Texte.Length} caractères, pour {t.Maximum} au plus.", t.Colonne.ToString()));
}

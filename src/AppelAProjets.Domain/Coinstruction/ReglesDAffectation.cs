namespace AppelAProjets.Domain.Coinstruction;

/// <summary>Who instructs what for a funder: territory or neighbourhood, and theme; none of a kind means all of it.</summary>
/// <param name="Quartiers">The neighbourhoods of the territory, or the neighbourhood; null for all.</param>
/// <param name="EstUnQuartier">One neighbourhood is more precise than a territory.</param>
public sealed record RegleDAffectation(Guid Id, IReadOnlyCollection<string>? Quartiers, bool EstUnQuartier, Guid? ThemeId, Guid CompteId, DateTimeOffset CreeeLe);

/// <param name="Parts">Percent of the action in each neighbourhood.</param>
public sealed record DossierAAffecter(Guid? ThemeId, IReadOnlyDictionary<string, int> Parts);

public static class ReglesDAffectation
{
    /// <summary>The most precise rule that fits: neighbourhood before territory before theme, then the largest part of the action, then the oldest; null when none fits.</summary>
    public static RegleDAffectation? Choisir(IEnumerable<RegleDAffectation> regles, DossierAAffecter dossier) => regles
        .Where(r => (r.Quartiers is null || Part(r, dossier) > 0) && (r.ThemeId is null || r.ThemeId == dossier.ThemeId))
        .OrderByDescending(Precision)
        .ThenByDescending(r => Part(r, dossier))
        .ThenBy(r => r.CreeeLe)
        .ThenBy(r => r.Id)
        .FirstOrDefault();

    private static int Precision(RegleDAffectation regle) =>
        (regle.Quartiers is null ? 0 : regle.EstUnQuartier ? 4 : 2) + (regle.ThemeId is null ? 0 : 1);

    private static int Part(RegleDAffectation regle, DossierAAffecter dossier) => regle.Quartiers?.Sum(q => dossier.Parts.GetValueOrDefault(q)) ?? 0;
}

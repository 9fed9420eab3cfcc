namespace AppelAProjets.Domain.PlanActions;

public enum ColonneDuPlan
{
    Pilier,
    Volet,
    Objectif,
    Action,
    SousAction,
    Etat,
    Type,
    Quartiers,
}

/// <param name="LigneDEnTete">Number of the line of headings, from 1; 0 when there is none.</param>
/// <param name="Rangs">Rank of the column in the table, from 0; a column left out is absent.</param>
public sealed record Correspondance(int LigneDEnTete, IReadOnlyDictionary<ColonneDuPlan, int> Rangs)
{
    private const int ColonnesPourUnEnTete = 4;

    /// <summary>Guesses from the first line that looks like headings; without one, the usual order.</summary>
    public static Correspondance Deviner(IReadOnlyList<LigneDeTableau> lignes)
    {
        foreach (var ligne in lignes)
        {
            if (Reconnaitre(ligne.Cellules) is { Count: >= ColonnesPourUnEnTete } rangs)
            {
                return new Correspondance(ligne.Numero, rangs);
            }
        }

        var largeur = lignes.Select(l => l.Cellules.Count).DefaultIfEmpty().Max();
        return new Correspondance(0, Enum.GetValues<ColonneDuPlan>().Where(c => (int)c < largeur).ToDictionary(c => c, c => (int)c));
    }

    public static bool EstUnEnTete(LigneDeTableau ligne) => Reconnaitre(ligne.Cellules).Count >= ColonnesPourUnEnTete;

    public Resultat Verifier()
    {
        var doubles = Rangs.GroupBy(r => r.Value).FirstOrDefault(g => g.Count() > 1);
        return doubles is not null
            ? new Refus("plan.colonne-double", $"La même colonne du fichier sert deux fois : {string.Join(" et ", doubles.Select(d => Libelles.Pour(d.Key).ToLowerInvariant()))}.")
            : new[] { ColonneDuPlan.Pilier, ColonneDuPlan.Action, ColonneDuPlan.Etat, ColonneDuPlan.Type }.Where(c => !Rangs.ContainsKey(c)).ToList() is { Count: > 0 } absentes
                ? new Refus("plan.colonne-absente", $"Dites quelle colonne du fichier donne : {string.Join(", ", absentes.Select(c => Libelles.Pour(c).ToLowerInvariant()))}.")
                : Resultat.Ok;
    }

    private static Dictionary<ColonneDuPlan, int> Reconnaitre(IReadOnlyList<string> cellules)
    {
        var rangs = new Dictionary<ColonneDuPlan, int>();
        foreach (var (rang, cellule) in cellules.Index())
        {
            if (cellule.Length <= 60 && Nommer(TexteDeRecherche.Plier(60, cellule)) is { } colonne)
            {
                rangs.TryAdd(colonne, rang);
            }
        }

        return rangs;
    }

    private static ColonneDuPlan? Nommer(string titre) => titre switch
    {
        "pilier" or "piliers" or "axe" or "axes" => ColonneDuPlan.Pilier,
        "volet" or "volets" => ColonneDuPlan.Volet,
        _ when titre.StartsWith("objectif", StringComparison.Ordinal) => ColonneDuPlan.Objectif,
        _ when titre.Contains("sous action", StringComparison.Ordinal) || titre.StartsWith("exemple", StringComparison.Ordinal) => ColonneDuPlan.SousAction,
        _ when titre.StartsWith("type", StringComparison.Ordinal) => ColonneDuPlan.Type,
        "action" or "actions" or "intitule de l action" or "libelle de l action" => ColonneDuPlan.Action,
        "en cours a realiser" or "statut" or "avancement" => ColonneDuPlan.Etat,
        _ when titre.StartsWith("etat", StringComparison.Ordinal) => ColonneDuPlan.Etat,
        _ when titre.StartsWith("quartier", StringComparison.Ordinal) || titre.StartsWith("territoire", StringComparison.Ordinal) || titre is "qpv" => ColonneDuPlan.Quartiers,
        _ => null,
    };
}

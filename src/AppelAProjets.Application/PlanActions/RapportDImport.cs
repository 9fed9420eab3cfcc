using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

public enum SortDeLigne
{
    Nouvelle,
    Modifiee,
    Inchangee,
    Ecartee,
    /// <summary>Not a line of the plan: heading, title.</summary>
    HorsTableau,
}

/// <param name="Existante">The recorded line that it is, or null.</param>
public sealed record LigneDeRapport(LigneLue Lue, SortDeLigne Sort, ActionEnregistree? Existante, IReadOnlyList<string> Changements)
{
    public bool EstValide => Sort is SortDeLigne.Nouvelle or SortDeLigne.Modifiee or SortDeLigne.Inchangee;
}

/// <summary>What an import will do, line by line.</summary>
/// <param name="Lignes">Every line of the file that is not blank, in order.</param>
/// <param name="Absentes">Lines in force of the plan that the file does not hold; they stay.</param>
public sealed record RapportDImport(IReadOnlyList<LigneDeRapport> Lignes, int Absentes)
{
    public int Nombre(SortDeLigne sort) => Lignes.Count(l => l.Sort == sort);

    public int Valides => Lignes.Count(l => l.EstValide);

    public static RapportDImport Comparer(IReadOnlyList<LigneLue> lues, IReadOnlyList<ActionEnregistree> plan)
    {
        var parCle = plan.ToDictionary(a => a.Ligne.Cle);
        var lignes = lues.Select(lue => Comparer(lue, parCle)).ToList();
        var vues = lignes.Where(l => l.Existante is not null).Select(l => l.Existante!.Ligne.Id).ToHashSet();
        return new RapportDImport(lignes, plan.Count(a => a.Ligne.RetireeLe is null && !vues.Contains(a.Ligne.Id)));
    }

    private static LigneDeRapport Comparer(LigneLue lue, Dictionary<string, ActionEnregistree> plan)
    {
        if (lue.Action is not { } action)
        {
            return new LigneDeRapport(lue, lue.HorsTableau is null ? SortDeLigne.Ecartee : SortDeLigne.HorsTableau, null, []);
        }

        if (!plan.TryGetValue(action.Cle, out var existante))
        {
            return new LigneDeRapport(lue, SortDeLigne.Nouvelle, null, []);
        }

        List<string> changements = [.. Changements(existante, action)];
        var sort = changements.Count > 0 ? SortDeLigne.Modifiee : SortDeLigne.Inchangee;
        if (existante.Ligne.RetireeLe is not null)
        {
            changements.Add("Cette ligne a été retirée du plan : elle le reste. Pour l’y remettre, ouvrez-la dans la liste des actions retirées.");
        }

        return new LigneDeRapport(lue, sort, existante, changements);
    }

    private static IEnumerable<string> Changements(ActionEnregistree existante, ActionDuPlan action)
    {
        var avant = existante.EnAction();
        if (avant.Etat != action.Etat)
        {
            yield return $"État : {Domain.Libelles.Pour(avant.Etat)} → {Domain.Libelles.Pour(action.Etat)}.";
        }

        if (avant.Type != action.Type)
        {
            yield return $"Type : {Domain.Libelles.Pour(avant.Type)} → {Domain.Libelles.Pour(action.Type)}.";
        }

        if (!avant.Quartiers.Egale(action.Quartiers))
        {
            yield return $"Quartiers changés (étaient : {existante.QuartiersEnClair}).";
        }

        if ((avant.Pilier, avant.Volet, avant.Objectif, avant.Action, avant.SousAction) != (action.Pilier, action.Volet, action.Objectif, action.Action, action.SousAction))
        {
            yield return "Majuscules, accents ou ponctuation du texte.";
        }
    }
}

using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Papier;

/// <summary>What a spreadsheet would write in a budget: nothing is kept yet.</summary>
/// <param name="Avertissement">What was not read at all (other sheets), or null.</param>
public sealed record BudgetRecopie(IReadOnlyList<LigneRecopiee> Lignes, string? Avertissement)
{
    public IReadOnlyDictionary<string, Montant> Montants { get; } = RecopieDeBudget.Montants(Lignes);
}

/// <summary>Reads a budget pasted from a spreadsheet, or its file.</summary>
public static class RecopierBudget
{
    /// <summary>The file when there is one, else the text.</summary>
    public static Resultat<BudgetRecopie> Lire(string? colle, byte[]? fichier)
    {
        if (fichier is null && string.IsNullOrWhiteSpace(colle))
        {
            return new Refus("budget.colle", "Collez les lignes de votre tableur, ou choisissez un fichier.", "Colle");
        }

        var lu = fichier is null ? LecteurDeTableau.LireTexte(colle!, Separateur) : LecteurDeTableau.LireFichier(fichier, Separateur);
        return lu.EstRefuse ? lu.Refus : new BudgetRecopie(RecopieDeBudget.Lire([.. lu.Valeur.Lignes.Select(l => l.Cellules)]), lu.Valeur.Avertissement);
    }

    // Never the comma: it is the decimal sign of the amounts.
    private static char Separateur(string texte) => texte.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
}

using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Papier;

/// <summary>What a spreadsheet would write in a budget: nothing is kept yet.</summary>
/// <param name="Avertissement">Which sheet was read, what was guessed, what was not read at all; or null.</param>
public sealed record BudgetRecopie(IReadOnlyList<LigneRecopiee> Lignes, string? Avertissement)
{
    public IReadOnlyDictionary<string, Montant> Montants { get; } = RecopieDeBudget.Montants(Lignes);
}

/// <summary>Reads a budget pasted from a spreadsheet, or its file.</summary>
public static class RecopierBudget
{
    private static readonly TableauAttendu Budget = new(lignes => RecopieDeBudget.Montants(RecopieDeBudget.Lire(lignes)).Count > 0, Separateur);

    /// <summary>The file when there is one, else the text.</summary>
    /// <param name="feuille">Sheet of a workbook that the person chose, or null.</param>
    public static Resultat<BudgetRecopie> Lire(string? colle, byte[]? fichier, string? feuille = null)
    {
        if (fichier is null && string.IsNullOrWhiteSpace(colle))
        {
            return new Refus("budget.colle", "Collez les lignes de votre tableur, ou choisissez un fichier.", "Colle");
        }

        var lu = fichier is null ? LecteurDeTableau.LireTexte(colle!, Budget) : LecteurDeTableau.LireFichier(fichier, Budget, feuille);
        return lu.EstRefuse ? lu.Refus : new BudgetRecopie(RecopieDeBudget.Lire(lu.Valeur.Lignes), lu.Valeur.Avertissement);
    }

    // Never the comma: it is the decimal sign of the amounts.
    private static char Separateur(string texte) => texte.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
}

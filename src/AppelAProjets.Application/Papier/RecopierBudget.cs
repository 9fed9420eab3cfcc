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
    private static readonly TableauAttendu Budget = new(lignes => RecopieDeBudget.Montants(RecopieDeBudget.Lire(lignes)).Count > 0, Separateur, "budget");

    /// <summary>The file when there is one, else the text.</summary>
    /// <param name="feuille">Sheet of a workbook that the person chose, or null.</param>
    public static Resultat<BudgetRecopie> Lire(string? colle, byte[]? fichier, string? feuille = null)
    {
        if (fichier is null && string.IsNullOrWhiteSpace(colle))
        {
            return new Refus("budget.colle", "Collez les lignes de votre tableur, ou choisissez un fichier.", "Colle");
        }

        var lu = fichier is null ? LecteurDeTableau.LireTexte(colle!, Budget) : LecteurDeTableau.LireFichier(fichier, Budget, feuille);
        return lu.EstRefuse ? lu.Refus
            : RecopieDeBudget.Echelle(lu.Valeur.Lignes) is { } echelle ? new Refus("budget.echelle", $"Ce tableau dit {TexteSaisi.Citer(echelle)} : le budget s’écrit en euros. Convertissez les montants, ou retirez cette mention s’ils sont déjà en euros.", fichier is null ? "Colle" : "Fichier")
            : new BudgetRecopie(RecopieDeBudget.Lire(lu.Valeur.Lignes), lu.Valeur.Avertissement);
    }

    // The comma is the decimal sign of amounts: it cuts only where nothing else does and what is before the first one is an account without any figure of an amount.
    private static char Separateur(string texte)
    {
        if (texte.Contains('\t', StringComparison.Ordinal) || texte.Contains(';', StringComparison.Ordinal))
        {
            return texte.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
        }

        var lignes = texte.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lignes.Any(l => l.Contains(',', StringComparison.Ordinal)) && lignes.All(l => RecopieDeBudget.EstUnCompteSeul(l.Split(',')[0].Trim('"'))) ? ',' : ';';
    }
}

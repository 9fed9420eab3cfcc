using System.Globalization;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Exports;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Domain.Financements;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace AppelAProjets.Application.Papier;

/// <summary>The budget of a dossier for a spreadsheet: the table of the Cerfa in six columns, amounts as numbers. What is exported can be brought back (RecopieDeBudget).</summary>
public static class BudgetEnTableur
{
    private const string Feuille = "Budget";
    private static readonly string[] EnTete = ["Compte", "Charges", "Montant (€)", "Compte", "Produits", "Montant (€)"];
    private static readonly double[] Largeurs = [10, 48, 16, 10, 48, 16];
    private static readonly CultureInfo Francais = CultureInfo.GetCultureInfo("fr-FR");

    public static byte[] EnXlsx(FinancementContenu financement)
    {
        var reglages = new OpenXmlConfiguration
        {
            AutoFilter = false,
            TableStyles = TableStyles.None,
            FastMode = true,
            DynamicColumns = [.. Largeurs.Select((largeur, i) => new MiniExcelLibs.Attributes.DynamicExcelColumn(Cle(i)) { Index = i, Width = largeur })],
        };
        using var flux = new MemoryStream();
        var lignes = Lignes(financement).Prepend([.. EnTete]).Select(l => l.Select((valeur, i) => (Cle: Cle(i), valeur)).ToDictionary(c => c.Cle, c => c.valeur));
        MiniExcel.SaveAs(flux, lignes, printHeader: false, sheetName: Feuille, configuration: reglages);
        return flux.ToArray();
    }

    /// <summary>A CSV file as French spreadsheets read it: semicolons, decimal comma, UTF-8 with its mark.</summary>
    public static byte[] EnCsv(FinancementContenu financement) => EcrivainCsv.Ecrire(Lignes(financement).Prepend([.. EnTete])
        .Select(ligne => ligne.Select(valeur => valeur is decimal montant ? montant.ToString("0.00", Francais) : (string?)valeur ?? "")));

    private static IEnumerable<object?[]> Lignes(FinancementContenu financement) => new BudgetDuCerfa(financement).Rangees.Select(r => (object?[])[.. Cote(r.Charge), .. Cote(r.Produit)]);

    private static object?[] Cote(LigneDuCerfa? ligne) => ligne is null
        ? ["", "", null]
        : [ligne.Numero ?? (ligne.Code?.StartsWith(PlanComptable.Subventions, StringComparison.Ordinal) == true ? PlanComptable.Subventions : ""), TexteDeCellule.Neutraliser(ligne.Libelle), ligne.Montant is { } montant ? montant.Centimes / 100m : null];

    private static string Cle(int colonne) => $"{(char)('A' + colonne)}";
}

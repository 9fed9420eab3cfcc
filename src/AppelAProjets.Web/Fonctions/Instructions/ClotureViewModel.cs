using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <param name="Table">The address of the table as it was left.</param>
public sealed record ClotureViewModel(PrevisionDeCloture Prevision, string Table, string? Requete)
{
    public string Code => Prevision.Appel.Code;

    public static int Clos(IEnumerable<ClotureDeDossier> sorts) => sorts.Count(s => s.Refus is null);

    /// <summary>« 12 dossiers seront clos, 3 resteront en instruction ».</summary>
    public static string Dire(IReadOnlyCollection<ClotureDeDossier> sorts)
    {
        var (clos, ouverts) = (Clos(sorts), sorts.Count - Clos(sorts));
        return clos switch { 0 => "aucun dossier ne sera clos", 1 => "1 dossier sera clos", _ => $"{clos} dossiers seront clos" }
            + ouverts switch { 0 => "", 1 => ", 1 restera en instruction", _ => $", {ouverts} resteront en instruction" };
    }

    /// <summary>Why some stay open, and their numbers.</summary>
    public static IEnumerable<(string Raison, IReadOnlyList<string> Numeros)> Ouverts(IEnumerable<ClotureDeDossier> sorts) =>
        sorts.Where(s => s.Refus is not null).GroupBy(s => s.Refus!.Message).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(s => s.Numero ?? "sans numéro")]));
}

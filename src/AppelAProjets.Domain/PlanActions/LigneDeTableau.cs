namespace AppelAProjets.Domain.PlanActions;

/// <param name="Numero">From 1, as a spreadsheet counts.</param>
/// <param name="Cellules">Trimmed texts, as the person sees them: decimal comma, day first.</param>
public sealed record LigneDeTableau(int Numero, IReadOnlyList<string> Cellules)
{
    /// <summary>What a workbook keeps of the cells that hold a number, by rank; null for a text.</summary>
    public IReadOnlyDictionary<int, decimal>? Nombres { get; init; }
}

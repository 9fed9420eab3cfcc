namespace AppelAProjets.Application.Journal;

/// <summary>The last row of the journal, as it is kept outside its chain and said once a day in the log.</summary>
public sealed record FinDuJournal
{
    public required long Numero { get; init; }
    public required string Empreinte { get; init; }
}

/// <param name="Lues">Rows that hold, from the first.</param>
/// <param name="Rompue">The first row that does not hold; null when all do.</param>
/// <param name="Manquantes">Last of the rows that were written after those read and are gone: the end was cut off.</param>
/// <param name="SansFin">Its end is no longer kept: nothing tells whether rows are missing.</param>
public sealed record VerificationDuJournal(long Lues, long? Rompue, long? Manquantes = null, bool SansFin = false)
{
    public bool EstIntact => Rompue is null && Manquantes is null && !SansFin;

    /// <summary>For whoever runs the command.</summary>
    public string Constat => (Rompue, Manquantes) switch
    {
        ({ } rang, _) => $"Journal broken at row {rang}.",
        (_, { } derniere) => $"Journal cut: rows {Lues + 1} to {derniere} are missing.",
        _ when SansFin => $"Journal without its end: {Lues} rows hold, but the row of FinDuJournal was removed.",
        _ => $"Journal intact: {Lues} rows.",
    };
}

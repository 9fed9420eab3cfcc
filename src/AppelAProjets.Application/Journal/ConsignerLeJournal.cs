using Microsoft.Extensions.Logging;

namespace AppelAProjets.Application.Journal;

/// <summary>Says once a day in the log, which leaves the machine of the database, where the journal ends: <c>verifier-journal --numero --empreinte</c> compares.</summary>
public sealed partial class ConsignerLeJournal(SqlDatabase database, ILogger<ConsignerLeJournal> log)
{
    public async Task ExecuterAsync(CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.FinDuJournalAsync() is { Numero: > 0 } fin)
        {
            Fin(log, fin.Numero, fin.Empreinte);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Journal ends at row {Numero}, hash {Empreinte}")]
    private static partial void Fin(ILogger log, long numero, string empreinte);
}

using Microsoft.Extensions.Logging;

namespace AppelAProjets.Application.Echeances;

/// <summary>Each day, says in the log what owed a message and wrote none.</summary>
public sealed partial class RapprocherLesMessages(SqlDatabase database, TimeProvider horloge, ILogger<RapprocherLesMessages> journal)
{
    /// <summary>How many.</summary>
    public async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        var ecarts = await new EcartsDeMessagesQuery(database, horloge).ListerAsync(annulation);
        foreach (var ecart in ecarts)
        {
            Manque(ecart.Quoi, ecart.Le);
        }

        return ecarts.Count;
    }

    [LoggerMessage(LogLevel.Error, "\"{Quoi}\", at {Le}, owed a message that was never written.")]
    private partial void Manque(string quoi, DateTimeOffset le);
}

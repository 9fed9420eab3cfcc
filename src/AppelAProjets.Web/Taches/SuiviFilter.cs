using AppelAProjets.Application.Travaux;
using Hangfire.Common;
using Hangfire.Server;

namespace AppelAProjets.Web.Taches;

/// <summary>Notes how each recurring job ended.</summary>
public sealed class SuiviFilter(SuiviDesTaches suivi, TimeProvider horloge) : JobFilterAttribute, IServerFilter
{
    private const string Debut = "debut";

    public void OnPerforming(PerformingContext context) => context.Items[Debut] = horloge.GetTimestamp();

    public void OnPerformed(PerformedContext context)
    {
        if (context.GetJobParameter<string>("RecurringJobId") is { Length: > 0 } nom && context.Items.TryGetValue(Debut, out var debut))
        {
            var erreur = context.Exception is { } levee ? levee.InnerException ?? levee : null;
            // What an exception says may hold a name or an address: its kind alone is kept here, the log has the rest.
            suivi.Noter(new FinDeTache(nom, horloge.GetUtcNow(), horloge.GetElapsedTime((long)debut), erreur?.GetType().Name));
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AppelAProjets.Application.Travaux;

/// <param name="Erreur">Null when it ended well.</param>
public sealed record FinDeTache(string Nom, DateTimeOffset Le, TimeSpan Duree, string? Erreur);

/// <summary>What the recurring jobs of this node did since it was last written; also the metric of the age of that.</summary>
public sealed class SuiviDesTaches : IDisposable
{
    private readonly ConcurrentDictionary<string, FinDeTache> fins = new();
    private readonly Meter meter = new("AppelAProjets.Taches");
    private readonly TimeProvider horloge;
    private DateTimeOffset? ecritLe;

    public SuiviDesTaches(TimeProvider horloge)
    {
        this.horloge = horloge;
        meter.CreateObservableGauge("taches.age", () => ecritLe is { } le ? (this.horloge.GetUtcNow() - le).TotalSeconds : double.NaN, "s", "Seconds since the jobs of this node last said that they run.");
    }

    /// <summary>The last end of a job is kept, unless it hides a failure.</summary>
    public void Noter(FinDeTache fin) => fins.AddOrUpdate(fin.Nom, fin, (_, avant) => fin.Erreur is null && avant.Erreur is not null ? fin with { Erreur = avant.Erreur } : fin);

    internal IReadOnlyList<FinDeTache> Prendre() => [.. fins.Keys.Select(nom => fins.TryRemove(nom, out var fin) ? fin : null).OfType<FinDeTache>()];

    internal void Ecrit(DateTimeOffset le) => ecritLe = le;

    public void Dispose() => meter.Dispose();
}

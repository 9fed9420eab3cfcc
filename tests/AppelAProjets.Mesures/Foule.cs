using System.Collections.Concurrent;
using System.Diagnostics;

namespace AppelAProjets.Mesures;

/// <summary>Many people, each typing in a draft of their own: an open loop, where a late answer does not hold back the next request.</summary>
internal sealed class Foule(Brouillons brouillons, Processus serveur, Options options)
{
    private const double Rythme = 10;

    private readonly ConcurrentBag<double> durees = [];
    private readonly ConcurrentBag<string> erreurs = [];

    /// <summary>Each sends every ten seconds, spread evenly; the time counts from the instant at which the request was due.</summary>
    public async Task TaperAsync(IReadOnlyList<Porteur> porteurs)
    {
        var (personnes, total) = (options.Personnes, (int)(options.Personnes * options.Duree / Rythme));
        var (debut, processeur, envois) = (Stopwatch.GetTimestamp(), serveur.Processeur, new List<Task>(total));
        using var battement = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (envois.Count < total && await battement.WaitForNextTickAsync())
        {
            var ecoule = Stopwatch.GetElapsedTime(debut).TotalSeconds;
            for (double du; envois.Count < total && (du = envois.Count * Rythme / personnes) <= ecoule;)
            {
                var (porteur, le) = (porteurs[envois.Count % personnes], du);
                envois.Add(Task.Run(() => EnvoyerAsync(porteur, debut, le)));
            }
        }

        await Task.WhenAll(envois);
        Imprimer(Stopwatch.GetElapsedTime(debut).TotalSeconds, serveur.Processeur - processeur);
    }

    private async Task EnvoyerAsync(Porteur porteur, long debut, double du)
    {
        try
        {
            await brouillons.GarderAsync(porteur);
            durees.Add((Stopwatch.GetElapsedTime(debut).TotalSeconds - du) * 1000);
        }
        catch (Exception erreur) when (erreur is HttpRequestException or InvalidOperationException or TaskCanceledException)
        {
            erreurs.Add(erreur.Message);
        }
    }

    private void Imprimer(double secondes, TimeSpan processeur)
    {
        var triees = durees.Order().ToList();
        double Centile(double part) => triees[Math.Clamp((int)Math.Ceiling(part * triees.Count) - 1, 0, triees.Count - 1)];
        Console.WriteLine(FormattableString.Invariant($"""

            {options.Personnes} people, each signed in on a draft of their own, an autosave every {Rythme:0} s, for {secondes:0} s (open loop, {Environment.ProcessorCount} processors shared with the client)
              {durees.Count + erreurs.Count} requests, {erreurs.Count} errors, p50 {Centile(.50):0.0} ms, p95 {Centile(.95):0.0} ms, p99 {Centile(.99):0.0} ms, max {triees[^1]:0.0} ms; server: {processeur.TotalSeconds / secondes * 100:0} % of one processor
            """));
        foreach (var erreur in erreurs.GroupBy(e => e))
        {
            Console.WriteLine($"  {erreur.Count()} × {erreur.Key}");
        }
    }
}

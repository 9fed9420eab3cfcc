using System.Diagnostics;

namespace AppelAProjets.Mesures;

/// <summary>What is measured: one operation, run in a closed loop (each connection sends the next one when it has the answer).</summary>
internal sealed class Serie(string nom, Func<int, Task> operation)
{
    private readonly List<double> durees = [];

    public string Nom => nom;
    public int Nombre => durees.Count;
    public double Temps { get; private set; }

    /// <summary>Operations per second over the recorded turns.</summary>
    public double Debit => Nombre / Temps;

    /// <summary>Milliseconds under which that part of the operations lies.</summary>
    public double Centile(double part)
    {
        durees.Sort();
        return durees.Count == 0 ? double.NaN : durees[Math.Clamp((int)Math.Ceiling(part * durees.Count) - 1, 0, durees.Count - 1)];
    }

    public async Task TournerAsync(int connexions, double secondes, bool retenir)
    {
        var debut = Stopwatch.GetTimestamp();
        var mesures = await Task.WhenAll(Enumerable.Range(0, connexions).Select(c => Task.Run(() => BoucleAsync(c, debut, secondes))));
        if (retenir)
        {
            durees.AddRange(mesures.SelectMany(m => m));
            Temps += Stopwatch.GetElapsedTime(debut).TotalSeconds;
        }
    }

    private async Task<List<double>> BoucleAsync(int connexion, long debut, double secondes)
    {
        var mesures = new List<double>();
        while (Stopwatch.GetElapsedTime(debut).TotalSeconds < secondes)
        {
            var depart = Stopwatch.GetTimestamp();
            await operation(connexion);
            mesures.Add(Stopwatch.GetElapsedTime(depart).TotalMilliseconds);
        }

        return mesures;
    }
}

/// <summary>Series run in turn, A B C A B C, so that a slow moment of the machine falls on all.</summary>
internal static class Charge
{
    public static async Task EntrelacerAsync(IReadOnlyList<Serie> series, int connexions, Options options)
    {
        for (var tour = -1; tour < options.Tours; tour++)
        {
            foreach (var serie in series)
            {
                await serie.TournerAsync(connexions, options.Secondes, retenir: tour >= 0);
            }
        }
    }

    /// <summary>What else runs: a busy machine spoils the milliseconds, less so the ratios.</summary>
    public static string Machine() => File.Exists("/proc/loadavg")
        ? $"Machine: load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} for {Environment.ProcessorCount} processors."
        : $"Machine: {Environment.ProcessorCount} processors.";

    /// <summary>The first series, then the others as its floors, with the ratio of the first to each.</summary>
    public static void Imprimer(string titre, IReadOnlyList<Serie> series)
    {
        Console.WriteLine($"\n{titre}");
        Console.WriteLine($"  {"",-34}{"n",7}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}{"per s",10}{"page/floor p50",17}{"p95",8}");
        foreach (var serie in series)
        {
            var (p50, p95) = (series[0].Centile(.50) / serie.Centile(.50), series[0].Centile(.95) / serie.Centile(.95));
            var ratios = serie == series[0] ? "" : FormattableString.Invariant($"{p50,17:0.0}{p95,8:0.0}");
            Console.WriteLine(FormattableString.Invariant(
                $"  {serie.Nom,-34}{serie.Nombre,7}{serie.Centile(.50),10:0.00}{serie.Centile(.95),10:0.00}{serie.Centile(.99),10:0.00}{serie.Debit,10:0}{ratios}"));
        }
    }
}

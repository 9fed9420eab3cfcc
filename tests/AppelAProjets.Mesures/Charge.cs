using System.Diagnostics;
using System.Globalization;

namespace AppelAProjets.Mesures;

/// <summary>What is measured: one operation, run in a closed loop (each connection sends the next one when it has the answer).</summary>
/// <param name="nom">Printed.</param>
/// <param name="operation">Given the rank of the connection.</param>
/// <param name="parTour">At most that many in a turn, when each uses something up.</param>
/// <param name="serveur">The server whose processor time is counted; else this process's own.</param>
internal sealed class Serie(string nom, Func<int, Task> operation, int parTour = int.MaxValue, Processus? serveur = null)
{
    private readonly List<double> durees = [];
    private int restent;
    private TimeSpan totalDuProcesseur;

    public string Nom => nom;
    public int Nombre => durees.Count;
    public double Temps { get; private set; }

    /// <summary>Operations per second of each recorded turn.</summary>
    public List<double> Debits { get; } = [];

    /// <summary>Milliseconds of processor per operation: hardly moved by what else runs.</summary>
    public double ProcesseurParOperation { get; private set; }

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
        restent = parTour;
        var (debut, processeur) = (Stopwatch.GetTimestamp(), Processeur());
        var mesures = await Task.WhenAll(Enumerable.Range(0, connexions).Select(c => Task.Run(() => BoucleAsync(c, debut, secondes))));
        if (retenir)
        {
            var (temps, nombre) = (Stopwatch.GetElapsedTime(debut).TotalSeconds, durees.Count);
            durees.AddRange(mesures.SelectMany(m => m));
            Debits.Add((durees.Count - nombre) / temps);
            Temps += temps;
            totalDuProcesseur += Processeur() - processeur;
            ProcesseurParOperation = totalDuProcesseur.TotalMilliseconds / Nombre;
        }
    }

    private TimeSpan Processeur() => serveur?.Processeur ?? Environment.CpuUsage.TotalTime;

    private async Task<List<double>> BoucleAsync(int connexion, long debut, double secondes)
    {
        var mesures = new List<double>();
        while (Stopwatch.GetElapsedTime(debut).TotalSeconds < secondes && Interlocked.Decrement(ref restent) >= 0)
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

    /// <summary>The first series beside its floors: the median over the turns of the ratio of its throughput to that of the second must reach the goal.</summary>
    public static void ImprimerDebits(string titre, IReadOnlyList<Serie> series, double but)
    {
        Console.WriteLine($"  {titre,-50}{"n",8}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"cpu ms",9}   per s, median (range)");
        foreach (var serie in series)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"    {serie.Nom,-48}{serie.Nombre,8}{serie.Centile(.50),9:0.00}{serie.Centile(.95),9:0.00}{serie.Centile(.99),9:0.00}{serie.ProcesseurParOperation,9:0.00}   {Mediane(serie.Debits):0} ({serie.Debits.Min():0}–{serie.Debits.Max():0})"));
        }

        foreach (var plancher in series.Skip(1))
        {
            var ratios = series[0].Debits.Zip(plancher.Debits, (mesure, alone) => mesure / alone).ToList();
            var verdict = plancher != series[1] ? "" : Mediane(ratios) >= but ? $", goal {but.ToString(CultureInfo.InvariantCulture)} reached" : $", goal {but.ToString(CultureInfo.InvariantCulture)} MISSED";
            Console.WriteLine(FormattableString.Invariant($"    ratio to \"{plancher.Nom}\": {Mediane(ratios):0.00} ({ratios.Min():0.00}–{ratios.Max():0.00}){verdict}"));
        }
    }

    private static double Mediane(List<double> valeurs) => valeurs.Order().ElementAt(valeurs.Count / 2);
}

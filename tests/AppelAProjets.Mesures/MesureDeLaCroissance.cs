using System.Diagnostics;
using System.Globalization;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Sql;

namespace AppelAProjets.Mesures;

/// <summary>The tableau d'instruction over HTTP as the call grows: each view in turn on a call of 1,000, 5,000 and 20,000 dossiers, then with 100,000 dossiers of other calls beside the last.</summary>
internal sealed class MesureDeLaCroissance : IAsyncDisposable
{
    private const string Compte = "instructeur.pref44@demo.example";
    private const double But = 1.5;
    private const double ButDesAutres = 1.2;

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-mesures-").FullName;
    private readonly Options options;
    private readonly List<Taille> tailles = [];

    private MesureDeLaCroissance(Options options) => this.options = options;

    public static async Task<int> ExecuterAsync(Options options)
    {
        await using var mesure = new MesureDeLaCroissance(options);
        foreach (var nombre in new[] { options.Petit, options.Moyen, options.Grand })
        {
            await mesure.AjouterAsync(nombre, 0);
        }

        await mesure.AjouterAsync(options.Grand, options.Autres);
        return await mesure.MesurerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var taille in tailles)
        {
            await taille.DisposeAsync();
        }

        Directory.Delete(dossier, recursive: true);
    }

    private async Task AjouterAsync(int nombre, int autres)
    {
        var (fichier, debut) = (Path.Combine(dossier, $"{nombre}-{autres}.db"), Stopwatch.GetTimestamp());
        if (autres > 0)
        {
            File.Copy(tailles[^1].Fichier, fichier);
        }

        using var database = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={fichier};Default Timeout=30");
        if (autres == 0)
        {
            DatabaseMigrator.Migrer(database);
            // The demonstration keeps a few dossiers for the calls in the other states.
            var charge = await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow(), nombre + DemonstrationSeed.DossiersDesAutresAppels);
            _ = charge.Refus is { } refus ? throw new InvalidOperationException(refus.Message) : 0;
        }

        AutresAppels.Ajouter(fichier, autres);
        Console.WriteLine(FormattableString.Invariant($"Base of {nombre} dossiers and {autres} of other calls: {new FileInfo(fichier).Length / 1_000_000} MB, {Stopwatch.GetElapsedTime(debut).TotalSeconds:0} s."));
        tailles.Add(await Taille.OuvrirAsync(FormattableString.Invariant($"{nombre:N0}{(autres > 0 ? " + others" : "")}"), fichier, database));
    }

    private async Task<int> MesurerAsync()
    {
        foreach (var taille in tailles)
        {
            await taille.DemarrerAsync(dossier, Compte);
        }

        Console.WriteLine(FormattableString.Invariant($"""

            GET of the table, 50 rows, read by {Compte}, SQLite, {Environment.ProcessorCount} processors shared by {tailles.Count} servers and the client, one request at a time, sizes in turn,
            {options.Mesures} requests of each view on each size after {options.Chauffes} of warm-up. Goals: p50 and p95 at {options.Grand:N0} ≤ {But} × at {options.Petit:N0}; with {options.Autres:N0} of other calls ≤ {ButDesAutres} × without.
            """));
        Console.WriteLine(Charge.Machine());
        Console.WriteLine($"\n  {"ms: p50 / p95 / cpu",-32}{"rows",8}{string.Concat(tailles.Select(t => $"{t.Nom,22}"))}{"growth",21}{"others",22}");
        var manques = 0;
        foreach (var (nom, adresse) in Vues.Toutes)
        {
            manques += await MesurerAsync(nom, adresse);
        }

        Console.WriteLine($"\n{Charge.Machine()}\n{(manques == 0 ? "Every view within the goals." : $"{manques} ratios over the goals.")}");
        return manques == 0 ? 0 : 1;
    }

    private async Task<int> MesurerAsync(string nom, Func<Taille, string> adresse)
    {
        var durees = tailles.Select(_ => new List<double>(options.Mesures)).ToList();
        var processeurs = tailles.Select(_ => TimeSpan.Zero).ToArray();
        var lignes = new int[tailles.Count];
        for (var n = -options.Chauffes; n < options.Mesures; n++)
        {
            if (n == 0)
            {
                processeurs = [.. tailles.Select(t => t.Processeur)];
            }

            for (var t = 0; t < tailles.Count; t++)
            {
                // Each size is the first as often as the others.
                var rang = (t + n + options.Chauffes) % tailles.Count;
                var debut = Stopwatch.GetTimestamp();
                lignes[rang] = await tailles[rang].LireAsync(adresse(tailles[rang]));
                if (n >= 0)
                {
                    durees[rang].Add(Stopwatch.GetElapsedTime(debut).TotalMilliseconds);
                }
            }
        }

        var mesures = durees.Select((d, rang) => Mesure.De(d, (tailles[rang].Processeur - processeurs[rang]).TotalMilliseconds)).ToList();
        var (croissance, autres) = (mesures[2].Sur(mesures[0]), mesures[3].Sur(mesures[2]));
        // A page of 4 rows and one of 50 are not the same page: what is compared shows as many.
        var comparables = lignes.Distinct().Count() == 1;
        Console.WriteLine($"  {nom,-32}{string.Join('/', comparables ? lignes.Take(1) : lignes),8}{string.Concat(mesures.Select(m => $"{m.Ecrire("0.0"),22}"))}{croissance.Ecrire("0.00"),21}{croissance.Au(But)}{autres.Ecrire("0.00"),21}{autres.Au(ButDesAutres)}");
        return croissance.Depassements(But) + autres.Depassements(ButDesAutres) + (comparables ? 0 : 1);
    }

    /// <summary>Milliseconds, or their ratios: median, 95th centile, processor of the server (hardly moved by what else runs).</summary>
    private sealed record Mesure(double P50, double P95, double Processeur)
    {
        public static Mesure De(List<double> durees, double processeur)
        {
            durees.Sort();
            double Centile(double part) => durees[Math.Clamp((int)Math.Ceiling(part * durees.Count) - 1, 0, durees.Count - 1)];
            return new Mesure(Centile(.50), Centile(.95), processeur / durees.Count);
        }

        public Mesure Sur(Mesure autre) => new(P50 / autre.P50, P95 / autre.P95, Processeur / autre.Processeur);

        public int Depassements(double but) => (P50 > but ? 1 : 0) + (P95 > but ? 1 : 0);

        public string Au(double but) => Depassements(but) > 0 ? "!" : " ";

        public string Ecrire(string format) => string.Join(" / ", new[] { P50, P95, Processeur }.Select(v => v.ToString(format, CultureInfo.InvariantCulture)));
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Mesures;

/// <summary>What others notice while someone overloads the server: 200 connections that send a byte now and then, then requests too large. Goal: their p95 within a fifth of what it was.</summary>
internal static class MesureDeLaSurcharge
{
    private const int Lentes = 200;
    private const int Mo = 1024 * 1024;

    // Long enough for each slow connection to send several times.
    private static readonly TimeSpan Duree = TimeSpan.FromSeconds(5);

    public static async Task<int> ExecuterAsync()
    {
        var dossier = Directory.CreateTempSubdirectory("aap-surcharge-").FullName;
        try
        {
            var chaine = $"Data Source={Path.Combine(dossier, "base.db")};Default Timeout=30";
            using (var database = new SqlDatabase(SqlDialect.Sqlite, chaine))
            {
                DatabaseMigrator.Migrer(database);
                await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow());
            }

            var port = Processus.PortLibre();
            await using var serveur = await Processus.DemarrerAsync("AppelAProjets.Web.dll", port, ["--urls", $"http://127.0.0.1:{port}"], dossier,
                ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", chaine), ("Taches__Moteur", "Aucun"), ("Fichiers__Dossier", Path.Combine(dossier, "fichiers")));
            using var autre = new Navigation(serveur.Adresse);
            _ = await P95Async(autre);
            var avant = await P95Async(autre);
            var pendant = await LentementAsync(port, () => P95Async(autre));
            Console.WriteLine(Charge.Machine());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Others' page: p95 {avant:0.0} ms alone, {pendant:0.0} ms while {Lentes} connections send a byte a second: {pendant / avant:0.00}."));
            foreach (var (nom, envoyer) in Demesures(serveur.Adresse))
            {
                var debut = Stopwatch.GetTimestamp();
                var reponse = await envoyer();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nom,-28} {reponse} in {Stopwatch.GetElapsedTime(debut).TotalMilliseconds:0} ms"));
            }

            return pendant <= avant * 1.2 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }

    private static async Task<double> P95Async(Navigation autre)
    {
        var temps = new List<double>();
        for (var depuis = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(depuis) < Duree;)
        {
            var debut = Stopwatch.GetTimestamp();
            await autre.LireAsync("/");
            temps.Add(Stopwatch.GetElapsedTime(debut).TotalMilliseconds);
        }

        temps.Sort();
        return temps[(int)(temps.Count * 0.95)];
    }

    private static async Task<T> LentementAsync<T>(int port, Func<Task<T>> mesurer)
    {
        var clients = Enumerable.Range(0, Lentes).Select(_ => new TcpClient("127.0.0.1", port)).ToList();
        using var fin = new CancellationTokenSource();
        // What is measured is their life, not their arrival all at once.
        using var arrivees = new CountdownEvent(Lentes);
        var envois = clients.Select(async client =>
        {
            var flux = client.GetStream();
            using var rythme = new PeriodicTimer(TimeSpan.FromSeconds(1));
            try
            {
                await flux.WriteAsync("POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n"u8.ToArray(), fin.Token);
                await rythme.WaitForNextTickAsync(fin.Token);
                arrivees.Signal();
                while (await rythme.WaitForNextTickAsync(fin.Token))
                {
                    await flux.WriteAsync("-"u8.ToArray(), fin.Token);
                }
            }
            catch (Exception erreur) when (erreur is OperationCanceledException or IOException)
            {
                // The end, or the server had enough of it.
            }
        }).ToList();
        arrivees.Wait(TimeSpan.FromSeconds(30));
        var mesure = await mesurer();
        await fin.CancelAsync();
        await Task.WhenAll(envois);
        clients.ForEach(c => c.Dispose());
        return mesure;
    }

    private static IEnumerable<(string Nom, Func<Task<string>> Envoyer)> Demesures(Uri adresse)
    {
        yield return ("30 MB of JSON", () => EnvoyerAsync(adresse, new StringContent($"[{new string('1', 30 * Mo)}]", Encoding.UTF8, "application/json")));
        yield return ("10,000 keys", () => EnvoyerAsync(adresse, new FormUrlEncodedContent(Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create($"c{i}", "x")))));
        yield return ("a header of 64 kB", () => EnvoyerAsync(adresse, new ByteArrayContent([]), new string('x', 64 * 1024)));
        yield return ("a multipart without end", () =>
        {
            var contenu = new ByteArrayContent(Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nsans fin"));
            contenu.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            return EnvoyerAsync(adresse, contenu);
        });
    }

    private static async Task<string> EnvoyerAsync(Uri adresse, HttpContent contenu, string? entete = null)
    {
        using var client = new HttpClient { BaseAddress = adresse };
        using var requete = new HttpRequestMessage(HttpMethod.Post, "/connexion") { Content = contenu };
        if (entete is not null)
        {
            requete.Headers.Add("X-Essai", entete);
        }

        try
        {
            using var reponse = await client.SendAsync(requete);
            var page = await reponse.Content.ReadAsStringAsync();
            return $"{(int)reponse.StatusCode}{(page.Contains("<h1", StringComparison.Ordinal) ? " with its page" : "")}";
        }
        catch (HttpRequestException erreur)
        {
            return $"cut ({erreur.HttpRequestError})";
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Mesures;

/// <summary>What others notice while someone overloads the server: 200 connections that send a little now and then, a file cut before its end or sent as from a bad line, requests too large. Goal: their p95 within a fifth of what it was, and each answer as it is meant.</summary>
internal static class MesureDeLaSurcharge
{
    private const int Tours = 5;
    private const int Mo = 1024 * 1024;

    // Long enough for each slow connection to send several times, and shorter than what the server bears.
    private static readonly TimeSpan Duree = TimeSpan.FromSeconds(3);

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
                ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", chaine), ("Taches__Moteur", "Aucun"), ("Fichiers__Dossier", Path.Combine(dossier, "fichiers")),
                ("Securite__EnvoisParMinuteEtParAdresse", "1000000"));
            using var autre = new Navigation(serveur.Adresse);
            using var porteur = new Navigation(serveur.Adresse);
            Console.WriteLine(Charge.Machine());
            var piece = await FormulaireDePiece.OuvrirAsync(porteur, serveur.Adresse);
            var tient = true;
            foreach (var lentes in new[] { ConnexionsLentes.Entetes, ConnexionsLentes.Formulaire, ConnexionsLentes.Fichier(piece) })
            {
                tient &= await ComparerAsync(autre, port, lentes);
            }

            foreach (var (nom, attendu, envoyer) in Demesures(serveur.Adresse))
            {
                var debut = Stopwatch.GetTimestamp();
                var reponse = await envoyer();
                tient &= reponse == attendu;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nom,-32} {reponse} in {Stopwatch.GetElapsedTime(debut).TotalMilliseconds:0} ms{(reponse == attendu ? "" : $", where {attendu} was meant")}"));
            }

            return tient & await RepriseAsync(piece) & await LigneLenteAsync(piece) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }

    // Turns alternate: what else the machine does weighs on both.
    private static async Task<bool> ComparerAsync(Navigation autre, int port, ConnexionsLentes lentes)
    {
        var (seuls, pendants, rapports, ouvertes) = (new List<double>(), new List<double>(), new List<double>(), 0);
        _ = await P95Async(autre);
        for (var tour = 0; tour < Tours; tour++)
        {
            var seul = await P95Async(autre);
            var (pendant, restees) = await lentes.PendantAsync(port, () => P95Async(autre));
            seuls.Add(seul);
            pendants.Add(pendant);
            rapports.Add(pendant / seul);
            ouvertes += restees;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lentes.Nom,-32} p95 of others {Milieu(seuls):0.00} ms alone, {Milieu(pendants):0.00} ms beside {ConnexionsLentes.Nombre}: {Milieu(rapports):0.00}; {ouvertes} of {Tours * ConnexionsLentes.Nombre} still open at the end of their turn"));
        return Milieu(rapports) <= 1.2 && ouvertes == Tours * ConnexionsLentes.Nombre;
    }

    // Cut at nine tenths, then sent again whole.
    private static async Task<bool> RepriseAsync(FormulaireDePiece piece)
    {
        const int Fois = 5;
        var reprises = 0;
        for (var i = 0; i < Fois; i++)
        {
            // Another content each time: the same file twice is one.
            var fichier = Pdf(19 * Mo, i);
            await piece.EnvoyerAsync(fichier, 0.9);
            reprises += await piece.EnvoyerAsync(fichier, 1) == 302 ? 1 : 0;
        }

        Console.WriteLine($"{Fois} files of 19 MB cut at nine tenths, {reprises} taken when sent again");
        return reprises == Fois;
    }

    private static async Task<bool> LigneLenteAsync(FormulaireDePiece piece)
    {
        var debut = Stopwatch.GetTimestamp();
        var reponse = await piece.EnvoyerAsync(Pdf(19 * Mo, 99), 1, 50_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"19 MB at 50 kB/s: {reponse} after {Stopwatch.GetElapsedTime(debut).TotalSeconds:0} s"));
        return reponse == 302;
    }

    private static double Milieu(List<double> valeurs) => valeurs.Order().ElementAt(valeurs.Count / 2);

    // A page, its table of objects, then the zeros that some programs leave behind.
    private static byte[] Pdf(int taille, int numero)
    {
        string[] objets = ["1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n", "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"];
        var (texte, table) = (new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"%PDF-1.4\n% {numero}\n")), new StringBuilder("xref\n0 4\n0000000000 65535 f \n"));
        foreach (var objet in objets)
        {
            table.Append(CultureInfo.InvariantCulture, $"{texte.Length:0000000000} 00000 n \n");
            texte.Append(objet);
        }

        var octets = new byte[taille];
        Encoding.ASCII.GetBytes($"{texte}{table}trailer<</Root 1 0 R/Size 4>>\nstartxref\n{texte.Length}\n%%EOF\n").CopyTo(octets, 0);
        return octets;
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

    private static IEnumerable<(string Nom, string Attendu, Func<Task<string>> Envoyer)> Demesures(Uri adresse)
    {
        yield return ("30 MB of JSON", "413 with its page", () => EnvoyerAsync(adresse, new StringContent($"[{new string('1', 30 * Mo)}]", Encoding.UTF8, "application/json")));
        yield return ("10,000 keys", "400 with its page", () => EnvoyerAsync(adresse, new FormUrlEncodedContent(Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create($"c{i}", "x")))));
        yield return ("a header of 64 kB", "431", () => EnvoyerAsync(adresse, new ByteArrayContent([]), new string('x', 64 * 1024)));
        yield return ("a multipart without end", "400 with its page", () =>
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

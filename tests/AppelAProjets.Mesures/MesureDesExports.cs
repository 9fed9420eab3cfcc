using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Mesures;

/// <summary>Exports of a large call over HTTP: the whole table with 60 columns, as XLSX and CSV, then an archive made by the job: memory of the server, first byte, whole time. The search of the header beside.</summary>
internal sealed class MesureDesExports : IAsyncDisposable
{
    private const string Compte = "secretariat@demo.example";
    private const int Colonnes = 60;
    private const int DossiersDeLArchive = 300;
    private const double MegaOctet = 1024 * 1024;
    private static readonly SqlStatement Appel = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");
    private static readonly SqlStatement Financeurs = new("SELECT COUNT(*) AS Nombre FROM AppelFinanceur af JOIN Appel a ON a.Id = af.AppelId WHERE a.Etat = 'DepotClos'");

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-mesures-").FullName;
    private readonly Options options;
    private readonly SqlDatabase database;
    private string code = "";
    private int financeurs;

    private MesureDesExports(Options options)
    {
        this.options = options;
        database = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Path.Combine(dossier, "base.db")};Default Timeout=30");
    }

    public static async Task<int> ExecuterAsync(Options options)
    {
        await using var mesure = new MesureDesExports(options);
        await mesure.PreparerAsync();
        var port = Processus.PortLibre();
        await using var serveur = await Processus.DemarrerAsync(
            "AppelAProjets.Web.dll", port, ["--urls", $"http://127.0.0.1:{port}"], mesure.dossier,
            ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", mesure.database.Chaine), ("Taches__Moteur", "Memoire"),
            ("Fichiers__Dossier", Path.Combine(mesure.dossier, "fichiers")), ("Courriels__Dossier", Path.Combine(mesure.dossier, "courriels")));
        using var navigation = new Navigation(serveur.Adresse);
        await navigation.SeConnecterAsync(Compte);
        Console.WriteLine($"{options.Dossiers} dossiers in call {mesure.code}, read by {Compte}. {Charge.Machine()}");
        await navigation.LireAsync($"/instruction/{mesure.code}");
        var requete = mesure.Requete();
        var tenu = true;
        // Twice: the first time compiles and fills the pools.
        foreach (var (format, tour) in new[] { ("xlsx", 1), ("xlsx", 2), ("csv", 1), ("csv", 2) })
        {
            tenu &= await mesure.TelechargerAsync(serveur, navigation, $"/instruction/{mesure.code}/exporter/tableau.{format}?{requete}", $"{format}, time {tour}");
        }

        await MesurerLaRechercheAsync(navigation);
        tenu &= await mesure.ArchiverAsync(serveur, navigation);
        return tenu ? 0 : 1;
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        Directory.Delete(dossier, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task PreparerAsync()
    {
        DatabaseMigrator.Migrer(database);
        if ((await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow(), options.Dossiers + DemonstrationSeed.DossiersDesAutresAppels)).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        await using var session = await database.LireAsync();
        (code, financeurs) = ((await session.UnAsync<string>(Appel))!, await session.UnAsync<int>(Financeurs));
    }

    // As many columns of the funders as it takes, after those of the dossier.
    private string Requete()
    {
        var (siennes, parts) = (ColonnesDuTableau.Toutes.Where(c => !c.EstParFinanceur).Select(c => c.Cle).ToList(), ColonnesDuTableau.Toutes.Where(c => c.EstParFinanceur).Select(c => c.Cle));
        return $"colonnes={string.Join('.', siennes)}&parts={string.Join('.', parts.Take(((Colonnes - siennes.Count) + financeurs - 1) / financeurs))}";
    }

    private async Task<bool> TelechargerAsync(Processus serveur, Navigation navigation, string chemin, string quoi)
    {
        var fichier = Path.Combine(dossier, "export");
        using var guet = new Guet(serveur);
        var debut = Stopwatch.GetTimestamp();
        using var reponse = await navigation.Client.GetAsync(chemin, HttpCompletionOption.ResponseHeadersRead);
        await using var contenu = await reponse.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var premier = new byte[1];
        await contenu.ReadExactlyAsync(premier);
        var premierOctet = Stopwatch.GetElapsedTime(debut);
        await using (var sortie = File.Create(fichier))
        {
            await sortie.WriteAsync(premier);
            await contenu.CopyToAsync(sortie);
        }

        var (duree, croissance) = (Stopwatch.GetElapsedTime(debut), guet.Croissance);
        var (rangees, colonnes) = await CompterAsync(fichier, quoi.StartsWith("xlsx", StringComparison.Ordinal));
        Console.WriteLine(FormattableString.Invariant(
            $"{quoi}: {rangees} rows × {colonnes} columns, {new FileInfo(fichier).Length / MegaOctet:0.0} MB; first byte {premierOctet.TotalMilliseconds:0} ms (goal < 1,000), whole {duree.TotalSeconds:0.0} s, memory + {croissance / MegaOctet:0} MB (goal < 150)"));
        return premierOctet.TotalSeconds < 1 && croissance < 150 * MegaOctet && rangees >= options.Dossiers && colonnes >= Colonnes;
    }

    private static async Task<(int Rangees, int Colonnes)> CompterAsync(string fichier, bool xlsx)
    {
        if (!xlsx)
        {
            using var texte = new StreamReader(fichier);
            var colonnes = (await texte.ReadLineAsync())!.Split(';').Length;
            return (File.ReadLines(fichier).Count() - 1, colonnes);
        }

        await using var archive = await ZipFile.OpenReadAsync(fichier);
        using var feuille = new StreamReader(await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var xml = await feuille.ReadToEndAsync();
        return (xml.Split("<row r=").Length - 3, xml.Split("<col min=").Length - 1);
    }

    private static async Task MesurerLaRechercheAsync(Navigation navigation)
    {
        foreach (var texte in new[] { "jardin", "association sport", "0612", "introuvable" })
        {
            var durees = new List<double>();
            for (var i = 0; i < 40; i++)
            {
                var debut = Stopwatch.GetTimestamp();
                await navigation.LireAsync($"/recherche?q={Uri.EscapeDataString(texte)}");
                durees.Add(Stopwatch.GetElapsedTime(debut).TotalMilliseconds);
            }

            var rangees = durees.Order().ToList();
            Console.WriteLine(FormattableString.Invariant($"search of « {texte} »: first {durees[0]:0} ms, p50 {rangees[20]:0.0} ms, p95 {rangees[38]:0.0} ms"));
        }
    }

    private async Task<bool> ArchiverAsync(Processus serveur, Navigation navigation)
    {
        // The number of a dossier begins like these: enough of them, not all.
        var page = await navigation.Client.GetStringAsync($"/instruction/{code}/exporter?q={code}");
        using var formulaire = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Navigation.Jeton(page), ["cle"] = $"{Guid.CreateVersion7()}" });
        using var guet = new Guet(serveur);
        var debut = Stopwatch.GetTimestamp();
        using var demande = await navigation.Client.PostAsync($"/instruction/{code}/exporter/archive?q={code}", formulaire);
        if (demande.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Archive: {(int)demande.StatusCode}.");
        }

        for (var faits = 0; faits < Math.Min(DossiersDeLArchive, options.Dossiers);)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await using var session = await database.LireAsync();
            faits = (await session.ListeAsync<int>(Faits))[0];
        }

        var (duree, croissance) = (Stopwatch.GetElapsedTime(debut), guet.Croissance);
        Console.WriteLine(FormattableString.Invariant($"archive: {DossiersDeLArchive} dossiers with their PDF in {duree.TotalSeconds:0} s, the wait of the job (10 s at most) in it; memory + {croissance / MegaOctet:0} MB (goal < 150)"));
        return croissance < 150 * MegaOctet;
    }

    private static readonly SqlStatement Faits = new("SELECT Faits FROM Export");

    /// <summary>Looks at the memory of a process until it is disposed.</summary>
    private sealed class Guet : IDisposable
    {
        private readonly CancellationTokenSource fin = new();
        private readonly Task suivi;
        private readonly long depart;
        private long maximum;

        public Guet(Processus serveur)
        {
            maximum = depart = serveur.Memoire;
            suivi = Task.Run(async () =>
            {
                while (!fin.IsCancellationRequested)
                {
                    maximum = Math.Max(maximum, serveur.Memoire);
                    await Task.Delay(20, CancellationToken.None);
                }
            });
        }

        /// <summary>Bytes, at the highest.</summary>
        public long Croissance => Interlocked.Read(ref maximum) - depart;

        public void Dispose()
        {
            fin.Cancel();
            suivi.GetAwaiter().GetResult();
            fin.Dispose();
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Sql;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Mesures;

/// <summary>The board of a session of 450 dossiers: its page against raw Kestrel with the same SQL and the same bytes; and how long an edit takes to reach 30 people while 10 edit at once.</summary>
internal sealed partial class MesureDuComite : IAsyncDisposable
{
    private const int Points = 450;
    private const int Ecoutes = 30;
    private const int Editeurs = 10;

    private static readonly SqlStatement Appel = new("SELECT Id FROM Appel WHERE Etat = 'DepotClos'");
    private static readonly SqlStatement Financeurs = new("""
        SELECT af.FinanceurId, f.Sigle FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = @AppelId ORDER BY af.Ordre
        """);

    private static readonly SqlStatement CompteDe = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");
    private static readonly SqlStatement NouveauSiege = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, Voix, TitulaireId, Ordre, Version) VALUES (@Id, @AppelId, @Nom, @FinanceurId, 'Deliberative', @CompteId, @Ordre, 1);
        INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, Le) VALUES (@SeanceId, @Id, @CompteId, @Le)
        """);

    private static readonly SqlStatement NouvelleSeance = new("""
        INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, Etat, Quorum, PresidenceId, Version) VALUES (@Id, @AppelId, 'Mesure', @Le, 'Ouverte', 1, @PresidenceId, 1)
        """);

    private static readonly SqlStatement Dossiers = new("SELECT d.Id FROM Dossier d WHERE d.AppelId = @AppelId AND d.Etat = 'EnInstruction' ORDER BY d.Numero");
    private static readonly SqlStatement Inscrire = new("""
        UPDATE Dossier SET Etat = 'EnComite', TotalCharges = 100000000 WHERE Id = @DossierId;
        DELETE FROM LigneMontant WHERE LigneId IN (SELECT Id FROM Ligne WHERE DossierId = @DossierId);
        DELETE FROM Ligne WHERE DossierId = @DossierId;
        INSERT INTO Point (Id, SeanceId, DossierId, Ordre, Etat, Version) VALUES (@Id, @SeanceId, @DossierId, @Ordre, 'Inscrit', 1)
        """);

    private static readonly SqlStatement NouvelleLigne = new("""
        INSERT INTO Ligne (Id, DossierId, FinanceurId, Origine, Etat, Demande, ProposeSpecifique, ProposeDroitCommun, Version)
        VALUES (@Id, @DossierId, @FinanceurId, 'Sollicitee', 'Proposee', 10000000, 500000, 0, 1)
        """);

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-comite-").FullName;
    private readonly Options options;
    private readonly SqlDatabase database;
    private readonly Guid seance = Guid.CreateVersion7();
    private List<FinanceurRow> financeurs = [];
    private Guid point;

    private MesureDuComite(Options options)
    {
        this.options = options;
        database = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Path.Combine(dossier, "base.db")};Default Timeout=30");
    }

    private string Chemin => $"/seances/{seance}/points/{point}";

    public static async Task<int> ExecuterAsync(Options options)
    {
        await using var mesure = new MesureDuComite(options);
        await mesure.PreparerAsync();
        var port = Processus.PortLibre();
        await using var serveur = await Processus.DemarrerAsync(
            "AppelAProjets.Web.dll", port, ["--urls", $"http://127.0.0.1:{port}"], mesure.dossier,
            ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", mesure.database.Chaine),
            ("Fichiers__Dossier", Path.Combine(mesure.dossier, "fichiers")), ("Courriels__Dossier", Path.Combine(mesure.dossier, "courriels")));
        Console.WriteLine(Charge.Machine());
        await mesure.OuvrirLaPlancheAsync(serveur);
        await mesure.AtteindreAsync(serveur);
        Console.WriteLine($"\n{Charge.Machine()}");
        return 0;
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        Directory.Delete(dossier, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Membre(string sigle) => $"membre.{sigle.ToLowerInvariant()}@demo.example";

    private async Task PreparerAsync()
    {
        DatabaseMigrator.Migrer(database);
        if ((await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow(), (2 * Points) + DemonstrationSeed.DossiersDesAutresAppels)).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        await using var session = await database.EcrireAsync();
        var appel = await session.UnAsync<Guid>(Appel);
        var le = TimeProvider.System.GetUtcNow();
        financeurs = [.. (await session.ListeAsync<FinanceurRow>(Financeurs, new { AppelId = appel })).Take(8)];
        await session.ExecuterAsync(NouvelleSeance, new { Id = seance, AppelId = appel, Le = le, PresidenceId = await session.UnAsync<Guid>(CompteDe, new { Courriel = "presidence@demo.example" }) });
        foreach (var (rang, financeur) in financeurs.Index())
        {
            var compte = await session.UnAsync<Guid>(CompteDe, new { Courriel = Membre(financeur.Sigle) });
            await session.ExecuterAsync(NouveauSiege, new { Id = Guid.CreateVersion7(), AppelId = appel, SeanceId = seance, Nom = $"Mesure {financeur.Sigle}", financeur.FinanceurId, CompteId = compte, Ordre = 100 + rang, Le = le });
        }

        foreach (var (rang, id) in (await session.ListeAsync<Guid>(Dossiers, new { AppelId = appel })).Take(Points).Index())
        {
            var nouveau = Guid.CreateVersion7();
            point = rang == 0 ? nouveau : point;
            await session.ExecuterAsync(Inscrire, new { Id = nouveau, SeanceId = seance, DossierId = id, Ordre = rang + 1 });
            foreach (var financeur in financeurs)
            {
                await session.ExecuterAsync(NouvelleLigne, new { Id = Guid.CreateVersion7(), DossierId = id, financeur.FinanceurId });
            }
        }

        await session.ValiderAsync();
    }

    private async Task OuvrirLaPlancheAsync(Processus serveur)
    {
        var compte = Membre(financeurs[0].Sigle);
        using var navigation = new Navigation(serveur.Adresse);
        await navigation.SeConnecterAsync(compte);
        var fichier = Path.Combine(dossier, "planche");
        using var reponse = await navigation.Client.GetAsync(Chemin);
        await Plancher.EnregistrerAsync(reponse, fichier);
        await using var session = await database.LireAsync();
        var id = await session.UnAsync<Guid>(CompteDe, new { Courriel = compte });
        var acteurs = new ActeurQuery(database, TimeProvider.System);
        var acteur = (await acteurs.ChargerAsync(id))!;
        var examens = new ExamenQuery(database, TimeProvider.System);
        await examens.ChargerAsync(seance, point, acteur, default);
        var commandes = await Transcription.NoterAsync(database, async () =>
        {
            await acteurs.ChargerAsync(acteur.CompteId);
            await examens.ChargerAsync(seance, point, acteur, default);
        });
        await Transcription.GarderAsync(commandes, $"{fichier}.sql");
        var port = Processus.PortLibre();
        await using var plancher = await Processus.DemarrerAsync(
            "AppelAProjets.Mesures.dll", port, ["plancher", port.ToString(CultureInfo.InvariantCulture), fichier, Path.Combine(dossier, "base.db")], dossier);
        using var brut = new Navigation(plancher.Adresse);
        Console.WriteLine(FormattableString.Invariant($"\nBoard of {Points} dossiers × {financeurs.Count} funders: HTTP {(int)reponse.StatusCode}, {new FileInfo(fichier).Length:N0} bytes, {commandes.Count} SQL commands, the person's rights included"));
        foreach (var connexions in new[] { 1, 8 })
        {
            Serie[] series =
            [
                new("board", _ => navigation.LireAsync(Chemin), serveur: serveur),
                new("raw Kestrel, same SQL, same bytes", _ => brut.LireAsync("/"), serveur: plancher),
            ];
            await Charge.EntrelacerAsync(series, connexions, options);
            Charge.ImprimerDebits($"board, {connexions} connection{(connexions > 1 ? "s" : "")}", series, 0.2);
        }
    }

    // Ten people enter an amount at the same instant, each on a line: for each of the thirty pages, the time from the key to the page that shows it.
    private async Task AtteindreAsync(Processus serveur)
    {
        List<Ecoute> ecoutes = [];
        foreach (var rang in Enumerable.Range(0, Ecoutes))
        {
            ecoutes.Add(await Ecoute.OuvrirAsync(serveur.Adresse, Membre(financeurs[rang % financeurs.Count].Sigle), Chemin, (seance, point)));
        }

        List<Edition> editions = [];
        foreach (var rang in Enumerable.Range(0, Editeurs))
        {
            // Beyond the funders, two edit through the secretary, on the lines that are not being typed by their own seat.
            editions.Add(await Edition.OuvrirAsync(serveur.Adresse, rang < financeurs.Count ? Membre(financeurs[rang].Sigle) : "secretariat@demo.example", Chemin));
        }

        List<double> durees = [];
        var perdues = 0;
        for (var tour = 0; tour < 20; tour++)
        {
            var envois = new List<Task<(Guid Financeur, string Montant, long Debut)>>();
            for (var i = 0; i < Math.Min(editions.Count, financeurs.Count); i++)
            {
                var montant = string.Create(CultureInfo.InvariantCulture, $"{100 + tour},{10 + i}");
                envois.Add(editions[i].EnvoyerAsync(financeurs[i].FinanceurId, montant));
            }

            // The other two vote: their act wakes every page too.
            envois.AddRange(editions.Skip(financeurs.Count).Select(e => e.VoterAsync(tour)));
            foreach (var (financeur, montant, debut) in await Task.WhenAll(envois))
            {
                foreach (var ecoute in ecoutes)
                {
                    if (await ecoute.AttendreAsync(financeur, montant) is { } vu)
                    {
                        durees.Add(Stopwatch.GetElapsedTime(debut, vu).TotalMilliseconds);
                    }
                    else
                    {
                        perdues++;
                    }
                }
            }
        }

        durees.Sort();
        Console.WriteLine(FormattableString.Invariant($"\nAn edit reaches {Ecoutes} pages while {Editeurs} people act at once: n {durees.Count}, lost {perdues}, p50 {durees[durees.Count / 2]:0} ms, p95 {durees[(int)(durees.Count * .95)]:0} ms, max {durees[^1]:0} ms (goal: p95 < 300 ms)"));
        foreach (var ecoute in ecoutes)
        {
            await ecoute.DisposeAsync();
        }

        editions.ForEach(e => e.Dispose());
    }

    private sealed record FinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public required string Sigle { get; init; }
    }

    private sealed partial class Edition(Navigation navigation, string chemin) : IDisposable
    {
        private string jeton = "";
        private string siege = "";
        private int version = 1;

        public static async Task<Edition> OuvrirAsync(Uri adresse, string compte, string chemin)
        {
            var navigation = new Navigation(adresse);
            await navigation.SeConnecterAsync(compte);
            var page = await navigation.Client.GetStringAsync(chemin);
            return new Edition(navigation, chemin) { jeton = Navigation.Jeton(page), siege = Siege().Match(page).Groups[1].Value };
        }

        public async Task<(Guid Financeur, string Montant, long Debut)> EnvoyerAsync(Guid financeur, string montant)
        {
            var debut = Stopwatch.GetTimestamp();
            await PosterAsync("lignes", new() { ["FinanceurId"] = financeur.ToString(), ["Version"] = version.ToString(CultureInfo.InvariantCulture), ["Specifique"] = montant, ["DroitCommun"] = "0", ["Fermete"] = "Principe" });
            version++;
            return (financeur, montant, debut);
        }

        public async Task<(Guid Financeur, string Montant, long Debut)> VoterAsync(int tour)
        {
            var debut = Stopwatch.GetTimestamp();
            await PosterAsync("votes", new() { ["siegeId"] = siege, ["sens"] = tour % 2 == 0 ? "Pour" : "Contre" });
            return (Guid.Empty, "", debut);
        }

        public void Dispose() => navigation.Dispose();

        private async Task PosterAsync(string quoi, Dictionary<string, string> champs)
        {
            champs["__RequestVerificationToken"] = jeton;
            using var contenu = new FormUrlEncodedContent(champs);
            using var reponse = await navigation.Client.PostAsync($"{chemin}/{quoi}", contenu);
            if (reponse.StatusCode != HttpStatusCode.Redirect)
            {
                throw new InvalidOperationException($"POST {quoi}: {(int)reponse.StatusCode}.");
            }
        }

        [GeneratedRegex("""name="siegeId" value="([^"]+)""")]
        private static partial Regex Siege();
    }

    // A page as seance.js is one: told, it reads itself again, one reading at a time.
    private sealed class Ecoute : IAsyncDisposable
    {
        private readonly ClientWebSocket socket = new();
        private readonly CancellationTokenSource fin = new();
        private readonly ConcurrentQueue<(string Page, long Lu)> lues = new();
        private readonly SemaphoreSlim nouvelle = new(0);
        private Navigation navigation = null!;
        private string chemin = "";
        private Task boucle = Task.CompletedTask;
        // Several pieces of news before a reading are one reading.
        private readonly Channel<bool> aRelire = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private string derniere = "";
        private long derniereLue;

        public static async Task<Ecoute> OuvrirAsync(Uri adresse, string compte, string chemin, (Guid Seance, Guid Point) ou)
        {
            var ecoute = new Ecoute { navigation = new Navigation(adresse), chemin = chemin };
            await ecoute.navigation.SeConnecterAsync(compte);
            ecoute.socket.Options.Cookies = ecoute.navigation.Cookies;
            await ecoute.socket.ConnectAsync(new UriBuilder(adresse) { Scheme = "ws", Path = "/direct" }.Uri, default);
            await ecoute.EnvoyerAsync("""{"protocol":"json","version":1}""");
            await ecoute.EnvoyerAsync($$"""{"type":1,"invocationId":"1","target":"Rejoindre","arguments":["{{ou.Seance}}","{{ou.Point}}"]}""");
            var jointe = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ecoute.boucle = Task.WhenAll(ecoute.EcouterAsync(jointe), ecoute.RelireAsync());
            await jointe.Task.WaitAsync(TimeSpan.FromSeconds(20));
            return ecoute;
        }

        /// <summary>When the page showed that amount on that line, or null after 10 seconds.</summary>
        public async Task<long?> AttendreAsync(Guid financeur, string montant)
        {
            if (montant.Length == 0)
            {
                return Stopwatch.GetTimestamp();
            }

            var limite = Stopwatch.GetTimestamp();
            while (!Montre(financeur, montant))
            {
                if (lues.TryDequeue(out var lue))
                {
                    (derniere, derniereLue) = lue;
                }
                else if (!await nouvelle.WaitAsync(TimeSpan.FromSeconds(1)) && Stopwatch.GetElapsedTime(limite).TotalSeconds > 10)
                {
                    return null;
                }
            }

            return derniereLue;
        }

        public async ValueTask DisposeAsync()
        {
            await fin.CancelAsync();
            try
            {
                await boucle;
            }
            catch (Exception erreur) when (erreur is OperationCanceledException or WebSocketException or HttpRequestException)
            {
            }

            socket.Dispose();
            navigation.Dispose();
            fin.Dispose();
            nouvelle.Dispose();
        }

        // In one's own field, or in the cell of another funder.
        private bool Montre(Guid financeur, string montant)
        {
            var debut = derniere.IndexOf($"id=\"l-{financeur:N}\"", StringComparison.Ordinal);
            if (debut < 0)
            {
                return false;
            }

            var suite = derniere.IndexOf("role=\"row\"", debut, StringComparison.Ordinal);
            return derniere.AsSpan(debut, (suite < 0 ? derniere.Length : suite) - debut).Contains(montant, StringComparison.Ordinal);
        }

        private async Task EcouterAsync(TaskCompletionSource jointe)
        {
            var tampon = new byte[16_384];
            while (!fin.IsCancellationRequested)
            {
                var recu = await socket.ReceiveAsync(tampon, fin.Token);
                var texte = Encoding.UTF8.GetString(tampon, 0, recu.Count);
                if (texte.Contains("\"invocationId\":\"1\"", StringComparison.Ordinal))
                {
                    jointe.TrySetResult();
                }

                if (texte.Contains("\"target\"", StringComparison.Ordinal))
                {
                    aRelire.Writer.TryWrite(true);
                }
            }
        }

        private async Task RelireAsync()
        {
            while (await aRelire.Reader.WaitToReadAsync(fin.Token))
            {
                aRelire.Reader.TryRead(out _);
                using var reponse = await navigation.Client.GetAsync($"{chemin}/fragment?liste=false", fin.Token);
                lues.Enqueue((await reponse.Content.ReadAsStringAsync(fin.Token), Stopwatch.GetTimestamp()));
                nouvelle.Release();
            }
        }

        private Task EnvoyerAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, default);
    }
}

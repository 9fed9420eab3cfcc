using System.Globalization;
using System.Net;
using System.Runtime;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Mesures;

/// <summary>The tableau d'instruction on a large call: its page against raw Kestrel and the same SQL alone; the scores against a bare durable commit.</summary>
internal sealed class MesureDuTableau : IAsyncDisposable
{
    private const string Compte = "instructeur.pref44@demo.example";
    private static readonly SqlStatement Appel = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");
    private static readonly SqlStatement Instructeur = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-mesures-").FullName;
    private readonly Options options;
    private readonly SqlDatabase database;
    private string code = "";
    private Acteur acteur = null!;

    private MesureDuTableau(Options options)
    {
        this.options = options;
        database = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Path.Combine(dossier, "base.db")};Default Timeout=30");
    }

    private string Chemin => $"/instruction/{code}";

    public static async Task<int> ExecuterAsync(Options options)
    {
        await using var mesure = new MesureDuTableau(options);
        await mesure.PreparerAsync();
        await using var serveur = await mesure.ServeurAsync();
        using var navigation = new Navigation(serveur.Adresse);
        await navigation.SeConnecterAsync(Compte);
        Console.WriteLine(FormattableString.Invariant($"""
            {options.Dossiers} dossiers in call {mesure.code}, SQLite (WAL, synchronous=FULL), read by {Compte}, {Environment.ProcessorCount} processors shared by server and client,
            server in Release: {(GCSettings.IsServerGC ? "Server GC" : "workstation GC")}. Closed loop: each connection sends its next request when it has the answer, so queueing outside is not seen.
            {options.Tours} turns of {options.Secondes} s per series, interleaved, after one turn of warm-up.
            """));
        Console.WriteLine(Charge.Machine());
        foreach (var taille in FiltreDuTableau.Tailles)
        {
            await mesure.LireAsync(navigation, taille);
        }

        await mesure.EcrireAsync(navigation);
        Console.WriteLine($"\n{Charge.Machine()}");
        return 0;
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
        // The demonstration keeps a few dossiers for the calls in the other states.
        var total = options.Dossiers + DemonstrationSeed.DossiersDesAutresAppels;
        if ((await DemonstrationSeed.ChargerAsync(database, TimeProvider.System.GetUtcNow(), total)).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        await using var session = await database.LireAsync();
        code = (await session.UnAsync<string>(Appel))!;
        var id = await session.UnAsync<Guid>(Instructeur, new { Courriel = Compte });
        acteur = (await new ActeurQuery(database, TimeProvider.System).ChargerAsync(id, null))!;
    }

    private Task<Processus> ServeurAsync()
    {
        var port = Processus.PortLibre();
        return Processus.DemarrerAsync(
            "AppelAProjets.Web.dll", port, ["--urls", $"http://127.0.0.1:{port}"], dossier,
            ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", database.Chaine),
            ("Fichiers__Dossier", Path.Combine(dossier, "fichiers")), ("Courriels__Dossier", Path.Combine(dossier, "courriels")));
    }

    private async Task LireAsync(Navigation navigation, int taille)
    {
        var chemin = $"{Chemin}?taille={taille}";
        var fichier = Path.Combine(dossier, $"page{taille}");
        using var reponse = await navigation.Client.GetAsync(chemin);
        await Plancher.EnregistrerAsync(reponse, fichier);
        var port = Processus.PortLibre();
        await using var plancher = await Processus.DemarrerAsync(
            "AppelAProjets.Mesures.dll", port, ["plancher", port.ToString(CultureInfo.InvariantCulture), fichier], dossier);
        using var brut = new Navigation(plancher.Adresse);
        var requete = new TableauInstructionQuery(database, TimeProvider.System);
        var filtre = new FiltreDuTableau { Taille = taille };
        var commandes = await CompterAsync(() => requete.ChargerAsync(code, filtre, acteur));
        Console.WriteLine(FormattableString.Invariant(
            $"\nGET {chemin}: HTTP {(int)reponse.StatusCode}, {new FileInfo(fichier).Length:N0} bytes, {commandes} SQL commands for the table (and 1 for the person's rights)"));
        foreach (var connexions in new[] { 1, 8 })
        {
            Serie[] series =
            [
                new("page", _ => navigation.LireAsync(chemin)),
                new("raw Kestrel, same bytes, headers", _ => brut.LireAsync("/")),
                new("same SQL alone, in process", _ => requete.ChargerAsync(code, filtre, acteur)),
            ];
            await Charge.EntrelacerAsync(series, connexions, options);
            Charge.Imprimer($"{taille} rows, {connexions} connection{(connexions > 1 ? "s" : "")}", series);
        }
    }

    private async Task<int> CompterAsync(Func<Task> travail)
    {
        var commandes = 0;
        database.Observateur = (_, _) => Interlocked.Increment(ref commandes);
        await travail();
        database.Observateur = null;
        return commandes;
    }

    // Each POST scores another dossier on the whole grid: six notes, journal, one commit.
    private async Task EcrireAsync(Navigation navigation)
    {
        var aNoter = await ANoterAsync();
        var page = await navigation.Client.GetStringAsync($"{Chemin}/dossiers/{aNoter.Premier()}");
        var jeton = Navigation.Jeton(page);
        var criteres = Regex.Matches(page, """name="Notes\[\d+\]\.CritereId" value="([^"]+)""").Select(m => m.Groups[1].Value).ToList();
        if (criteres.Count == 0)
        {
            throw new InvalidOperationException("The sheet offers no grid.");
        }

        foreach (var connexions in new[] { 1, 8 })
        {
            using var commit = new CommitDurable(Path.Combine(dossier, $"commit{connexions}.db"));
            Serie[] series = [new("POST of a grid of scores", _ => NoterAsync(navigation, aNoter, jeton, criteres)), new("bare durable commit (one INSERT)", _ => commit.InsererAsync())];
            // Short turns: each POST uses up a dossier that waits for scores.
            await Charge.EntrelacerAsync(series, connexions, options with { Secondes = Math.Min(options.Secondes, 1) });
            Charge.Imprimer($"scores, {connexions} connection{(connexions > 1 ? "s" : "")}", series);
        }
    }

    private async Task<Reserve> ANoterAsync()
    {
        var (requete, ids) = (new TableauInstructionQuery(database, TimeProvider.System), new List<Guid>());
        for (var page = 1; ; page++)
        {
            var tableau = await requete.ChargerAsync(code, new FiltreDuTableau { ANoter = true, Etat = EtatDossier.EnInstruction, Page = page, Taille = 200 }, acteur);
            ids.AddRange(tableau!.Lignes.Select(d => d.Id));
            if (tableau.Lignes.Count < 200)
            {
                return new Reserve(ids);
            }
        }
    }

    private async Task NoterAsync(Navigation navigation, Reserve aNoter, string jeton, List<string> criteres)
    {
        var formulaire = new Dictionary<string, string> { ["__RequestVerificationToken"] = jeton };
        foreach (var (critere, i) in criteres.Select((c, i) => (c, i)))
        {
            formulaire[$"Notes[{i}].CritereId"] = critere;
            formulaire[$"Notes[{i}].Version"] = "0";
            formulaire[$"Notes[{i}].Valeur"] = "3";
            formulaire[$"Notes[{i}].Justification"] = "Bien étayé.";
        }

        using var contenu = new FormUrlEncodedContent(formulaire);
        using var reponse = await navigation.Client.PostAsync($"{Chemin}/dossiers/{aNoter.Prendre()}/notes", contenu);
        if (reponse.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"POST of scores: {(int)reponse.StatusCode}.");
        }
    }

    /// <summary>Dossiers that wait for scores, each given once.</summary>
    private sealed class Reserve(IReadOnlyList<Guid> ids)
    {
        private int pris = -1;

        public Guid Premier() => ids[0];

        public Guid Prendre() => Interlocked.Increment(ref pris) is var rang && rang < ids.Count
            ? ids[rang]
            : throw new InvalidOperationException($"The {ids.Count} dossiers to score are used up: shorter turns (--secondes, --tours) or more dossiers.");
    }
}

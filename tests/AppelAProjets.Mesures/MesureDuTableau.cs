using System.Globalization;
using System.Runtime;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Mesures;

/// <summary>The tableau d'instruction on a large call: its page against raw Kestrel with the same SQL and the same bytes; scores and lines against the same durable transaction alone.</summary>
internal sealed partial class MesureDuTableau : IAsyncDisposable
{
    /// <summary>POSTs of a turn: each uses up a dossier that waits for scores.</summary>
    private const int ParTour = 60;

    /// <summary>Series of scores: with 1 connection and with 8.</summary>
    private const int Series = 2;

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

    private string Base => Path.Combine(dossier, "base.db");

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
            await mesure.LireAsync(serveur, navigation, taille);
        }

        await mesure.EcrireAsync(serveur, navigation);
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
        acteur = (await new ActeurQuery(database, TimeProvider.System).ChargerAsync(id))!;
    }

    private Task<Processus> ServeurAsync()
    {
        var port = Processus.PortLibre();
        return Processus.DemarrerAsync(
            "AppelAProjets.Web.dll", port, ["--urls", $"http://127.0.0.1:{port}"], dossier,
            ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", database.Chaine),
            ("Fichiers__Dossier", Path.Combine(dossier, "fichiers")), ("Courriels__Dossier", Path.Combine(dossier, "courriels")));
    }

    private async Task LireAsync(Processus serveur, Navigation navigation, int taille)
    {
        var chemin = $"{Chemin}?taille={taille}";
        var fichier = Path.Combine(dossier, $"page{taille}");
        using var reponse = await navigation.Client.GetAsync(chemin);
        await Plancher.EnregistrerAsync(reponse, fichier);
        var requete = new TableauInstructionQuery(database, TimeProvider.System);
        var filtre = new FiltreDuTableau { Taille = taille };
        await requete.ChargerAsync(code, filtre, acteur);
        var commandes = await Transcription.NoterAsync(database, async () =>
        {
            await new ActeurQuery(database, TimeProvider.System).ChargerAsync(acteur.CompteId);
            await requete.ChargerAsync(code, filtre, acteur);
        });
        await Transcription.GarderAsync(commandes, $"{fichier}.sql");
        var port = Processus.PortLibre();
        await using var plancher = await Processus.DemarrerAsync(
            "AppelAProjets.Mesures.dll", port, ["plancher", port.ToString(CultureInfo.InvariantCulture), fichier, Base], dossier);
        using var brut = new Navigation(plancher.Adresse);
        Console.WriteLine(FormattableString.Invariant($"\nGET {chemin}: HTTP {(int)reponse.StatusCode}, {new FileInfo(fichier).Length:N0} bytes, {commandes.Count} SQL commands, the person's rights included"));
        await ComparerLeSqlAsync(taille, commandes);
        foreach (var connexions in new[] { 1, 8 })
        {
            Serie[] series =
            [
                new("page", _ => navigation.LireAsync(chemin), serveur: serveur),
                new("raw Kestrel, same SQL, same bytes", _ => brut.LireAsync("/"), serveur: plancher),
            ];
            await Charge.EntrelacerAsync(series, connexions, options);
            Charge.ImprimerDebits($"{taille} rows, {connexions} connection{(connexions > 1 ? "s" : "")}", series, 0.25);
        }
    }

    // The commands of a page against the one that reads its rows, sent on a bare connection.
    private async Task ComparerLeSqlAsync(int taille, IReadOnlyList<Commande> commandes)
    {
        using var nue = new LiaisonNue(Base, preparer: true);
        var details = commandes.MaxBy(c => c.Valeurs.Count)!;
        Task Envoyer(IReadOnlyList<Commande> lesquelles)
        {
            nue.Envoyer(lesquelles);
            return Task.CompletedTask;
        }

        Serie[] series = [new("the statement of the rows", _ => Envoyer([details])), new("all the SQL of the page", _ => Envoyer(commandes))];
        await Charge.EntrelacerAsync(series, 1, options with { Secondes = options.Secondes / 4 });
        Charge.ImprimerDebits($"SQL of {taille} rows", series, 0.5);
    }

    // Each POST scores another dossier on the whole grid; its floor is the very transaction, recorded on a copy of the base.
    private async Task EcrireAsync(Processus serveur, Navigation navigation)
    {
        var travaux = new TravauxDInstruction(code, acteur);
        var aNoter = await travaux.ANoterAsync(database);
        var parTour = Math.Min(ParTour, (aNoter.Count - 1) / (Series * (options.Tours + 1)));
        aNoter = [.. aNoter.Take(parTour * Series * (options.Tours + 1))];
        var floor = Copies.Copier(database, Path.Combine(dossier, "floor.db"));
        using var copie = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Copies.Copier(database, Path.Combine(dossier, "copie.db"))};Default Timeout=30");
        var notes = await travaux.NoterAsync(copie, aNoter);
        var formulaires = await FormulairesDInstruction.LireAsync(navigation, Chemin, aNoter[0]);
        var (notees, rejouees) = (-1, -1);
        foreach (var connexions in new[] { 1, 8 })
        {
            using var rejeu = new Rejeu(floor, connexions);
            Serie[] series =
            [
                new("POST of a grid of scores", _ => formulaires.NoterAsync(aNoter[Interlocked.Increment(ref notees)]), parTour, serveur),
                new("same durable transaction alone", c => rejeu.EcrireAsync(c, notes[Interlocked.Increment(ref rejouees)]), parTour),
            ];
            await Charge.EntrelacerAsync(series, connexions, options with { Secondes = 60 });
            Charge.ImprimerDebits($"scores, {connexions} connection{(connexions > 1 ? "s" : "")}, {notes[0].Count} SQL commands, turns of {parTour}", series, 0.5);
        }
    }
}

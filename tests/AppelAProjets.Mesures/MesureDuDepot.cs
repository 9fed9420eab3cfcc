using System.Globalization;
using System.Runtime;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Mesures;

/// <summary>The porteur's side: autosave and deposit over HTTP against the same durable transaction alone, form pages against raw Kestrel with the same SQL, then a crowd that types.</summary>
internal sealed class MesureDuDepot : IAsyncDisposable
{
    /// <summary>Deposits of a turn: each uses a draft up.</summary>
    private const int DepotsParTour = 100;

    private static readonly int[] Connexions = [1, 8];

    private static readonly string[] Sections = ["projet", "budget", "coherence"];

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-mesures-").FullName;
    private readonly Options options;
    private readonly SqlDatabase database;
    private readonly Porteurs porteurs;

    private MesureDuDepot(Options options)
    {
        this.options = options;
        database = Base("base.db");
        porteurs = new Porteurs(database);
    }

    private int DepotsParSerie => DepotsParTour * (options.Tours + 1);

    public static async Task<int> ExecuterAsync(Options options)
    {
        await using var mesure = new MesureDuDepot(options);
        DatabaseMigrator.Migrer(mesure.database);
        await DemonstrationSeed.ChargerAsync(mesure.database, TimeProvider.System.GetUtcNow());
        var redacteurs = await mesure.porteurs.CreerAsync(Math.Max(options.Personnes, Connexions.Max()));
        var deposants = await mesure.porteurs.CreerAsync(mesure.DepotsParSerie * Connexions.Length);
        var (autosave, depots, floor) = await mesure.TranscrireAsync(redacteurs[0], deposants);
        await using var serveur = await mesure.ServeurAsync();
        using var brouillons = new Brouillons(serveur.Adresse);
        var modele = await mesure.LireAsync(redacteurs[0]);
        Console.WriteLine(FormattableString.Invariant($"""
            {redacteurs.Count + deposants.Count} drafts of {modele.Reponses.Count} answers each, SQLite (WAL, synchronous=FULL), {Environment.ProcessorCount} processors shared by server, client and floors,
            server in Release: {(GCSettings.IsServerGC ? "Server GC" : "workstation GC")}. Closed loop. {options.Chauffe} s of warm-up, then {options.Tours} turns of {options.Secondes} s per series, interleaved, after one that does not count.
            A floor sends again, on bare connections, the very commands recorded from the product: no HTTP, no person, no rule.
            """));
        Console.WriteLine(Charge.Machine());
        await mesure.ChaufferAsync(brouillons, redacteurs);
        foreach (var section in Sections)
        {
            await mesure.PageAsync(serveur, brouillons, redacteurs, section);
        }

        await mesure.AutosaveAsync(serveur, brouillons, redacteurs, autosave, floor);
        await mesure.DeposerAsync(serveur, brouillons, deposants, depots, floor);
        await new Foule(brouillons, serveur, options).TaperAsync(redacteurs);
        Console.WriteLine($"\n{Charge.Machine()}");
        return 0;
    }

    // The first hundreds of requests mostly measure the compiler.
    private Task ChaufferAsync(Brouillons brouillons, IReadOnlyList<Porteur> redacteurs) => new Serie("warm-up", async c =>
    {
        foreach (var section in Sections)
        {
            (await brouillons.LireAsync(redacteurs[c], section)).Dispose();
        }

        await brouillons.GarderAsync(redacteurs[c]);
    }).TournerAsync(Connexions.Max(), options.Chauffe, retenir: false);

    /// <summary>Kills the server under the same load: 0 when every acknowledged answer is in the base.</summary>
    public static async Task<int> CouperAsync(int fois)
    {
        await using var mesure = new MesureDuDepot(Options.Lire([]));
        DatabaseMigrator.Migrer(mesure.database);
        await DemonstrationSeed.ChargerAsync(mesure.database, TimeProvider.System.GetUtcNow());
        var redacteurs = await mesure.porteurs.CreerAsync(Connexions.Max());
        return await new Coupures(mesure.database, mesure.ServeurAsync, redacteurs).ExecuterAsync(fois) ? 0 : 1;
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        Directory.Delete(dossier, recursive: true);
        return ValueTask.CompletedTask;
    }

    private SqlDatabase Base(string fichier) => new(SqlDialect.Sqlite, $"Data Source={Path.Combine(dossier, fichier)};Default Timeout=30");

    private Task<Processus> ServeurAsync()
    {
        var port = Processus.PortLibre();
        return Processus.DemarrerAsync(
            "AppelAProjets.Web.dll", port, ["--urls", $"http://127.0.0.1:{port}"], dossier,
            ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", database.Chaine),
            ("Fichiers__Dossier", Path.Combine(dossier, "fichiers")), ("Courriels__Dossier", Path.Combine(dossier, "courriels")));
    }

    private static async Task<Acteur> ActeurAsync(Porteur porteur, SqlDatabase ou) => (await new ActeurQuery(ou, TimeProvider.System).ChargerAsync(porteur.CompteId))!;

    private async Task<DossierPorteur> LireAsync(Porteur porteur) =>
        (await new DossierPorteurQuery(database, TimeProvider.System).ChargerAsync(porteur.DossierId, await ActeurAsync(porteur, database)))!;

    // Done for real on one copy of the base, then sent again on another.
    private async Task<(IReadOnlyList<Commande> Autosave, IReadOnlyList<IReadOnlyList<Commande>> Depots, string Floor)> TranscrireAsync(Porteur redacteur, IReadOnlyList<Porteur> deposants)
    {
        Copier("copie.db");
        using var copie = Base("copie.db");
        var (acteur, ecrivain) = (await ActeurAsync(redacteur, copie), new Ecrivain(copie, TimeProvider.System));
        // The rules of the call are read once, then known.
        await new DossierPorteurQuery(copie, TimeProvider.System).ChargerAsync(redacteur.DossierId, acteur);
        var autosave = await Transcription.NoterAsync(copie, async () => Verifier(
            (await new EnregistrerReponses(ecrivain).ExecuterAsync(redacteur.DossierId, [new(Brouillons.Champ, Brouillons.Texte(1), 1)], acteur)).EnEntier().TousLesRefus));
        var (deposer, depots) = (new DeposerDossier(ecrivain, Microsoft.Extensions.Options.Options.Create(new LiensOptions { AdressePublique = "http://localhost" })), new List<IReadOnlyList<Commande>>());
        foreach (var deposant in deposants)
        {
            acteur = await ActeurAsync(deposant, copie);
            depots.Add(await Transcription.NoterAsync(copie, async () => Verifier(
                (await deposer.ExecuterAsync(deposant.DossierId, Guid.NewGuid().ToString("N"), TimeProvider.System.GetUtcNow(), acteur)).Refus is { } refus ? [refus] : [])));
        }

        return (autosave, depots, Copier("floor.db"));
    }

    private static void Verifier(IReadOnlyList<Domain.Refus> refus)
    {
        if (refus.Count > 0)
        {
            throw new InvalidOperationException(refus[0].Message);
        }
    }

    private string Copier(string fichier) => Copies.Copier(database, Path.Combine(dossier, fichier));

    private async Task PageAsync(Processus serveur, Brouillons brouillons, IReadOnlyList<Porteur> redacteurs, string section)
    {
        var (porteur, fichier) = (redacteurs[0], Path.Combine(dossier, section));
        using (var reponse = await brouillons.LireAsync(porteur, section))
        {
            await Plancher.EnregistrerAsync(reponse, fichier);
        }

        var commandes = await Transcription.NoterAsync(database, () => LireAsync(porteur));
        await Transcription.GarderAsync(commandes, $"{fichier}.sql");
        var port = Processus.PortLibre();
        await using var plancher = await Processus.DemarrerAsync(
            "AppelAProjets.Mesures.dll", port, ["plancher", port.ToString(CultureInfo.InvariantCulture), fichier, Path.Combine(dossier, "base.db")], dossier);
        using var brut = new Navigation(plancher.Adresse);
        Console.WriteLine(FormattableString.Invariant($"\nGET …/{section}: {new FileInfo(fichier).Length:N0} bytes, {commandes.Count} SQL commands, the person's rights included"));
        foreach (var connexions in Connexions)
        {
            Serie[] series =
            [
                new("form page", async c => (await brouillons.LireAsync(redacteurs[c], section)).Dispose(), serveur: serveur),
                new("raw Kestrel, same SQL, same bytes", _ => brut.LireAsync("/"), serveur: plancher),
            ];
            await Charge.EntrelacerAsync(series, connexions, options);
            Charge.ImprimerDebits($"page {section}, {connexions} connection{(connexions > 1 ? "s" : "")}", series, 0.25);
        }
    }

    private async Task AutosaveAsync(Processus serveur, Brouillons brouillons, IReadOnlyList<Porteur> redacteurs, IReadOnlyList<Commande> commandes, string floor)
    {
        Console.WriteLine($"\nPOST …/champs: {commandes.Count} SQL commands in the transaction, and 1 for the person's rights before it");
        var (modele, versions) = (redacteurs[0].DossierId.ToString("D").ToUpperInvariant(), new int[Connexions.Max()]);
        var siens = redacteurs.Take(versions.Length).Select(r => Pour(commandes, modele, r.DossierId)).ToList();
        foreach (var connexions in Connexions)
        {
            using var rejeu = new Rejeu(floor, connexions);
            using var prepare = new Rejeu(floor, connexions, preparer: true);
            Task SeulAsync(Rejeu ou, int c) => ou.EcrireAsync(c, siens[c], new Dictionary<string, object> { ["Version"] = ++versions[c], ["Valeur"] = Brouillons.Texte(versions[c]) });
            Serie[] series =
            [
                new("autosave over HTTP", c => brouillons.GarderAsync(redacteurs[c]), serveur: serveur),
                new("same durable transaction alone", c => SeulAsync(rejeu, c)),
                new("the same, its texts prepared once", c => SeulAsync(prepare, c)),
            ];
            await Charge.EntrelacerAsync(series, connexions, options);
            Charge.ImprimerDebits($"autosave, {connexions} writer{(connexions > 1 ? "s, each on a draft of their own" : "")}", series, 0.5);
        }
    }

    private static List<Commande> Pour(IReadOnlyList<Commande> commandes, string modele, Guid dossierId) =>
        [.. commandes.Select(c => c with { Valeurs = c.Valeurs.ToDictionary(v => v.Key, v => Equals(v.Value, modele) ? dossierId.ToString("D").ToUpperInvariant() : v.Value) })];

    private async Task DeposerAsync(Processus serveur, Brouillons brouillons, IReadOnlyList<Porteur> deposants, IReadOnlyList<IReadOnlyList<Commande>> depots, string floor)
    {
        Console.WriteLine($"\nPOST …/deposer: {depots[0].Count} SQL commands in the transaction, and 1 for the person's rights before it");
        var (depose, rejoue, rejoueEncore, autreFloor) = (-1, -1, -1, Copier("autre-floor.db"));
        foreach (var connexions in Connexions)
        {
            using var rejeu = new Rejeu(floor, connexions);
            using var prepare = new Rejeu(autreFloor, connexions, preparer: true);
            Serie[] series =
            [
                new("deposit over HTTP", _ => brouillons.DeposerAsync(deposants[Interlocked.Increment(ref depose)]), DepotsParTour, serveur),
                new("same durable transaction alone", c => rejeu.EcrireAsync(c, depots[Interlocked.Increment(ref rejoue)]), DepotsParTour),
                new("the same, its texts prepared once", c => prepare.EcrireAsync(c, depots[Interlocked.Increment(ref rejoueEncore)]), DepotsParTour),
            ];
            await Charge.EntrelacerAsync(series, connexions, options with { Secondes = 60 });
            Charge.ImprimerDebits($"deposit, {connexions} connection{(connexions > 1 ? "s" : "")}, turns of {DepotsParTour}", series, 0.4);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Application.Tests.Envois;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Messages;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace AppelAProjets.Mesures;

/// <summary>The outbox against a server of this machine: beside a bare MailKit loop that sends the same messages to it (goal 0.8), and killed while it sends.</summary>
internal sealed class MesureDesEnvois : IDisposable
{
    private const int Messages = 1_000;
    private const int ParConnexion = 100;
    private const int Tours = 5;

    // A corporate relay looks at a message before it says that it took it.
    private static readonly TimeSpan[] Lenteurs = [TimeSpan.Zero, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)];
    private static readonly SqlStatement EnAttente = new("SELECT COUNT(*) FROM Courriel WHERE Etat = 'AEnvoyer'");
    private static readonly SqlStatement Identifiants = new("SELECT IdentifiantMessage FROM Courriel");

    private readonly string fichier = Path.Combine(Directory.CreateTempSubdirectory("aap-mesures-").FullName, "base.db");
    private readonly SqlDatabase database;

    private MesureDesEnvois()
    {
        database = Base(fichier);
        DatabaseMigrator.Migrer(database);
    }

    public static async Task<int> ExecuterAsync()
    {
        using var mesure = new MesureDesEnvois();
        Console.WriteLine($"{Messages} messages of the outbox, SQLite (WAL, synchronous=FULL). {Charge.Machine()}");
        var tenu = true;
        foreach (var lenteur in Lenteurs)
        {
            using var smtp = new ServeurCapricieux { Lenteur = lenteur };
            var (boite, boucle) = (new List<double>(), new List<double>());
            var messages = lenteur == TimeSpan.Zero ? Messages : Messages / 5;
            for (var tour = 0; tour <= Tours; tour++)
            {
                await mesure.AjouterAsync(messages);
                var sortie = await ChronometrerAsync(() => EnvoyerAsync(mesure.database, smtp.Port, TimeProvider.System), messages);
                var lus = smtp.Recus.TakeLast(messages).Select(Lire).ToList();
                var nue = await ChronometrerAsync(() => BouclerAsync(smtp.Port, lus), messages);
                // The first turn compiles.
                if (tour > 0)
                {
                    (boite, boucle) = ([.. boite, sortie], [.. boucle, nue]);
                }
            }

            var (deLaBoite, deLaBoucle) = (boite.Order().ElementAt(Tours / 2), boucle.Order().ElementAt(Tours / 2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"server that takes {lenteur.TotalMilliseconds,2:0} ms: outbox {deLaBoite,6:0} messages/s, bare MailKit loop {deLaBoucle,6:0}, ratio {deLaBoite / deLaBoucle:0.00} (goal 0.80)"));
            tenu &= deLaBoite / deLaBoucle >= 0.8;
        }

        return tenu ? 0 : 1;
    }

    /// <summary>Kills the sender (SIGKILL) while messages leave: none is lost, and each kill doubles one at most, under the same name.</summary>
    public static async Task<int> CouperAsync(int fois)
    {
        using var mesure = new MesureDesEnvois();
        using var smtp = new ServeurCapricieux();
        await mesure.AjouterAsync(20 * fois);
        for (var coupure = 0; coupure < fois; coupure++)
        {
            // A lease is five minutes: each start is six later.
            await using var boite = await DemarrerAsync(mesure.fichier, smtp.Port, 6 * coupure);
            var seuil = smtp.Recus.Count + Random.Shared.Next(1, 20);
            while (smtp.Recus.Count < seuil)
            {
                await Task.Delay(1);
            }

            await boite.TuerAsync();
        }

        var tues = smtp.Recus.Count;
        for (var suite = 0; await mesure.EnAttenteAsync() > 0 && suite < 20; suite++)
        {
            await EnvoyerAsync(mesure.database, smtp.Port, new HorlogeReglee(TimeSpan.FromMinutes(6 * (fois + suite + 1))));
        }

        var recus = smtp.Recus.Select(Identifiant).CountBy(i => i).ToDictionary();
        var (attendus, doubles) = (await mesure.IdentifiantsAsync(), recus.Values.Sum(n => n - 1));
        var perdus = attendus.Count(a => !recus.ContainsKey(a));
        Console.WriteLine($"{fois} kills, {attendus.Count} messages ({tues} received before the last kill), {perdus} lost, {doubles} received twice (at most one per kill: taken by the server, killed before the row said so), {recus.Values.Count(n => n > 2)} more than twice.");
        return perdus == 0 && doubles <= fois && recus.Values.All(n => n <= 2) && recus.Count == attendus.Count ? 0 : 1;
    }

    /// <summary>The process that is killed: sends what the base holds, until nothing waits.</summary>
    public static async Task<int> EnvoyerAsync(string fichier, string port, string minutes)
    {
        using var database = Base(fichier);
        Console.WriteLine(Processus.Pret);
        var horloge = new HorlogeReglee(TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)));
        while (await EnvoyerAsync(database, int.Parse(port, CultureInfo.InvariantCulture), horloge) > 0)
        {
            // More than a turn takes.
        }

        return 0;
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(Path.GetDirectoryName(fichier)!, recursive: true);
    }

    private static SqlDatabase Base(string fichier) => new(SqlDialect.Sqlite, $"Data Source={fichier};Default Timeout=30");

    private static Task<Processus> DemarrerAsync(string fichier, int port, int minutes) => Processus.DemarrerAsync(
        "AppelAProjets.Mesures.dll", port, ["boite", fichier, port.ToString(CultureInfo.InvariantCulture), minutes.ToString(CultureInfo.InvariantCulture)], Path.GetDirectoryName(fichier)!);

    private static async Task<int> EnvoyerAsync(SqlDatabase database, int port, TimeProvider horloge)
    {
        var reglages = Microsoft.Extensions.Options.Options.Create(new CourrielOptions { Hote = "127.0.0.1", Port = port, Securite = "None" });
        using var envoyeur = new EnvoyeurSmtp(reglages);
        var compositeur = new CompositeurDeMessage(database, new MoteurPdfSkia(), reglages, Microsoft.Extensions.Options.Options.Create(new LiensOptions()));
        return await new EnvoyerCourriels(database, new Ecrivain(database, horloge), envoyeur, compositeur, NullLogger<EnvoyerCourriels>.Instance).ExecuterAsync(CancellationToken.None);
    }

    // The messages that the outbox has just sent, read back: the loop has nothing to compose.
    private static async Task<int> BouclerAsync(int port, List<MimeMessage> messages)
    {
        foreach (var lot in messages.Chunk(ParConnexion))
        {
            using var client = new SmtpClient();
            await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None);
            foreach (var message in lot)
            {
                await client.SendAsync(message);
            }

            await client.DisconnectAsync(quit: true);
        }

        return messages.Count;
    }

    private static MimeMessage Lire(string recu)
    {
        using var flux = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(recu));
        return MimeMessage.Load(flux);
    }

    private static string Identifiant(string recu)
    {
        using var message = Lire(recu);
        return message.MessageId!;
    }

    private static async Task<double> ChronometrerAsync(Func<Task<int>> travail, int messages)
    {
        var debut = Stopwatch.GetTimestamp();
        var faits = await travail();
        return faits == messages ? messages / Stopwatch.GetElapsedTime(debut).TotalSeconds : throw new InvalidOperationException($"{faits} of {messages} left.");
    }

    private async Task AjouterAsync(int nombre) => await new Ecrivain(database, TimeProvider.System).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(
        Ecrit.SansJournal("a measure").Et([.. Enumerable.Range(0, nombre).Select(i => new NouveauCourriel(GenreDeCourriel.Demande, $"membre{i}@asso.example", "Dossier AAP28-0041 : réponse attendue", $"""
            Bonjour,

            Le dossier AAP28-0041, « Cuisines partagées », attend des compléments de votre part avant la fin du 20 décembre 2027, heure de Paris. Ce qui est demandé, et votre réponse : https://portail.example/espace/dossiers/{Guid.NewGuid()}

            """))])));

    private async Task<int> EnAttenteAsync()
    {
        await using var session = await database.LireAsync();
        return await session.UnAsync<int>(EnAttente);
    }

    private async Task<IReadOnlyList<string>> IdentifiantsAsync()
    {
        await using var session = await database.LireAsync();
        return await session.ListeAsync<string>(Identifiants);
    }
}

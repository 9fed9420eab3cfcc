using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>The outbox against a server that does all that servers do.</summary>
[SurChaqueMoteur]
public sealed class ServeurCapricieuxTests
{
    private static readonly SqlStatement Etats = new("SELECT Destinataire, Etat, Tentatives, DerniereErreur FROM Courriel ORDER BY Destinataire");

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 11, 15, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase donnees = null!;
    private ServeurCapricieux smtp = null!;
    private CourrielOptions options = null!;

    [SetUp]
    public void Preparer()
    {
        (donnees, smtp) = (new TestDatabase(), new ServeurCapricieux());
        options = new CourrielOptions { Hote = "127.0.0.1", Port = smtp.Port, Securite = "None" };
    }

    [TearDown]
    public void Ranger()
    {
        smtp.Dispose();
        donnees.Dispose();
    }

    [Test]
    public async Task Sixty_messages_leave_by_one_connection()
    {
        for (var i = 0; i < 60; i++)
        {
            await AjouterAsync($"membre{i}@asso.example");
        }

        Assert.That(await EnvoyerAsync(), Is.EqualTo(60));
        Assert.That((smtp.Recus.Count, smtp.Connexions), Is.EqualTo((60, 1)));
    }

    [Test]
    public async Task An_unknown_address_is_not_delivered_a_busy_one_is_tried_again_and_the_others_leave()
    {
        smtp.Envers = a => a.StartsWith("inconnue", StringComparison.Ordinal) ? Caprice.Inconnu : a.StartsWith("occupee", StringComparison.Ordinal) ? Caprice.Occupe : Caprice.Aucun;
        foreach (var qui in new[] { "a", "inconnue", "occupee", "z" })
        {
            await AjouterAsync($"{qui}@asso.example");
        }

        Assert.That(await EnvoyerAsync(), Is.EqualTo(2));
        Assert.That(await EtatsAsync(), Is.EqualTo(new[] { "a Envoye 1 ", "inconnue NonRemis 1 550", "occupee AEnvoyer 1 450", "z Envoye 1 " }));
        Assert.That(smtp.Connexions, Is.EqualTo(1), "a refusal closes nothing");

        smtp.Envers = _ => Caprice.Aucun;
        horloge.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await EnvoyerAsync(), Is.EqualTo(1));
    }

    [TestCase(Caprice.Ferme)]
    [TestCase(Caprice.ExpediteurRefuse)]
    [TestCase(Caprice.TlsRompu)]
    public async Task When_the_server_fails_nothing_is_lost_and_one_message_alone_looks_for_it(Caprice caprice)
    {
        options.Securite = "StartTlsWhenAvailable";
        smtp.Envers = _ => caprice;
        for (var i = 0; i < 5; i++)
        {
            await AjouterAsync($"membre{i}@asso.example");
        }

        for (var essai = 0; essai < 3; essai++)
        {
            Assert.That(await EnvoyerAsync(), Is.Zero);
            Assert.That(smtp.Connexions, Is.EqualTo(essai + 1), "one try each time");
        }

        Assert.That(await EtatsAsync(), Has.All.Contains("AEnvoyer"));
        smtp.Envers = _ => Caprice.Aucun;
        options.Securite = "None";
        horloge.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await EnvoyerAsync(), Is.EqualTo(5));
    }

    [Test]
    public async Task After_three_days_without_server_everything_is_delivered_once_within_a_quarter_of_an_hour()
    {
        smtp.Envers = _ => Caprice.Ferme;
        for (var i = 0; i < 40; i++)
        {
            await AjouterAsync($"membre{i}@asso.example");
        }

        for (var minute = 0; minute < 72 * 60; minute += 10)
        {
            await EnvoyerAsync();
            horloge.Advance(TimeSpan.FromMinutes(10));
        }

        smtp.Envers = _ => Caprice.Aucun;
        for (var minute = 0; minute < 15; minute++)
        {
            await EnvoyerAsync();
            horloge.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(smtp.Recus.Select(r => Lire(r).MessageId).ToList(), Is.Unique.And.Count.EqualTo(40));
        Assert.That(await EtatsAsync(), Has.All.Contains("Envoye "));
    }

    [Test]
    public async Task Cut_after_the_data_a_message_leaves_again_under_the_same_name()
    {
        smtp.Envers = _ => Caprice.CoupeApresData;
        await AjouterAsync("camille@asso.example");
        Assert.That(await EnvoyerAsync(), Is.Zero);
        smtp.Envers = _ => Caprice.Aucun;
        horloge.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await EnvoyerAsync(), Is.EqualTo(1));
        Assert.That(smtp.Recus, Has.Count.EqualTo(2));
        Assert.That(Lire(smtp.Recus[1]).MessageId, Is.EqualTo(Lire(smtp.Recus[0]).MessageId));
    }

    [Test]
    public async Task So_many_leave_in_a_minute_and_what_has_a_term_goes_first()
    {
        options.ParMinute = 4;
        foreach (var genre in new[] { GenreDeCourriel.Message, GenreDeCourriel.Appel, GenreDeCourriel.Demande, GenreDeCourriel.Message, GenreDeCourriel.Recepisse, GenreDeCourriel.Securite })
        {
            await AjouterAsync($"{genre}@asso.example".ToLowerInvariant(), genre);
            horloge.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(await EnvoyerAsync(), Is.EqualTo(4));
        Assert.That(smtp.Recus.Select(r => Lire(r).To.Mailboxes.Single().LocalPart).Take(3), Is.EqualTo(new[] { "recepisse", "securite", "demande" }));
        Assert.That(await EnvoyerAsync(), Is.Zero);
        horloge.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await EnvoyerAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Accents_commas_and_line_breaks_stay_where_they_were_written()
    {
        options.NomExpediteur = "Métropole, contrat de ville \"Été\"";
        await AjouterAsync("camille@asso.example", objet: "Reçu : « Été, au Breil »\r\nBcc: pirate@ailleurs.example");
        Assert.That(await EnvoyerAsync(), Is.EqualTo(1));
        var recu = Lire(smtp.Recus.Single());
        Assert.Multiple(() =>
        {
            Assert.That(recu.From.Mailboxes.Single().Name, Is.EqualTo("Métropole, contrat de ville \"Été\""));
            Assert.That(recu.Headers.Contains("Bcc"), Is.False);
            Assert.That(recu.Subject, Does.StartWith("Reçu : « Été, au Breil »"));
        });
    }

    [TestCase("essai", "127.0.0.1", "Envoye", TestName = "Over TLS, with the authority of the house, a message leaves by whoever is known")]
    [TestCase("autre", "127.0.0.1", "AEnvoyer", TestName = "A wrong password is the server's refusal of the portal, not of the message")]
    [TestCase("essai", "ailleurs.example", "AEnvoyer", TestName = "A certificate for another name is not trusted")]
    [TestCase("essai", null, "AEnvoyer", TestName = "Nor is an authority that nobody named")]
    public async Task Tls_and_authentication(string motDePasse, string? nom, string etat)
    {
        using var certificat = Certifier(nom ?? "127.0.0.1");
        var fichier = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"autorite-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(fichier, certificat.ExportCertificatePem());
        using var chiffre = new ServeurCapricieux { Chiffre = (certificat, "portail", "essai") };
        (options.Port, options.Securite, options.Utilisateur, options.MotDePasse, options.Autorite) = (chiffre.Port, "StartTls", "portail", motDePasse, nom is null ? "" : fichier);
        await AjouterAsync("camille@asso.example");
        await EnvoyerAsync();
        File.Delete(fichier);
        Assert.That((chiffre.Recus.Count, (await EtatsAsync()).Single().Split(' ')[1]), Is.EqualTo((etat == "Envoye" ? 1 : 0, etat)));
    }

    private static X509Certificate2 Certifier(string nom)
    {
        using var cle = RSA.Create(2048);
        var demande = new CertificateRequest("CN=essai", cle, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var noms = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(nom, out var ip))
        {
            noms.AddIpAddress(ip);
        }
        else
        {
            noms.AddDnsName(nom);
        }

        demande.CertificateExtensions.Add(noms.Build());
        demande.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificat = demande.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificat.Export(X509ContentType.Pfx), null);
    }

    [Test, Category("Long")]
    public async Task A_server_that_speaks_a_byte_at_a_time_holds_the_worker_a_minute_at_most()
    {
        smtp.Envers = _ => Caprice.Lent;
        await AjouterAsync("camille@asso.example");
        var debut = TimeProvider.System.GetTimestamp();
        Assert.That(await EnvoyerAsync(), Is.Zero);
        Assert.That(TimeProvider.System.GetElapsedTime(debut), Is.LessThan(TimeSpan.FromSeconds(65)));
        Assert.That((await EtatsAsync()).Single(), Does.Contain("AEnvoyer"));
    }

    private static MimeMessage Lire(string recu)
    {
        using var flux = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(recu));
        return MimeMessage.Load(flux);
    }

    private Task<Resultat> AjouterAsync(string destinataire, GenreDeCourriel genre = GenreDeCourriel.Dossier, string objet = "Votre dossier") =>
        new Ecrivain(donnees.Base, horloge).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(
            Ecrit.SansJournal("essai").Et(new NouveauCourriel(genre, destinataire, objet, "Bonjour."))));

    private async Task<int> EnvoyerAsync()
    {
        var reglages = Options.Create(options);
        using var envoyeur = new EnvoyeurSmtp(reglages);
        var compositeur = new CompositeurDeMessage(donnees.Base, new MoteurPdfSkia(), reglages, Options.Create(new LiensOptions()));
        return await new EnvoyerCourriels(donnees.Base, new Ecrivain(donnees.Base, horloge), envoyeur, compositeur, NullLogger<EnvoyerCourriels>.Instance).ExecuterAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> EtatsAsync()
    {
        await using var session = await donnees.Base.LireAsync();
        return [.. (await session.ListeAsync<Ligne>(Etats)).Select(l => $"{l.Destinataire.Split('@')[0]} {l.Etat} {l.Tentatives} {l.DerniereErreur?[..3]}")];
    }

    private sealed record Ligne
    {
        public required string Destinataire { get; init; }
        public required string Etat { get; init; }
        public required int Tentatives { get; init; }
        public string? DerniereErreur { get; init; }
    }
}

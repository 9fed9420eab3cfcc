using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Envois;

[SurChaqueMoteur]
public sealed class EnvoyerCourrielsTests
{
    private static readonly SqlStatement Etats = new("SELECT Destinataire, Etat, Tentatives, DerniereErreur FROM Courriel ORDER BY Destinataire");

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 11, 15, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase donnees = null!;
    private ServeurSmtp smtp = null!;

    [SetUp]
    public void Preparer() => (donnees, smtp) = (new TestDatabase(), new ServeurSmtp());

    [TearDown]
    public void Ranger()
    {
        smtp.Dispose();
        donnees.Dispose();
    }

    [Test]
    public async Task A_message_queued_while_the_server_is_down_arrives_once_when_it_is_back()
    {
        await AjouterAsync("camille@asso.example");
        Assert.That(await EnvoyerAsync(), Is.Zero);
        Assert.That(await EtatAsync(), Has.One.Matches<Ligne>(l => l is { Etat: "AEnvoyer", Tentatives: 1, DerniereErreur: not null }));

        smtp.Demarrer();
        Assert.That(await EnvoyerAsync(), Is.Zero, "not due yet");
        horloge.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await EnvoyerAsync(), Is.EqualTo(1));
        horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await EnvoyerAsync(), Is.Zero, "sent once");

        var recu = smtp.Recus.Single();
        Assert.Multiple(() =>
        {
            Assert.That(recu.Subject, Is.EqualTo("Votre dossier « Été au Breil »"));
            Assert.That(recu.TextBody?.ReplaceLineEndings("\n"), Is.EqualTo("Reçu le 15 novembre 2027 à 9 h 00.\n\n-- \nContrat de ville\n"));
            Assert.That(recu.HtmlBody, Does.Contain("Reçu le 15 novembre 2027 à 9 h 00."));
            Assert.That(recu.MessageId, Does.EndWith("@appel-a-projets"));
        });
    }

    [Test]
    public async Task A_permanent_refusal_becomes_a_visible_state_and_a_temporary_one_is_tried_again()
    {
        smtp.Demarrer();
        await AjouterAsync("refuse@asso.example");
        await AjouterAsync("occupe@asso.example");
        await EnvoyerAsync();
        horloge.Advance(TimeSpan.FromHours(1));
        await EnvoyerAsync();

        var etats = await EtatAsync();
        Assert.Multiple(() =>
        {
            Assert.That(etats[0], Has.Property("Etat").EqualTo("AEnvoyer").And.Property("Tentatives").EqualTo(2));
            Assert.That(etats[1], Has.Property("Etat").EqualTo("NonRemis").And.Property("Tentatives").EqualTo(1));
            Assert.That(etats[1].DerniereErreur, Does.Contain("550"));
            Assert.That(smtp.Recus, Is.Empty);
        });
    }

    [Test]
    public async Task Three_drains_at_once_send_each_message_once()
    {
        smtp.Demarrer();
        for (var i = 0; i < 30; i++)
        {
            await AjouterAsync($"membre{i}@asso.example");
        }

        var envoyes = await Task.WhenAll(EnvoyerAsync(), EnvoyerAsync(), EnvoyerAsync());
        Assert.That(envoyes.Sum(), Is.EqualTo(30));
        Assert.That(smtp.Recus.Select(m => m.MessageId).Distinct().Count(), Is.EqualTo(30));
        Assert.That(smtp.Recus, Has.Count.EqualTo(30));
    }

    [Test]
    public async Task A_line_break_in_the_subject_adds_no_header()
    {
        smtp.Demarrer();
        await AjouterAsync("camille@asso.example", "Bonjour\r\nBcc: pirate@ailleurs.example");
        await EnvoyerAsync();
        Assert.That(smtp.Recus.Single().Headers.Contains("Bcc"), Is.False);
    }

    private Task<Resultat> AjouterAsync(string destinataire, string objet = "Votre dossier « Été au Breil »") =>
        new Ecrivain(donnees.Base, horloge).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(
            Ecrit.SansJournal("essai").Et(new NouveauCourriel(GenreDeCourriel.Dossier, destinataire, objet, "Reçu le 15 novembre 2027 à 9 h 00."))));

    private Task<int> EnvoyerAsync()
    {
        var options = Options.Create(new CourrielOptions { Hote = "127.0.0.1", Port = smtp.Port, Securite = "None" });
        return new EnvoyerCourriels(donnees.Base, new Ecrivain(donnees.Base, horloge), new EnvoyeurSmtp(options), new CompositeurDeMessage(donnees.Base, new MoteurPdfSkia(), options, Options.Create(new LiensOptions())), NullLogger<EnvoyerCourriels>.Instance).ExecuterAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<Ligne>> EtatAsync()
    {
        await using var session = await donnees.Base.LireAsync();
        return await session.ListeAsync<Ligne>(Etats);
    }

    private sealed record Ligne
    {
        public required string Destinataire { get; init; }
        public required string Etat { get; init; }
        public required int Tentatives { get; init; }
        public string? DerniereErreur { get; init; }
    }
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>What a person chose to receive, what leaves, and what the portal shows all the same.</summary>
[SurChaqueMoteur]
public sealed class NotificationsTests
{
    private const string Adresse = "camille@asso.example";

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, Recherche, CreeLe, Version)
        VALUES (@Id, @Adresse, @Normalisee, 1, 'timbre', 'Camille', 'Essai', 0, 0, 0, 'camille essai', @Le, 1)
        """);

    private static readonly SqlStatement Etats = new("SELECT Objet, Etat FROM Courriel ORDER BY CreeLe, Objet");

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 11, 15, 11, 0, 0, TimeSpan.Zero));
    private readonly Acteur personne = new(Guid.CreateVersion7(), "Camille Essai", [], []);
    private TestDatabase donnees = null!;

    private Ecrivain Ecrivain => new(donnees.Base, horloge);

    [SetUp]
    public async Task Preparer()
    {
        donnees = new TestDatabase();
        await using var session = await donnees.Base.EcrireAsync();
        await session.ExecuterAsync(Compte, new { Id = personne.CompteId, Adresse, Normalisee = Adresse.ToUpperInvariant(), Le = horloge.GetUtcNow() });
        await session.ValiderAsync();
    }

    [TearDown]
    public void Ranger() => donnees.Dispose();

    [Test]
    public async Task What_is_put_off_is_one_mail_the_next_morning_and_what_has_a_term_leaves_at_once()
    {
        await ReglerAsync((GenreDeCourriel.Message, RythmeDeCourriel.Resume), (GenreDeCourriel.Rappel, RythmeDeCourriel.Jamais));
        await EcrireAsync(new(GenreDeCourriel.Message, Adresse, "Premier", "Lire : https://portail.example/1"), new(GenreDeCourriel.Demande, Adresse, "Pièce", "Bonjour."), new(GenreDeCourriel.Rappel, Adresse, "Rappel", "Bonjour."));
        horloge.Advance(TimeSpan.FromMinutes(1));
        await EcrireAsync(new NouveauCourriel(GenreDeCourriel.Message, Adresse, "Second", "Lire : https://portail.example/2"));
        Assert.That(await GrouperAsync(), Is.Zero, "not before the morning");
        Assert.That(await LireAsync(), Is.EqualTo(new[] { "Pièce AEnvoyer", "Premier AGrouper", "Rappel Tu", "Second AGrouper" }));

        horloge.Advance(TimeSpan.FromDays(3));
        Assert.That(await GrouperAsync(), Is.EqualTo(1), "three mornings missed are one digest");
        Assert.That(await GrouperAsync(), Is.Zero);
        Assert.That(await LireAsync(), Is.EqualTo(new[] { "Pièce AEnvoyer", "Premier Groupe", "Rappel Tu", "Second Groupe", "Votre résumé\u00A0: 2 nouvelles AEnvoyer" }));
    }

    [Test]
    public async Task Alone_a_message_put_off_leaves_as_it_was_written()
    {
        await ReglerAsync((GenreDeCourriel.Message, RythmeDeCourriel.Resume));
        await EcrireAsync(new NouveauCourriel(GenreDeCourriel.Message, Adresse, "Seul", "Bonjour."));
        horloge.Advance(TimeSpan.FromDays(1));
        Assert.That(await GrouperAsync(), Is.EqualTo(1));
        Assert.That(await LireAsync(), Is.EqualTo(new[] { "Seul AEnvoyer" }));
    }

    [Test]
    public async Task Decisions_of_one_gesture_are_one_mail_to_each_even_without_account()
    {
        foreach (var numero in new[] { "1", "2", "3" })
        {
            await EcrireAsync(new NouveauCourriel(GenreDeCourriel.Dossier, "boite@asso.example", $"D{numero} : dossier recevable", "Bonjour,\n\nRecevable.") { Lot = "recevables x" });
        }

        await EcrireAsync(new NouveauCourriel(GenreDeCourriel.Dossier, Adresse, "D9 : dossier recevable", "Bonjour.") { Lot = "recevables x" });
        horloge.Advance(TimeSpan.FromMinutes(3));
        var deux = await Task.WhenAll(GrouperAsync(), GrouperAsync());
        Assert.That(deux.Sum(), Is.EqualTo(2), "two nodes at once make each once");
        Assert.That((await LireAsync()).Where(l => l.EndsWith("AEnvoyer", StringComparison.Ordinal)), Is.EqualTo(new[] { "D9 : dossier recevable AEnvoyer", "3 dossiers\u00A0: dossier recevable AEnvoyer" }));
    }

    [Test]
    public async Task Told_for_two_reasons_at_once_a_person_has_one_mail()
    {
        await EcrireAsync(new(GenreDeCourriel.Dossier, Adresse, "Dossier retiré", "Au titre de l’association."), new(GenreDeCourriel.Dossier, "CAMILLE@asso.example", "Dossier retiré", "Au titre du service."));
        Assert.That(await LireAsync(), Is.EqualTo(new[] { "Dossier retiré AEnvoyer" }));
    }

    [Test]
    public async Task The_portal_shows_each_once_what_is_about_the_account_left_out_and_counts_until_read()
    {
        await ReglerAsync((GenreDeCourriel.Message, RythmeDeCourriel.Resume), (GenreDeCourriel.Rappel, RythmeDeCourriel.Jamais));
        await EcrireAsync(
            new(GenreDeCourriel.Message, Adresse, "Premier", "Lire : https://portail.example/1"), new(GenreDeCourriel.Message, Adresse, "Second", "Bonjour."), new(GenreDeCourriel.Rappel, Adresse, "Rappel", "Bonjour."),
            new(GenreDeCourriel.Securite, Adresse, "Mot de passe", "https://portail.example/?jeton=abc"), new(GenreDeCourriel.Acces, Adresse, "Invitation", "https://portail.example/?jeton=secret"),
            new(GenreDeCourriel.Dossier, "autre@asso.example", "À un autre", "Bonjour."));
        horloge.Advance(TimeSpan.FromDays(1));
        await GrouperAsync();

        var query = new NotificationsQuery(donnees.Base, horloge);
        var page = await query.LireAsync(null, personne);
        Assert.That(page.Lignes.Select(l => l.Objet).Order(), Is.EqualTo(new[] { "Invitation", "Premier", "Rappel", "Second" }));
        Assert.That(page.Lignes.Single(l => l.Objet == "Premier").Lien, Is.EqualTo("https://portail.example/1"));
        Assert.That(page.Lignes.Single(l => l.Objet == "Invitation"), Has.Property("Lien").Null.And.Property("Corps").Not.Contains("secret"));
        Assert.That(await query.NouvellesAsync(personne), Is.EqualTo(4));

        var regler = new ReglerNotifications(Ecrivain);
        Assert.That((await regler.ToutEstLuAsync(personne)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await regler.ToutEstLuAsync(personne)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That(await query.NouvellesAsync(personne), Is.Zero);
        Assert.That((await query.LireAsync(null, personne)).Lignes, Has.All.Property("EstNouvelle").False);
    }

    [Test]
    public async Task A_rhythm_that_a_kind_does_not_allow_is_refused_and_nothing_is_kept()
    {
        var refus = await new ReglerNotifications(Ecrivain).ExecuterAsync(
            new Dictionary<GenreDeCourriel, RythmeDeCourriel> { [GenreDeCourriel.Message] = RythmeDeCourriel.Jamais, [GenreDeCourriel.Demande] = RythmeDeCourriel.Jamais }, personne);
        Assert.That(refus.Refus?.Code, Is.EqualTo("notifications.rythme"));
        Assert.That((await new NotificationsQuery(donnees.Base, horloge).ReglagesAsync(personne))[GenreDeCourriel.Message], Is.EqualTo(RythmeDeCourriel.ToutDeSuite));
    }

    private async Task ReglerAsync(params (GenreDeCourriel Genre, RythmeDeCourriel Rythme)[] choix) => Assert.That(
        (await new ReglerNotifications(Ecrivain).ExecuterAsync(choix.ToDictionary(c => c.Genre, c => c.Rythme), personne)).Issue, Is.EqualTo(Issue.Fait));

    private async Task EcrireAsync(params NouveauCourriel[] courriels) => Assert.That(
        (await Ecrivain.EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.SansJournal("essai").Et(courriels)))).Issue, Is.EqualTo(Issue.Fait));

    private Task<int> GrouperAsync() => new GrouperCourriels(donnees.Base, Ecrivain).ExecuterAsync();

    private async Task<IReadOnlyList<string>> LireAsync()
    {
        await using var session = await donnees.Base.LireAsync();
        return [.. (await session.ListeAsync<Ligne>(Etats)).Select(l => $"{l.Objet} {l.Etat}")];
    }

    private sealed record Ligne
    {
        public required string Objet { get; init; }
        public required string Etat { get; init; }
    }
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Journal;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>The outbox as those who answer for it see it.</summary>
[SurChaqueMoteur]
public sealed class RenvoyerCourrielTests
{
    private static readonly SqlStatement Refuser = new("UPDATE Courriel SET Etat = 'NonRemis', Version = Version + 1");
    private static readonly SqlStatement Envoyer = new("UPDATE Courriel SET Etat = 'Envoye', Version = Version + 1 WHERE Destinataire = 'libre@asso.example'");
    private static readonly SqlStatement Envoyes = new("SELECT c.Id, c.Version FROM Courriel c WHERE c.Destinataire = 'libre@asso.example' ORDER BY c.CreeLe, c.Id");
    private static readonly SqlStatement Organisation = new("""
        INSERT INTO Organisation (Id, Nom, EtatMandat, Recherche, CreeLe, MembresVersion, Version) VALUES (@Id, 'Les Ateliers', 'AVerifier', 'les ateliers', @Le, 1, 1)
        """);

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 11, 15, 8, 0, 0, TimeSpan.Zero));
    private readonly Guid organisationId = Guid.CreateVersion7();
    private TestDatabase donnees = null!;

    private Ecrivain Ecrivain => new(donnees.Base, horloge);
    private CourrielsQuery Query => new(donnees.Base);

    [SetUp]
    public async Task Preparer()
    {
        donnees = new TestDatabase();
        await EcrireAsync(Organisation, new { Id = organisationId, Le = horloge.GetUtcNow() });
        await EcrireSurAsync("libre@asso.example", new Acte(ActeDuJournal.Inscrire, ObjetDuJournal.Compte, Guid.NewGuid()));
        await EcrireSurAsync("gelee@asso.example", new Acte(ActeDuJournal.Contester, ObjetDuJournal.Organisation, organisationId));
        await EcrireAsync(Refuser, new { });
    }

    [TearDown]
    public void Ranger() => donnees.Dispose();

    [Test]
    public async Task Sent_again_by_two_people_at_once_a_refused_message_is_queued_once()
    {
        var (secretariat, message) = (Secretariat(Domain.Acces.Deports.Aucun), await LireAsync("libre@asso.example"));
        var fins = await donnees.Base.CroiserAsync("RenvoyerCourriel.Lecture", RenvoyerAsync, RenvoyerAsync, sansVerrou: true);
        Assert.That((fins.Premier.Refus?.Code, fins.Second.Refus?.Code), Is.EqualTo(((string?)null, "courriel.etat")));
        Assert.That((await LireAsync("libre@asso.example")).Etat, Is.EqualTo(EtatDeCourriel.AEnvoyer));

        Task<Resultat> RenvoyerAsync() => new RenvoyerCourriel(Ecrivain).ExecuterAsync(message.Id, message.Version, secretariat);
    }

    [Test]
    public async Task A_message_leaves_a_second_time_and_the_same_words_written_for_something_else_are_no_copy_of_it()
    {
        await EcrireSurAsync("libre@asso.example", new Acte(ActeDuJournal.Inscrire, ObjetDuJournal.Compte, Guid.NewGuid()));
        await EcrireAsync(Envoyer, new { });
        var envoyes = await EnvoyesAsync();
        Assert.That(envoyes, Has.Count.EqualTo(2), "the same words, twice");
        Assert.That((await RenvoyerAsync(envoyes[0])).TousLesRefus, Is.Empty);
        Assert.That((await RenvoyerAsync(envoyes[1])).TousLesRefus, Is.Empty, "another message");
        Assert.That((await RenvoyerAsync(envoyes[1] with { Version = envoyes[1].Version + 1 })).Refus?.Code, Is.EqualTo("courriel.deja-renvoye"));
        await EcrireAsync(Envoyer, new { });
        Assert.That((await RenvoyerAsync((await EnvoyesAsync()).First(c => envoyes.All(e => e.Id != c.Id)))).Refus?.Code, Is.EqualTo("courriel.deja-renvoye"), "nor from its copy");
        horloge.Advance(TimeSpan.FromHours(2));
        Assert.That((await RenvoyerAsync((await EnvoyesAsync()).First(c => envoyes.All(e => e.Id != c.Id)))).TousLesRefus, Is.Empty);

        Task<Resultat> RenvoyerAsync(EnvoyeRow message) => new RenvoyerCourriel(Ecrivain).ExecuterAsync(message.Id, message.Version, Secretariat(Domain.Acces.Deports.Aucun));

        async Task<IReadOnlyList<EnvoyeRow>> EnvoyesAsync()
        {
            await using var session = await donnees.Base.LireAsync();
            return await session.ListeAsync<EnvoyeRow>(Envoyes);
        }
    }

    private sealed record EnvoyeRow
    {
        public required Guid Id { get; init; }
        public required int Version { get; init; }
    }

    [Test]
    public async Task Whoever_stands_down_neither_reads_nor_sends_again_a_message_about_it()
    {
        var (deporte, message) = (Secretariat(new Domain.Acces.Deports([], [organisationId])), await LireAsync("gelee@asso.example"));
        Assert.That((await Query.EnAttenteAsync(deporte)).Select(c => c.Destinataire), Is.EqualTo(new[] { "libre@asso.example" }));
        Assert.That((await new RenvoyerCourriel(Ecrivain).ExecuterAsync(message.Id, message.Version, deporte)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await new RenvoyerCourriel(Ecrivain).ExecuterAsync(message.Id, message.Version, Secretariat(Domain.Acces.Deports.Aucun))).Issue, Is.EqualTo(Issue.Fait));
    }

    private Acteur Secretariat(Domain.Acces.Deports deports) => new(Guid.NewGuid(), "Camille", [new Habilitation(Role.Secretariat, null, null, null, horloge.GetUtcNow(), null)], []) { Deports = deports };

    private async Task<CourrielRow> LireAsync(string destinataire) => (await Query.EnAttenteAsync(Secretariat(Domain.Acces.Deports.Aucun))).Single(c => c.Destinataire == destinataire);

    private async Task EcrireSurAsync(string destinataire, Acte acte) => Assert.That(
        (await Ecrivain.EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.Avec(acte).Et(new NouveauCourriel(GenreDeCourriel.Dossier, destinataire, "Essai", "Bonjour."))))).Issue, Is.EqualTo(Issue.Fait));

    private async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await donnees.Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }
}

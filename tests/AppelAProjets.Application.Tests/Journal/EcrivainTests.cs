using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Journal;
using AppelAProjets.Domain.Messages;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Journal;

/// <summary>The one write path, whatever is written.</summary>
[SurChaqueMoteur]
public sealed class EcrivainTests
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, Version)
        VALUES (@Id, 'a@demo.example', @Objet, 'Bonjour.', 'essai', 'AEnvoyer', 0, @Le, @Le, 1)
        """);

    private static readonly SqlStatement Courriels = new("SELECT Objet FROM Courriel ORDER BY Objet");
    private static readonly SqlStatement Actes = new("SELECT Acteur, Action, Objet, ObjetId, Le FROM Journal ORDER BY Numero");
    private static readonly SqlStatement Fermeture = new("UPDATE Financeur SET Actif = 0 WHERE Id = @Id");
    // What the server says of an application lock that it does not grant.
    private static readonly SqlStatement Refusee = new(dialecte => dialecte == SqlDialect.SqlServer ? "THROW 50001, 'sp_getapplock: not granted.', 1;" : "SELECT 1 AS Rien");

    private static readonly Acte Depot = new(ActeDuJournal.Deposer, ObjetDuJournal.Dossier, "D1");

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 11, 15, 22, 59, 59, TimeSpan.Zero));
    private TestDatabase donnees = null!;

    private Ecrivain Ecrivain => new(donnees.Base, horloge);

    [SetUp]
    public void Preparer() => donnees = new TestDatabase();

    [TearDown]
    public void Ranger() => donnees.Dispose();

    [Test]
    public async Task What_is_done_is_journaled_and_mailed_at_one_instant()
    {
        var fait = await Ecrivain.EcrireAsync<int>(Acteur.Systeme, async (session, le) =>
        {
            horloge.Advance(TimeSpan.FromMinutes(1));
            await session.VerrouillerAsync(Verrou.Dossier(Guid.Empty));
            return Ecrit.Avec(Depot, Depot with { ObjetId = "D2" }).Et(new NouveauCourriel(GenreDeCourriel.Dossier, "a@demo.example", "Reçu", "Bonjour.")).Donnant(7);
        });
        Assert.That(fait.Valeur, Is.EqualTo(7));
        var actes = await LireAsync<ActeLu>(Actes);
        Assert.That(actes.Select(a => (a.Action, a.Objet, a.ObjetId)), Is.EqualTo(new[] { ("deposer", "Dossier", "D1"), ("deposer", "Dossier", "D2") }));
        Assert.That(actes.Select(a => a.Le), Is.All.EqualTo(horloge.GetUtcNow().AddMinutes(-1)));
        Assert.That(await LireAsync<string>(Courriels), Is.EqualTo(new[] { "Reçu" }));
        await using var session = await donnees.Base.LireAsync();
        Assert.That(await JournalStore.VerifierAsync(session), Is.EqualTo(new VerificationDuJournal(2, null)));
    }

    [Test]
    public async Task What_is_refused_leaves_nothing()
    {
        var resultat = await Ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            await session.ExecuterAsync(Ajout, new { Id = Guid.CreateVersion7(), Objet = "Perdu", Le = le });
            return new[] { new Refus("a", "A."), new Refus("b", "B.") };
        });
        Assert.That(resultat.TousLesRefus.Select(r => r.Code), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(resultat.Issue, Is.EqualTo(Issue.Refuse));
        Assert.That(await LireAsync<string>(Courriels), Is.Empty);
        Assert.That(await LireAsync<ActeLu>(Actes), Is.Empty);
    }

    [Test]
    public async Task What_changes_nothing_after_all_is_done_and_leaves_nothing()
    {
        var resultat = await Ecrivain.EcrireAsync<int>(Acteur.Systeme, async (session, le) =>
        {
            await session.ExecuterAsync(Ajout, new { Id = Guid.CreateVersion7(), Objet = "Perdu", Le = le });
            return Ecrit.Rien("it was already there").Donnant(7);
        });
        Assert.That(resultat.Valeur, Is.EqualTo(7));
        Assert.That(await LireAsync<string>(Courriels), Is.Empty);
    }

    [Test]
    public async Task An_account_known_once_read_signs_its_act()
    {
        await Ecrivain.EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.Avec(Depot with { Par = new Acteur(Guid.NewGuid(), "Alix Martin", [], []) })));
        Assert.That((await LireAsync<ActeLu>(Actes)).Single().Acteur, Is.EqualTo("Alix Martin"));
    }

    [TestCase(1, Issue.Fait, 1)]
    [TestCase(2, Issue.Conflit, 0)]
    public async Task What_concurrency_breaks_is_tried_once_more_then_is_a_conflict_in_words(int pannes, Issue issue, int courriels)
    {
        var (essais, restantes) = (0, pannes);
        donnees.Base.Observateur = (sql, _) =>
        {
            if (sql == Refusee && donnees.Base.Dialecte == SqlDialect.Sqlite && restantes > 0)
            {
                throw new SqliteException("database is locked", 5);
            }
        };
        var resultat = await Ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            essais++;
            await session.ExecuterAsync(Ajout, new { Id = Guid.CreateVersion7(), Objet = "Une fois", Le = le });
            if (restantes > 0)
            {
                try
                {
                    await session.ExecuterAsync(Refusee);
                }
                finally
                {
                    restantes--;
                }
            }

            return Ecrit.Avec(Depot);
        });
        Assert.That((resultat.Issue, essais), Is.EqualTo((issue, 2)));
        Assert.That(await LireAsync<string>(Courriels), Has.Count.EqualTo(courriels), "the first try left nothing");
        Assert.That(await LireAsync<ActeLu>(Actes), Has.Count.EqualTo(courriels));
    }

    [Test]
    public void Any_other_failure_is_thrown() =>
        Assert.That(
            () => Ecrivain.EcrireAsync(Acteur.Systeme, (_, _) => Task.FromException<Resultat<Ecrit>>(new InvalidOperationException("a fault"))),
            Throws.InvalidOperationException);

    [Test]
    public async Task Locks_come_before_rows_and_in_their_order()
    {
        await using var session = await donnees.Base.EcrireAsync();
        await session.VerrouillerAsync(Verrou.Seance(Guid.Empty), Verrou.PlanDActions);
        Assert.That(() => session.VerrouillerAsync(Verrou.Appel(Guid.Empty)), Throws.InvalidOperationException.With.Message.Contains("after Seance"));
        await session.VerrouillerAsync(Verrou.Seance(Guid.Empty), Verrou.Dossier(Guid.Empty));
        await session.ExecuterAsync(Fermeture, new { Id = Guid.Empty });
        Assert.That(() => session.VerrouillerAsync(Verrou.Compte(Guid.Empty)), Throws.InvalidOperationException.With.Message.Contains("after a row"));
    }

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql)
    {
        donnees.Base.Observateur = EnumerationGuard.Verifier;
        await using var session = await donnees.Base.LireAsync();
        return await session.ListeAsync<T>(sql);
    }

    private sealed record ActeLu
    {
        public required string Acteur { get; init; }
        public required string Action { get; init; }
        public required string Objet { get; init; }
        public required string ObjetId { get; init; }
        public required DateTimeOffset Le { get; init; }
    }
}

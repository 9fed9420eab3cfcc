using AppelAProjets.Domain.Journal;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Journal;

[SurChaqueMoteur]
public sealed class JournalStoreTests
{
    private static readonly DateTimeOffset Le = new(2027, 11, 15, 22, 59, 59, TimeSpan.Zero);

    private static readonly SqlStatement Falsifier = new("UPDATE Journal SET Motif = @Motif WHERE Numero = @Numero");
    private static readonly SqlStatement Effacer = new("DELETE FROM Journal WHERE Numero = @Numero");

    [Test]
    public async Task The_chain_of_what_was_written_holds()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        Assert.That(await VerifierAsync(donnees.Base), Is.EqualTo((5L, (long?)null)));
    }

    [Test]
    public async Task A_row_changed_or_deleted_breaks_the_chain_there()
    {
        using var donnees = new TestDatabase();
        await EcrireAsync(donnees.Base, 5);
        await ExecuterAsync(donnees.Base, Falsifier, new { Numero = 3, Motif = "autre" });
        Assert.That((await VerifierAsync(donnees.Base)).Rompue, Is.EqualTo(3));
        await ExecuterAsync(donnees.Base, Effacer, new { Numero = 2 });
        Assert.That((await VerifierAsync(donnees.Base)).Rompue, Is.EqualTo(2));
    }

    [Test]
    public async Task Concurrent_writers_leave_one_unbroken_chain()
    {
        using var donnees = new TestDatabase();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EcrireAsync(donnees.Base, 3)));
        Assert.That(await VerifierAsync(donnees.Base), Is.EqualTo((60L, (long?)null)));
    }

    private static async Task EcrireAsync(SqlDatabase database, int lignes)
    {
        IReadOnlyList<Acte> actes = [.. Enumerable.Range(0, lignes).Select(i => new Acte(ActeDuJournal.Deposer, ObjetDuJournal.Dossier, i, "motif", "détail"))];
        var fait = await new Ecrivain(database, new FakeTimeProvider(Le)).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.Avec(actes)));
        Assert.That(fait.Refus, Is.Null);
    }

    private static async Task ExecuterAsync(SqlDatabase database, SqlStatement sql, object parametres)
    {
        await using var session = await database.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    private static async Task<(long Lues, long? Rompue)> VerifierAsync(SqlDatabase database)
    {
        await using var session = await database.LireAsync();
        return await JournalStore.VerifierAsync(session);
    }
}

using AppelAProjets.Application.Demonstration;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Tests.Sql;

namespace AppelAProjets.Application.Tests.Demonstration;

public sealed class DemonstrationSeedTests
{
    public static readonly DateTimeOffset Maintenant = new(2027, 3, 9, 8, 15, 0, TimeSpan.Zero);

    [Test]
    public async Task The_journal_chain_holds()
    {
        using var copie = new TestDatabase();
        var resultat = await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant);
        Assert.That(resultat.EstRefuse, Is.False);
        await using var session = await copie.Base.LireAsync();
        var (lues, rompue) = await JournalStore.VerifierAsync(session);
        Assert.That((lues > 100, rompue), Is.EqualTo((true, (long?)null)));
    }

    [Test]
    public async Task A_base_that_holds_something_is_refused()
    {
        using var copie = new TestDatabase();
        await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant);
        var second = await DemonstrationSeed.ChargerAsync(copie.Base, Maintenant);
        Assert.That(second.EstRefuse ? second.Refus.Code : "", Is.EqualTo("demonstration.base-occupee"));
    }
}

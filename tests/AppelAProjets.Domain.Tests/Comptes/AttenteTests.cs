using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Tests.Comptes;

public sealed class AttenteTests
{
    private static readonly DateTimeOffset Dernier = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [TestCase(0, null)]
    [TestCase(9, null)]
    [TestCase(10, 1)]
    [TestCase(11, 2)]
    [TestCase(13, 8)]
    [TestCase(14, 15)]
    [TestCase(5_000, 15)]
    public void It_doubles_from_a_minute_to_its_longest(int echecs, int? minutes) =>
        Assert.That(Attente.Jusqua(echecs, 10, Dernier, TimeSpan.FromMinutes(15)), Is.EqualTo(minutes is { } m ? Dernier.AddMinutes(m) : (DateTimeOffset?)null));
}

namespace AppelAProjets.Domain.Tests.Architecture;

/// <summary>What the Domain must stay: pure. Each test has a twin on a faulty sample.</summary>
public sealed class ArchitectureTests
{
    [Test]
    public void AucunNombreFlottant() => Assert.That(NombreFlottant.Dans(typeof(Refus).Assembly.GetTypes()), Is.Empty);

    [Test]
    public void UnNombreFlottantSeVoitPartout() =>
        Assert.That(NombreFlottant.Dans([typeof(Fautif)]).Select(m => m[(m.LastIndexOf('.') + 1)..]),
            Is.SupersetOf(new[] { "Champ", nameof(Fautif.Parametre), nameof(Fautif.Retour), nameof(Fautif.Calcul), nameof(Fautif.Liste) }));

    [Test]
    public void AucunPaquet() => Assert.That(Etrangers(typeof(Refus)), Is.Empty);

    [Test]
    public void UnPaquetSeVoit() => Assert.That(Etrangers(typeof(ArchitectureTests)), Does.Contain("nunit.framework"));

    private static IEnumerable<string?> Etrangers(Type type) =>
        type.Assembly.GetReferencedAssemblies().Select(a => a.Name).Where(n => n?.StartsWith("System", StringComparison.Ordinal) == false);

#pragma warning disable CA1822, CS0169, CS0414, IDE0051, IDE0052, RCS1213
    private sealed class Fautif
    {
        private readonly double Champ = 1;

        public void Parametre(float taux) => _ = taux;

        public double? Retour() => null;

        public long Calcul(long centimes) => (long)(centimes * 1.1);

        public List<double[]> Liste() => [];
    }
#pragma warning restore
}

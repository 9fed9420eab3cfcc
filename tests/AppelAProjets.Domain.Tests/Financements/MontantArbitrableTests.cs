using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Financements;

/// <summary>The one rule of what a line may be given.</summary>
public sealed class MontantArbitrableTests
{
    // 47,800 € of charges, 40,000 € already covered elsewhere.
    private static readonly BaseDArbitrage Base = new(Montant.DeEuros(5_000), Montant.DeEuros(47_800), null, Montant.DeEuros(40_000));

    private static string[] Codes(long euros, BaseDArbitrage? surQuoi = null, string? motif = null, long droitCommun = 0) =>
        [.. MontantArbitrable.Refuser(new Repartition(Montant.DeEuros(euros), Montant.DeEuros(droitCommun)), surQuoi ?? Base, motif).Select(r => r.Code)];

    [Test]
    public void UnTotalAuDessusDesChargesEstRefuseEtDitDeCombien() => Assert.Multiple(() =>
    {
        Assert.That(Codes(5_000), Is.Empty);
        Assert.That(Codes(7_800, motif: "Le comité complète."), Is.Empty);
        Assert.That(Codes(7_800, motif: "Le comité complète.", droitCommun: 1), Is.EqualTo(new[] { "arbitrage.charges" }));
        Assert.That(MontantArbitrable.Refuser(new Repartition(Montant.DeEuros(612_000), Montant.Zero), Base, "x")[0].Message,
            Is.EqualTo("Avec 612\u202F000,00\u00A0€, l’action serait couverte à hauteur de 652\u202F000,00\u00A0€ pour des charges de 47\u202F800,00\u00A0€\u00A0: 604\u202F200,00\u00A0€ de trop."));
        Assert.That(Codes(900_000, new BaseDArbitrage(Montant.DeEuros(900_000), null, null, Montant.Zero)), Is.Empty, "nothing to weigh it against");
    });

    [Test]
    public void UneLigneAuDessusDeLAssietteEstRefusee() => Assert.Multiple(() =>
    {
        var etroite = Base with { Assiette = Montant.DeEuros(3_000) };
        Assert.That(Codes(3_000, etroite), Is.Empty);
        Assert.That(Codes(3_001, etroite), Is.EqualTo(new[] { "arbitrage.assiette" }));
    });

    [Test]
    public void LaPartMaximaleDeLAppelSeCompteSurLAssietteEtNestPasArrondieAuDessus() => Assert.Multiple(() =>
    {
        var bornee = new BaseDArbitrage(Montant.DeEuros(99_999), new Montant(100_001), null, Montant.Zero, Taux.DePourcentage(50));
        string[] De(long centimes, BaseDArbitrage sur) => [.. MontantArbitrable.Refuser(new Repartition(new Montant(centimes), Montant.Zero), sur, null).Select(r => r.Code)];
        Assert.That(De(50_000, bornee), Is.Empty);
        Assert.That(De(50_001, bornee), Is.EqualTo(new[] { "arbitrage.part" }));
        Assert.That(De(20_001, bornee with { Assiette = new Montant(40_000) }), Is.EqualTo(new[] { "arbitrage.part" }));
    });

    [Test]
    public void AuDelaDuDemandeIlFautDirePourquoi() => Assert.Multiple(() =>
    {
        Assert.That(Codes(5_001), Is.EqualTo(new[] { "arbitrage.motif" }));
        Assert.That(Codes(5_001, motif: " "), Is.EqualTo(new[] { "arbitrage.motif" }));
        Assert.That(Codes(5_001, motif: "Quartier prioritaire"), Is.Empty);
        Assert.That(Codes(1, Base with { Demande = Montant.Zero }), Is.EqualTo(new[] { "arbitrage.motif" }));
    });

    [Test]
    public void LePlusQuUneLigneTientEstLaBorneLaPlusBasse() => Assert.Multiple(() =>
    {
        Assert.That(Base.Maximum, Is.EqualTo(Montant.DeEuros(7_800)));
        Assert.That((Base with { Assiette = Montant.DeEuros(3_000) }).Maximum, Is.EqualTo(Montant.DeEuros(3_000)));
        Assert.That((Base with { PartMaximale = Taux.DePourcentage(10) }).Maximum, Is.EqualTo(Montant.DeEuros(4_780)));
        Assert.That((Base with { Ailleurs = Montant.DeEuros(50_000) }).Maximum, Is.EqualTo(Montant.Zero));
        Assert.That(new BaseDArbitrage(Montant.Zero, null, null, Montant.Zero).Maximum, Is.Null);
    });
}

using AppelAProjets.Domain.Dossiers;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Dossiers;

/// <summary>Two months of silence, and what suspends them.</summary>
public sealed class DelaiDeSilenceTests
{
    private static DateOnly Le(int annee, int mois, int jour) => new(annee, mois, jour);

    [TestCase(2025, 12, 31, 2026, 2, 28)]
    [TestCase(2027, 12, 31, 2028, 2, 29)]
    [TestCase(2026, 3, 3, 2026, 5, 3)]
    [TestCase(2026, 6, 30, 2026, 8, 30)]
    public void DeuxMoisDeDateADate(int a, int m, int j, int a2, int m2, int j2) =>
        Assert.That(DelaiDeSilence.Echeance(Le(a, m, j), []), Is.EqualTo(Le(a2, m2, j2)));

    [Test]
    public void LaReceptionEstLeJourDeParis() =>
        Assert.That(DelaiDeSilence.Echeance(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero), []), Is.EqualTo(Le(2026, 5, 3)));

    [Test]
    public void SeulesLesPiecesIndispensablesSuspendent()
    {
        var demande = new DemandeDePieces(Le(2026, 3, 10), Le(2026, 3, 25), null, Indispensable: true);
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), [demande]), Is.EqualTo(Le(2026, 5, 18)));
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), [demande with { Indispensable = false }]), Is.EqualTo(Le(2026, 5, 3)));
    }

    [Test]
    public void LaProductionAnticipeeMetFinALaSuspension()
    {
        var demande = new DemandeDePieces(Le(2026, 3, 10), Le(2026, 3, 25), Le(2026, 3, 14), Indispensable: true);
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), [demande]), Is.EqualTo(Le(2026, 5, 7)));
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), [demande with { Production = Le(2026, 4, 20) }]), Is.EqualTo(Le(2026, 5, 18)), "a late production adds nothing");
    }

    [Test]
    public void DeuxDemandesQuiSeChevauchentNeComptentQuUneFois()
    {
        DemandeDePieces[] demandes =
        [
            new(Le(2026, 3, 15), Le(2026, 3, 30), null, true),
            new(Le(2026, 3, 10), Le(2026, 3, 20), null, true),
            new(Le(2026, 3, 12), Le(2026, 3, 14), null, true),
        ];
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), demandes), Is.EqualTo(Le(2026, 5, 23)));
    }

    [Test]
    public void UneDemandeEnvoyeeApresLeRejetEstSansEffet()
    {
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), [new(Le(2026, 5, 4), Le(2026, 6, 4), null, true)]), Is.EqualTo(Le(2026, 5, 3)));
        Assert.That(DelaiDeSilence.Echeance(Le(2026, 3, 3), [new(Le(2026, 5, 3), Le(2026, 5, 5), null, true)]), Is.EqualTo(Le(2026, 5, 5)));
    }

    [Test]
    public void UneSuspensionNAvanceJamaisLEcheance() =>
        Gen.Select(Gen.Int[-10, 80], Gen.Int[-5, 40], Gen.Int[-5, 60]).List[0, 6].Sample(demandes =>
        {
            var reception = Le(2026, 3, 3);
            var lignes = demandes.Select(d => new DemandeDePieces(reception.AddDays(d.Item1), reception.AddDays(d.Item1 + d.Item2), reception.AddDays(d.Item1 + d.Item3), true));
            return DelaiDeSilence.Echeance(reception, lignes) >= reception.AddMonths(2);
        });
}

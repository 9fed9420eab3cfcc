using CsCheck;

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Money.</summary>
public sealed class MontantTests
{
    [TestCase("1234,56", 123_456)]
    [TestCase("1 234,56 €", 123_456)]
    [TestCase("1\u00A0234,56\u00A0€", 123_456)]
    [TestCase("1\u202F234,5", 123_450)]
    [TestCase("1234.5", 123_450)]
    [TestCase("1.234,56", 123_456)]
    [TestCase("12.345.678,9 euros", 1_234_567_890)]
    [TestCase("1500 EUR", 150_000)]
    [TestCase("1 euro", 100)]
    [TestCase("1500,", 150_000)]
    [TestCase("0", 0)]
    [TestCase("007", 700)]
    [TestCase("999 999 999,99", 99_999_999_999)]
    public void LitCeQueLesGensTapent(string saisie, long centimes) =>
        Assert.That(Montant.Lire(saisie).Valeur, Is.EqualTo(new Montant(centimes)));

    [TestCase(null, "montant.vide")]
    [TestCase(" € ", "montant.vide")]
    [TestCase("-5", "montant.negatif")]
    [TestCase("− 5", "montant.negatif")]
    [TestCase("1.234", "montant.illisible")]
    [TestCase("1,234", "montant.illisible")]
    [TestCase("1,234.56", "montant.illisible")]
    [TestCase("12,345.67", "montant.illisible")]
    [TestCase("12.34,5", "montant.illisible")]
    [TestCase("mille", "montant.illisible")]
    [TestCase("1e5", "montant.illisible")]
    [TestCase("٣", "montant.illisible")]
    [TestCase("1000000000", "montant.trop-grand")]
    [TestCase("999999999999999999", "montant.trop-grand")]
    [TestCase("999999999999999999,99", "montant.trop-grand")]
    public void RefuseLeReste(string? saisie, string code) =>
        Assert.That(Montant.Lire(saisie).Refus?.Code, Is.EqualTo(code));

    [TestCase("1500 $")]
    [TestCase("mille")]
    [TestCase("")]
    public void UnRefusDonneUnExemple(string saisie) => Assert.That(Montant.Lire(saisie).Refus?.Message, Does.Contain("par exemple 1\u202F500 ou 1\u202F500,50"));

    [TestCase(0, "0,00\u00A0€")]
    [TestCase(5, "0,05\u00A0€")]
    [TestCase(-5, "−0,05\u00A0€")]
    [TestCase(123_456, "1\u202F234,56\u00A0€")]
    [TestCase(-123_456_789, "−1\u202F234\u202F567,89\u00A0€")]
    [TestCase(long.MinValue, "−92\u202F233\u202F720\u202F368\u202F547\u202F758,08\u00A0€")]
    public void SEcritEnFrancais(long centimes, string attendu) => Assert.That(new Montant(centimes).ToString(), Is.EqualTo(attendu));

    [Test]
    public void CeQuiEstEcritSeRelit() =>
        Gen.Long[0, 99_999_999_999].Sample(c => Montant.Lire(new Montant(c).ToString()).Valeur == new Montant(c));

    [Test]
    public void LireNeLeveJamais() => Gen.String.Sample(s => _ = Montant.Lire(s));

    [Test]
    public void LesPartsTotalisentLeTout() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[0, 1_000_000].List[1, 12].Where(p => p.Any(x => x > 0)))
            .Sample((c, poids) => Montant.Somme(new Montant(c).Repartir(poids)) == new Montant(c));

    [Test]
    public void UnePartNeDepasseJamaisSonPoidsSaufLaDerniere() =>
        Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Long[1, 1_000_000].List[1, 12])
            .Sample((c, poids) => new Montant(c).Repartir(poids).SkipLast(1).Select((part, i) =>
                (Int128)part.Centimes * poids.Sum() <= (Int128)c * poids[i] && (Int128)(part.Centimes + 1) * poids.Sum() > (Int128)c * poids[i]).All(x => x));

    [Test]
    public void LaDernierePrendLeReste() =>
        Assert.That(Montant.DeEuros(100).Repartir([1, 1, 1]).Select(p => p.Centimes), Is.EqualTo(new long[] { 3_333, 3_333, 3_334 }));

    [Test]
    public void RepartirSansPoidsEstUneErreurDeProgramme() => Assert.Multiple(() =>
    {
        Assert.Throws<ArgumentException>(() => Montant.Zero.Repartir([]));
        Assert.Throws<ArgumentException>(() => Montant.Zero.Repartir([0, 0]));
        Assert.Throws<ArgumentException>(() => Montant.Zero.Repartir([2, -1]));
    });

    [Test]
    public void Arithmetique() => Assert.Multiple(() =>
    {
        var (un, deux) = (Montant.DeEuros(1), Montant.DeEuros(2));
        Assert.That(un + deux, Is.EqualTo(new Montant(300)));
        Assert.That(un - deux, Is.EqualTo(new Montant(-100)));
        Assert.That((un - deux).ValeurAbsolue, Is.EqualTo(un));
        Assert.That(un < deux && deux > un && un <= deux && deux >= un, Is.True);
        Assert.That(un < new Montant(100) || un > new Montant(100), Is.False);
        Assert.That(un <= new Montant(100) && un >= new Montant(100), Is.True);
        Assert.That(un.CompareTo(deux), Is.Negative);
        Assert.That(Montant.Zero.EstNul && un.EstPositif && !un.EstNegatif && (un - deux).EstNegatif && !Montant.Zero.EstPositif && !Montant.Zero.EstNegatif, Is.True);
        Assert.Throws<OverflowException>(() => _ = new Montant(long.MaxValue) + un);
        Assert.Throws<OverflowException>(() => _ = new Montant(long.MinValue) - un);
        Assert.Throws<OverflowException>(() => Montant.DeEuros(long.MaxValue));
    });

    [Test]
    public void UnTauxSArronditAuPlusPres() => Assert.Multiple(() =>
    {
        Assert.That(Taux.De(Montant.DeEuros(1), Montant.DeEuros(3))?.ToString(), Is.EqualTo("33,33\u202F%"));
        Assert.That(Taux.De(Montant.DeEuros(2), Montant.DeEuros(3))?.PointsDeBase, Is.EqualTo(6_667));
        Assert.That(Taux.De(Montant.DeEuros(3), Montant.DeEuros(3)), Is.EqualTo(Taux.DePourcentage(100)));
        Assert.That(Taux.De(Montant.DeEuros(3), Montant.Zero), Is.Null);
        Assert.That(Taux.De(Montant.DeEuros(-3), Montant.DeEuros(3)), Is.Null);
        Assert.That(Taux.DePourcentage(60).Sur(new Montant(101)), Is.EqualTo(new Montant(61)));
        Assert.That(Taux.DePourcentage(50).Sur(new Montant(100)), Is.EqualTo(new Montant(50)));
    });

    [Test]
    public void UnResultatPorteUneValeurOuUnRefus()
    {
        Resultat<int> refuse = new Refus("non", "Non.");
        Resultat ok = Resultat.Premier([]);
        Assert.That(ok, Is.EqualTo(Resultat.Ok));
        Assert.That(ok.EstRefuse, Is.False);
        Assert.That(Resultat.Premier([new("a", "A"), new("b", "B")]).Refus?.Code, Is.EqualTo("a"));
        Assert.That(((Resultat<int>)4).Valeur, Is.EqualTo(4));
        Assert.That(refuse.EstRefuse, Is.True);
        Assert.Throws<InvalidOperationException>(() => _ = refuse.Valeur);
    }
}

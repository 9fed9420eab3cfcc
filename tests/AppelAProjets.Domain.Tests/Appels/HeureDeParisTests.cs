using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Tests.Appels;

/// <summary>Paris time on ordinary days and on both clock changes.</summary>
public sealed class HeureDeParisTests
{
    private static DateTimeOffset Utc(string texte) => DateTimeOffset.Parse(texte, System.Globalization.CultureInfo.InvariantCulture);

    [TestCase("2026-03-03", "2026-03-03T22:59:59Z")]
    [TestCase("2026-10-25", "2026-10-25T22:59:59Z")]
    [TestCase("2027-03-28", "2027-03-28T21:59:59Z")]
    public void LaClotureEstAccepteeASaSecondeEtRefuseeApres(string jour, string attendue)
    {
        var cloture = DateOnly.Parse(jour, System.Globalization.CultureInfo.InvariantCulture);
        var periode = PeriodeDeDepot.Lire(cloture.AddDays(-30), new TimeOnly(9, 0), cloture, new TimeOnly(23, 59)).Valeur;
        Assert.That(periode.Cloture, Is.EqualTo(Utc(attendue)));
        Assert.That(periode.EstOuverte(periode.Cloture), Is.True);
        Assert.That(periode.EstOuverte(periode.Cloture.AddMilliseconds(999)), Is.True);
        Assert.That(periode.EstOuverte(periode.Cloture.AddSeconds(1)), Is.False);
        Assert.That(periode.EstOuverte(periode.Ouverture), Is.True);
        Assert.That(periode.EstOuverte(periode.Ouverture.AddTicks(-1)), Is.False);
    }

    [TestCase(-5)]
    [TestCase(0)]
    [TestCase(4)]
    public void LeDecalageDuServeurNeChangeRien(int heures)
    {
        var instant = Utc("2026-03-03T22:59:59Z").ToOffset(TimeSpan.FromHours(heures));
        Assert.That(HeureDeParis.Ecrire(instant), Is.EqualTo("3\u00A0mars 2026 à 23\u00A0h\u00A059, heure de Paris"));
    }

    [Test]
    public void UneHeureQuiNExistePasEstRefusee()
    {
        var refus = HeureDeParis.Convertir(new DateOnly(2027, 3, 28), new TimeOnly(2, 30)).Refus;
        Assert.That(refus?.Code, Is.EqualTo("heure.inexistante"));
        Assert.That(refus?.Message, Does.Contain("28\u00A0mars 2027, 2\u00A0h\u00A030"));
    }

    [Test]
    public void UneHeureQuiALieuDeuxFoisSePrecise()
    {
        var (jour, heure) = (new DateOnly(2026, 10, 25), new TimeOnly(2, 30));
        Assert.That(HeureDeParis.Convertir(jour, heure).Refus?.Code, Is.EqualTo("heure.ambigue"));
        Assert.That(HeureDeParis.Convertir(jour, heure, HeureAmbigue.HeureDEte).Valeur, Is.EqualTo(Utc("2026-10-25T00:30:00Z")));
        Assert.That(HeureDeParis.Convertir(jour, heure, HeureAmbigue.HeureDHiver).Valeur, Is.EqualTo(Utc("2026-10-25T01:30:00Z")));
    }

    [Test]
    public void LInstantEstEnUtc() =>
        Assert.That(HeureDeParis.Convertir(new DateOnly(2026, 7, 14), new TimeOnly(12, 0)).Valeur.Offset, Is.EqualTo(TimeSpan.Zero));

    [Test]
    public void LePremierDuMoisSEcrit1er() => Assert.That(HeureDeParis.EcrireJour(new DateOnly(2026, 8, 1)), Is.EqualTo("1er\u00A0août 2026"));

    [Test]
    public void UnDepotTardifMontreLesDeuxHeures()
    {
        var periode = new PeriodeDeDepot(Utc("2026-01-05T08:00:00Z"), Utc("2026-03-03T22:59:59Z"));
        var message = periode.Refuser(Utc("2026-03-03T23:00:00Z"))?.Message;
        Assert.That(message, Does.Contain("3\u00A0mars 2026 à 23\u00A0h\u00A059, heure de Paris").And.Contain("4\u00A0mars 2026 à 0\u00A0h\u00A000, heure de Paris"));
        Assert.That(periode.Refuser(Utc("2026-01-05T07:59:59Z"))?.Code, Is.EqualTo("depot.premature"));
        Assert.That(periode.Refuser(Utc("2026-03-03T22:59:59Z")), Is.Null);
    }

    [Test]
    public void UneProlongationNeRaccourcitJamais()
    {
        var periode = new PeriodeDeDepot(Utc("2026-01-05T08:00:00Z"), Utc("2026-03-03T22:59:59Z"));
        Assert.That(periode.Prolongee(null), Is.EqualTo(periode));
        Assert.That(periode.Prolongee(periode.Cloture.AddDays(-1)), Is.EqualTo(periode));
        Assert.That(periode.Prolongee(periode.Cloture.AddDays(1)).Cloture, Is.EqualTo(periode.Cloture.AddDays(1)));
    }

    [Test]
    public void UnePeriodeIllisibleNommeSonChamp() => Assert.Multiple(() =>
    {
        var (printemps, ordinaire, nuit, midi) = (new DateOnly(2027, 3, 28), new DateOnly(2027, 3, 1), new TimeOnly(2, 30), new TimeOnly(12, 0));
        Assert.That(PeriodeDeDepot.Lire(printemps, nuit, printemps, midi).Refus?.Champ, Is.EqualTo("Ouverture"));
        Assert.That(PeriodeDeDepot.Lire(ordinaire, midi, printemps, nuit).Refus?.Champ, Is.EqualTo("Cloture"));
        Assert.That(PeriodeDeDepot.Lire(printemps, midi, ordinaire, midi).Refus?.Code, Is.EqualTo("periode.inversee"));
    });
}

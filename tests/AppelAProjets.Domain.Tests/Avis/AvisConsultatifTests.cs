using AppelAProjets.Domain.Avis;

namespace AppelAProjets.Domain.Tests.Avis;

public sealed class AvisConsultatifTests
{
    [TestCase(SensDAvis.Favorable, "", null)]
    [TestCase(SensDAvis.SansAvis, "  ", null)]
    [TestCase(SensDAvis.Favorable, "Oui.", null)]
    [TestCase(SensDAvis.FavorableSousReserve, " \n ", "avis.reserve")]
    [TestCase(SensDAvis.FavorableSousReserve, "Si le local ouvre.", null)]
    [TestCase(SensDAvis.Defavorable, "", "avis.motif")]
    [TestCase(SensDAvis.Defavorable, "Hors du quartier.", null)]
    [TestCase(null, "Oui.", "avis.sens")]
    public void A_reserve_and_a_refusal_say_why(SensDAvis? sens, string commentaire, string? refus) =>
        Assert.That(AvisConsultatif.Lire(sens, commentaire).Refus?.Code, Is.EqualTo(refus));

    [Test]
    public void What_is_written_is_kept_without_its_ends_and_bounded()
    {
        Assert.That(AvisConsultatif.Lire(SensDAvis.Favorable, "  Un\r\ndeux ").Valeur.Commentaire, Is.EqualTo("Un\ndeux"));
        Assert.That(AvisConsultatif.Lire(SensDAvis.Favorable, " ").Valeur.Commentaire, Is.Null);
        Assert.That(AvisConsultatif.Lire(SensDAvis.Favorable, new string('a', AvisConsultatif.LongueurMaximale + 1)).Refus?.Code, Is.EqualTo("avis.long"));
    }

    // 23:30 UTC on 10 June is already the 11th in Paris.
    [TestCase("2028-06-11", "avis.terme")]
    [TestCase("2028-06-10", "avis.terme")]
    [TestCase("2028-06-12", null)]
    [TestCase("2028-12-08", null)]
    [TestCase("2028-12-09", "avis.terme-lointain")]
    [TestCase(null, "avis.terme-absent")]
    public void The_term_is_after_today_in_Paris_and_not_too_far(string? terme, string? refus)
    {
        var le = new DateTimeOffset(2028, 6, 10, 23, 30, 0, TimeSpan.Zero);
        Assert.That(AvisConsultatif.Demander("Pourquoi ?", terme is null ? null : DateOnly.Parse(terme, System.Globalization.CultureInfo.InvariantCulture), le).Refus?.Code, Is.EqualTo(refus));
    }

    [Test]
    public void Both_reasons_are_told_at_once() =>
        Assert.That(AvisConsultatif.Demander(" ", null, DateTimeOffset.UnixEpoch).TousLesRefus.Select(r => r.Code), Is.EqualTo(new[] { "avis.question", "avis.terme-absent" }));

    [Test]
    public void The_last_day_ends_at_midnight_in_Paris()
    {
        var terme = new DateOnly(2028, 6, 20);
        Assert.That(AvisConsultatif.EstPasse(terme, new DateTimeOffset(2028, 6, 20, 21, 59, 59, TimeSpan.Zero)), Is.False);
        Assert.That(AvisConsultatif.EstPasse(terme, new DateTimeOffset(2028, 6, 20, 22, 0, 0, TimeSpan.Zero)), Is.True);
    }
}

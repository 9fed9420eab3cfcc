namespace AppelAProjets.Domain.Tests.Partage;

public sealed class ResultatTests
{
    [Test]
    public void An_outcome_is_done_refused_a_conflict_or_absent()
    {
        Assert.That(Resultat.Ok.Issue, Is.EqualTo(Issue.Fait));
        Assert.That(((Resultat<int>)3).Issue, Is.EqualTo(Issue.Fait));
        Assert.That(((Resultat)new Refus("motif.absent", "Indiquez le motif.")).Issue, Is.EqualTo(Issue.Refuse));
        Assert.That(((Resultat<int>)Refus.ConflitSur("comparez")).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That(((Resultat<int>)Refus.Absent).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public void Every_reason_is_kept_from_one_outcome_to_the_next()
    {
        Resultat<int> lu = new[] { new Refus("a", "A."), new Refus("b", "B.") };
        Resultat<string> suite = lu.TousLesRefus;
        Assert.That(suite.TousLesRefus.Select(r => r.Code), Is.EqualTo(new[] { "a", "b" }));
        Assert.That((suite.Refus!.Code, $"{suite}"), Is.EqualTo(("a", "Refuse: a, b")));
        Assert.That((Resultat)Array.Empty<Refus>(), Is.EqualTo(Resultat.Ok));
    }

    [Test]
    public void No_reason_is_no_outcome_where_a_value_is_due() => Assert.That(() => (Resultat<int>)Array.Empty<Refus>(), Throws.ArgumentException);

    [Test]
    public void A_conflict_is_said_in_one_wording() =>
        Assert.That(Refus.ConflitSur("relisez-le, puis recommencez").Message, Does.StartWith(Refus.Conflit.Message[..40]).And.EndWith("relisez-le, puis recommencez."));
}

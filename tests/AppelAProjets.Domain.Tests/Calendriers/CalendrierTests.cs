using AppelAProjets.Domain.Calendriers;

namespace AppelAProjets.Domain.Tests.Calendriers;

public sealed class CalendrierTests
{
    private static readonly DateTimeOffset Cloture = new(2027, 11, 15, 22, 59, 59, TimeSpan.Zero);

    private static readonly DatesDeLaSuite Suite = new()
    {
        ComplementsAvantLe = new(2027, 12, 10), CoinstructionLe = new(2028, 1, 12), ComitePrevuLe = new(2028, 2, 3), CopilLe = new(2028, 2, 20), ReponseAvantLe = new(2028, 3, 1), BilanAvantLe = new(2029, 6, 30),
    };

    [Test]
    public void Each_date_follows_the_one_before()
    {
        Assert.That(Calendrier.VerifierLaSuite(Cloture, Suite), Is.Empty);
        Assert.That(Calendrier.VerifierLaSuite(Cloture, new()), Is.Empty, "nothing is announced yet");
        var champs = new[]
        {
            Suite with { ComplementsAvantLe = new(2027, 11, 15) }, Suite with { CoinstructionLe = new(2028, 2, 4) }, Suite with { ComitePrevuLe = new(2027, 11, 15), CoinstructionLe = null },
            Suite with { CopilLe = new(2028, 2, 2) }, Suite with { ReponseAvantLe = new(2028, 2, 19) }, Suite with { BilanAvantLe = new(2028, 2, 29) },
        }.Select(s => Calendrier.VerifierLaSuite(Cloture, s).Single().Champ);
        Assert.That(champs, Is.EqualTo(new[] { "ComplementsAvantLe", "CoinstructionLe", "ComitePrevuLe", "CopilLe", "ReponseAvantLe", "BilanAvantLe" }));
    }

    [Test]
    public void The_milestones_are_read_in_the_order_of_their_days_and_the_meeting_of_the_services_is_not_public()
    {
        var calendrier = new Calendrier
        {
            OuvertureLe = Cloture.AddDays(-45), ClotureLe = Cloture, Suite = Suite, ReponseDuPorteurAvantLe = new(2028, 4, 1), Reunions = [new(Cloture.AddDays(-30), "Maison de quartier")],
        };
        Assert.That(calendrier.Dates.Select(d => d.Jalon), Is.EqualTo(new[]
        {
            Jalon.Ouverture, Jalon.Reunion, Jalon.Cloture, Jalon.FinDesComplements, Jalon.Coinstruction, Jalon.Comite, Jalon.Copil, Jalon.Courriers, Jalon.ReponseDuPorteur, Jalon.Bilan,
        }));
        Assert.That(calendrier.DatesPubliques.Select(d => d.Jalon), Does.Not.Contain(Jalon.Coinstruction).And.Exactly(9).Items);
        Assert.That(calendrier.Dates[2].Quand, Does.Match(@"15\snovembre\s2027\sà\s23\sh\s59, heure de Paris"));
    }

    [TestCase("2028-01-15", true)]
    [TestCase("2028-03-15", false)]
    public void Silence_is_explained_with_the_committee_and_the_answer(string rejet, bool avantLaReponse)
    {
        var phrases = Calendrier.ExpliquerLaSuite(Suite, DateOnly.Parse(rejet, null));
        Assert.That(phrases[0], Does.Match(@"3\sfévrier\s2028.*1er\smars\s2028"), "the committee and the answer come first");
        Assert.That(phrases[1], Does.Contain("rejet implicite"));
        Assert.That(phrases[1].Contains("L’examen continue", StringComparison.Ordinal), Is.EqualTo(avantLaReponse));
    }

    [Test]
    public void A_change_says_what_it_was()
    {
        var changements = Calendrier.Changements(Suite, Suite with { ComitePrevuLe = new(2028, 2, 10) });
        Assert.That(changements.Single().Phrase, Does.Match(@"10\sfévrier\s2028 \(auparavant\s: 3\sfévrier\s2028\)"));
    }
}

using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Domain.Tests.Messages;

public sealed class CourrielsTests
{
    private static readonly DateTimeOffset Midi = new(2027, 11, 15, 11, 0, 0, TimeSpan.Zero);

    [Test]
    public void What_protects_an_account_has_a_term_or_an_effect_in_law_cannot_be_put_off_nor_refused()
    {
        GenreDeCourriel[] toujours =
        [
            GenreDeCourriel.Securite, GenreDeCourriel.Acces, GenreDeCourriel.Recepisse, GenreDeCourriel.Demande, GenreDeCourriel.AvisDemande, GenreDeCourriel.Seance, GenreDeCourriel.Dossier,
            GenreDeCourriel.Courrier, GenreDeCourriel.Alerte, GenreDeCourriel.Resume,
        ];
        Assert.That(Enum.GetValues<GenreDeCourriel>().Except(GenresDeCourriel.AuChoix), Is.EquivalentTo(toujours));
        Assert.That(toujours.Select(g => GenresDeCourriel.Rythme(g, RythmeDeCourriel.Jamais, aUnCompte: true)), Is.All.EqualTo(RythmeDeCourriel.ToutDeSuite));
    }

    [TestCase(GenreDeCourriel.Message, null, true, RythmeDeCourriel.ToutDeSuite)]
    [TestCase(GenreDeCourriel.Message, RythmeDeCourriel.Jamais, true, RythmeDeCourriel.Jamais)]
    [TestCase(GenreDeCourriel.Message, RythmeDeCourriel.Resume, false, RythmeDeCourriel.ToutDeSuite)]
    [TestCase(GenreDeCourriel.Appel, RythmeDeCourriel.Resume, true, RythmeDeCourriel.Resume)]
    [TestCase(GenreDeCourriel.Appel, RythmeDeCourriel.Jamais, true, RythmeDeCourriel.ToutDeSuite)]
    public void A_choice_holds_while_it_is_allowed(GenreDeCourriel genre, RythmeDeCourriel? choisi, bool aUnCompte, RythmeDeCourriel attendu) =>
        Assert.That(GenresDeCourriel.Rythme(genre, choisi, aUnCompte), Is.EqualTo(attendu));

    [TestCase("2027-11-15T06:29:59Z", "2027-11-15T06:30:00Z")]
    [TestCase("2027-11-15T06:30:00Z", "2027-11-16T06:30:00Z")]
    [TestCase("2027-03-27T12:00:00Z", "2027-03-28T05:30:00Z", Description = "the night when clocks go forward")]
    [TestCase("2027-10-30T12:00:00Z", "2027-10-31T06:30:00Z", Description = "the night when they go back")]
    public void The_digest_leaves_at_half_past_seven_in_Paris(string maintenant, string attendu) =>
        Assert.That(RegroupementDeCourriels.ProchainResume(Lire(maintenant)), Is.EqualTo(Lire(attendu)));

    [Test]
    public void A_digest_is_told_by_dossier()
    {
        var (objet, corps) = RegroupementDeCourriels.Resumer(
        [
            new("2028-0002, « Danse »", "2028-0002 : nouveau message", "Bonjour.", "https://a.example/2", Midi),
            new(null, "L’appel a changé", "Bonjour.", null, Midi),
            new("2028-0001, « Jardin »", "2028-0001 : rendez-vous fixé", "Bonjour.", "https://a.example/1", Midi),
            new("2028-0002, « Danse »", "2028-0002 : rappel", "Bonjour.", "https://a.example/3", Midi.AddHours(-1)),
        ]);
        Assert.That(objet, Is.EqualTo("Votre résumé : 4 nouvelles"));
        Assert.That(corps, Is.EqualTo("""
            Bonjour,

            Voici ce que vous avez choisi de lire en une fois : 4 nouvelles.

            2028-0001, « Jardin »
            ---
            • 2028-0001 : rendez-vous fixé : https://a.example/1

            2028-0002, « Danse »
            ---
            • 2028-0002 : rappel : https://a.example/3
            • 2028-0002 : nouveau message : https://a.example/2

            Autres nouvelles
            ---
            • L’appel a changé

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Decisions_of_one_gesture_are_read_whole_in_one_message()
    {
        var (objet, corps) = RegroupementDeCourriels.Joindre(
        [
            new("A", "2028-0001 : dossier recevable", "Bonjour,\n\nCe dossier est recevable.\n", null, Midi), new("B", "2028-0002 : dossier recevable", "Bonjour,\n\nCelui-ci aussi.\n", null, Midi),
        ]);
        Assert.That(objet, Is.EqualTo("2 dossiers : dossier recevable"));
        Assert.That(corps, Does.Contain("2028-0001 : dossier recevable\n---\nCe dossier est recevable.\n").And.Contain("Celui-ci aussi.").And.Not.Match("(?s)Bonjour.*Bonjour"));
    }

    private static DateTimeOffset Lire(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}

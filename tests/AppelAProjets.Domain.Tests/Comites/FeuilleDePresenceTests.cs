using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Domain.Tests.Comites;

public sealed class FeuilleDePresenceTests
{
    private static readonly Guid Nina = new(1, 0, 0, new byte[8]), Paul = new(2, 0, 0, new byte[8]), Ines = new(3, 0, 0, new byte[8]);
    private static readonly Siege[] Sieges =
    [
        new(new(11, 0, 0, new byte[8]), "CAF", Voix.Deliberative, null, Nina, Paul), new(new(12, 0, 0, new byte[8]), "Ville", Voix.Deliberative, null, Ines), new(new(13, 0, 0, new byte[8]), "Habitants", Voix.Consultative, null, Paul),
    ];

    [Test]
    public void Whoever_holds_a_seat_answers_and_only_a_titulaire_with_a_suppléant_is_replaced()
    {
        Assert.That(FeuilleDePresence.Refuser(AnnonceDePresence.Remplace, Nina, Sieges), Is.Null);
        Assert.That(FeuilleDePresence.Refuser(AnnonceDePresence.Remplace, Ines, Sieges)!.Code, Is.EqualTo("annonce.suppleant"));
        Assert.That(FeuilleDePresence.Refuser(AnnonceDePresence.Remplace, Paul, Sieges)!.Code, Is.EqualTo("annonce.suppleant"));
        Assert.That(FeuilleDePresence.Refuser(AnnonceDePresence.Absent, Paul, Sieges), Is.Null);
        Assert.That(FeuilleDePresence.Refuser(AnnonceDePresence.Present, Guid.Empty, [])!.Code, Is.EqualTo("annonce.siege"));
    }

    [Test]
    public void A_deliberative_seat_is_expected_once_when_one_of_its_two_comes_in_the_room_or_at_a_distance()
    {
        Assert.That(Attendus((Nina, AnnonceDePresence.Present), (Paul, AnnonceDePresence.Present)), Is.EqualTo(1));
        Assert.That(Attendus((Nina, AnnonceDePresence.Remplace)), Is.Zero, "until the suppléant says so");
        Assert.That(Attendus((Nina, AnnonceDePresence.Remplace), (Paul, AnnonceDePresence.ADistance), (Ines, AnnonceDePresence.Present)), Is.EqualTo(2));
        Assert.That(Attendus((Nina, AnnonceDePresence.Absent)), Is.Zero);
    }

    [TestCase(EtatSeance.Convoquee, -1, "presence.jour")]
    [TestCase(EtatSeance.Convoquee, 0, null)]
    [TestCase(EtatSeance.Convoquee, 1, null)]
    [TestCase(EtatSeance.Ouverte, -30, null)]
    [TestCase(EtatSeance.Preparee, 0, "presence.seance")]
    [TestCase(EtatSeance.Close, 0, "presence.seance")]
    public void Presence_is_noted_from_the_day_or_once_the_session_is_open(EtatSeance etat, int ecart, string? code)
    {
        var jour = new DateOnly(2028, 3, 15);
        Assert.That(FeuilleDePresence.RefuserLaPresence(etat, jour, jour.AddDays(ecart))?.Code, Is.EqualTo(code));
    }

    private static int Attendus(params (Guid Compte, AnnonceDePresence Annonce)[] annonces) =>
        FeuilleDePresence.Attendus(Sieges, compte => annonces.Where(a => a.Compte == compte).Select(a => (AnnonceDePresence?)a.Annonce).FirstOrDefault());
}

namespace AppelAProjets.Application.Tests.Journal;

public sealed class JournalEnClairTests
{
    [TestCase("Publie -> DepotOuvert", "->")]
    [TestCase("2026-11-29 08:00:00Z – 2027-03-31 10:00:59Z", "2026-11-29 08:")]
    [TestCase("019815ae-4800-71f6-bdec-b8a0961bff6d Specifique: 5 000,00 €", "019815ae-4800-")]
    [TestCase("Ville, DroitCommun sans plafond", "DroitCommun")]
    [TestCase("Projet,Partenaires,Budget", ",P")]
    [TestCase("Instructeur, territoire , du 3 mars", " , ")]
    [TestCase("CDV27-0001 ", "a part left empty")]
    [TestCase("En préparation → Publié", null)]
    [TestCase("Ville, Droit commun : 5 000,50 €", null)]
    public void What_people_would_not_read_is_seen(string details, string? faute) => Assert.That(JournalEnClair.Faute(details), Is.EqualTo(faute));

    [TestCase("Étiquette 0197ffff-0000-7000-8000-00000000dead", null)]
    [TestCase("0197ffff-0000-7000-8000-00000000dead", null)]
    [TestCase("0197ffff-0000-7000-8000-00000000beef", "0197ffff-0000-")]
    [TestCase("0197ffff-0000-7000-8000-00000000dead -> Publié", "->")]
    public void What_a_person_typed_is_theirs(string details, string? faute) => Assert.That(JournalEnClair.Faute(details, ["0197ffff-0000-7000-8000-00000000dead"]), Is.EqualTo(faute));
}

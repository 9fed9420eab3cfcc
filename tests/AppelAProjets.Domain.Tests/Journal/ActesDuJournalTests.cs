using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Domain.Tests.Journal;

public sealed class ActesDuJournalTests
{
    [TestCase(ActeDuJournal.Deposer, "deposer")]
    [TestCase(ActeDuJournal.InstruireEnLEtat, "instruire-en-l-etat")]
    [TestCase(ActeDuJournal.DemanderBonsASigner, "demander-bons-a-signer")]
    public void An_act_is_stored_under_a_text_that_gives_it_back(ActeDuJournal acte, string code)
    {
        Assert.That(acte.Code(), Is.EqualTo(code));
        Assert.That(ActesDuJournal.Lire(code), Is.EqualTo(acte));
    }

    [Test]
    public void Every_act_is_told_in_words() =>
        Assert.That(
            Enum.GetValues<ActeDuJournal>().Select(a => (a, Dit: ActesDuJournal.Libelle(a, ObjetDuJournal.Ligne))).Where(a => !char.IsUpper(a.Dit[0]) || a.Dit.Contains('-', StringComparison.Ordinal) && !a.Dit.Contains("rendez-vous", StringComparison.Ordinal)),
            Is.Empty);

    [Test]
    public void The_same_act_is_told_after_its_object()
    {
        Assert.That(ActesDuJournal.Libelle("inscrire", "Dossier"), Is.EqualTo("Inscrit à l’ordre du jour"));
        Assert.That(ActesDuJournal.Libelle("inscrire", "Compte"), Is.EqualTo("Compte créé"));
        Assert.That(ActesDuJournal.Libelle("d’autrefois", "Dossier"), Is.EqualTo("d’autrefois"));
    }
}

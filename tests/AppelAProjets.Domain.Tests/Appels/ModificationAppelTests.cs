using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Tests.Appels;

public sealed class ModificationAppelTests
{
    private static readonly DateTimeOffset Ouverture = new(2027, 10, 1, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Cloture = new(2027, 11, 15, 22, 59, 59, TimeSpan.Zero);
    private static readonly PeriodeDeDepot Periode = new(Ouverture, Cloture);

    [Test]
    public void Sections_open_to_change_in_each_state()
    {
        SectionAppel[] toujours = [SectionAppel.Textes, SectionAppel.Service, SectionAppel.Contacts, SectionAppel.Enveloppes, SectionAppel.Instruction];
        Assert.Multiple(() =>
        {
            Assert.That(Ouvertes(EtatAppel.Preparation), Is.EquivalentTo(Enum.GetValues<SectionAppel>()));
            Assert.That(Ouvertes(EtatAppel.Publie), Is.EquivalentTo(toujours.Append(SectionAppel.Questions).Append(SectionAppel.Modele)));
            Assert.That(Ouvertes(EtatAppel.DepotOuvert), Is.EquivalentTo(toujours.Append(SectionAppel.Questions).Append(SectionAppel.Modele)));
            Assert.That(Ouvertes(EtatAppel.Comite), Is.EquivalentTo(toujours.Append(SectionAppel.Modele)));
            Assert.That(Ouvertes(EtatAppel.AvisPublies), Is.EquivalentTo(toujours));
            Assert.That(Ouvertes(EtatAppel.Clos), Is.Empty);
        });
    }

    [TestCase(EtatAppel.Preparation, 1, 0, "motif", "prolongation.etat")]
    [TestCase(EtatAppel.DepotClos, 1, 0, "motif", "prolongation.etat")]
    [TestCase(EtatAppel.DepotOuvert, 1, 50, "motif", "prolongation.etat")]
    [TestCase(EtatAppel.DepotOuvert, 0, 0, "motif", "prolongation.date")]
    [TestCase(EtatAppel.Publie, -1, 0, "motif", "prolongation.date")]
    [TestCase(EtatAppel.Publie, 1, 0, " ", "motif.absent")]
    [TestCase(EtatAppel.Publie, 1, 0, "motif", null)]
    [TestCase(EtatAppel.DepotOuvert, 1, 45, "motif", null)]
    public void The_closing_is_put_off_while_deposits_are_not_closed(EtatAppel etat, int joursDePlus, int joursApresOuverture, string motif, string? refus) =>
        Assert.That(ModificationAppel.Prolonger(etat, Periode, Cloture.AddDays(joursDePlus), motif, Ouverture.AddDays(joursApresOuverture)).Refus?.Code, Is.EqualTo(refus));

    [TestCase(EtatAppel.Publie, 0, -1, true)]
    [TestCase(EtatAppel.Publie, 0, 0, false)]
    [TestCase(EtatAppel.Publie, 1, -1, false)]
    [TestCase(EtatAppel.DepotOuvert, 0, -1, false)]
    public void A_published_call_is_corrected_until_it_opens_or_somebody_begins(EtatAppel etat, int dossiers, int secondesApresOuverture, bool attendu)
    {
        Assert.That(ModificationAppel.EstCorrigible(etat, Periode, dossiers, Ouverture.AddSeconds(secondesApresOuverture)), Is.EqualTo(attendu));
        Assert.That(ModificationAppel.Permettre(EtatAppel.Publie, SectionAppel.Grille, attendu).EstRefuse, Is.Not.EqualTo(attendu));
        Assert.That(ModificationAppel.Permettre(EtatAppel.DepotOuvert, SectionAppel.Grille, corrigible: true).EstRefuse);
    }

    [TestCase(SectionAppel.Themes, EtatAppel.Publie, EtatAppel.DepotOuvert)]
    [TestCase(SectionAppel.Financeurs, EtatAppel.Publie, EtatAppel.DepotOuvert, EtatAppel.DepotClos)]
    [TestCase(SectionAppel.Calendrier, EtatAppel.Publie, EtatAppel.DepotOuvert, EtatAppel.DepotClos, EtatAppel.Comite, EtatAppel.AvisPublies)]
    [TestCase(SectionAppel.Grille)]
    public void What_is_added_to_a_published_call_in_each_state(SectionAppel section, params EtatAppel[] etats)
    {
        Assert.That(Enum.GetValues<EtatAppel>().Where(e => !ModificationAppel.Completer(e, section, "motif").EstRefuse), Is.EqualTo(etats));
        Assert.That(etats.Select(e => ModificationAppel.Completer(e, section, " ").Refus!.Champ), Is.All.EqualTo("Motif"));
    }

    private static IEnumerable<SectionAppel> Ouvertes(EtatAppel etat) =>
        Enum.GetValues<SectionAppel>().Where(s => !ModificationAppel.Permettre(etat, s).EstRefuse).OrderBy(s => s == SectionAppel.Modele);
}

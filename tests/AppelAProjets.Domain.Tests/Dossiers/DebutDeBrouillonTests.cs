using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Tests.Dossiers;

public sealed class DebutDeBrouillonTests
{
    private static readonly PeriodeDeDepot Periode = new(new(2027, 10, 1, 6, 0, 0, TimeSpan.Zero), new(2027, 11, 15, 22, 59, 59, TimeSpan.Zero));

    // Hours after the closing; then the later closing of the organisation, likewise.
    [TestCase(EtatAppel.Preparation, -2_000, null, false)]
    [TestCase(EtatAppel.Publie, -2_000, null, true)]
    [TestCase(EtatAppel.DepotOuvert, -1, null, true)]
    [TestCase(EtatAppel.DepotOuvert, 0, null, true)]
    [TestCase(EtatAppel.DepotOuvert, 1, null, false)]
    [TestCase(EtatAppel.DepotOuvert, 1, 2, true)]
    [TestCase(EtatAppel.DepotClos, 1, null, false)]
    [TestCase(EtatAppel.DepotClos, -1, null, false)]
    [TestCase(EtatAppel.DepotClos, 2, 2, true)]
    [TestCase(EtatAppel.DepotClos, 3, 2, false)]
    [TestCase(EtatAppel.Comite, 1, 2, false)]
    [TestCase(EtatAppel.Clos, 1, 2, false)]
    public void A_draft_is_begun_until_the_closing_of_its_organisation(EtatAppel etat, int apres, int? prolongation, bool possible)
    {
        var refus = DebutDeBrouillon.Refuser(etat, Periode, prolongation is { } heures ? Periode.Cloture.AddHours(heures) : null, Periode.Cloture.AddHours(apres));
        Assert.That(refus?.Code, Is.EqualTo(possible ? null : "appel.ferme"));
    }

    [Test]
    public void Nor_without_dates() => Assert.That(DebutDeBrouillon.Refuser(EtatAppel.DepotOuvert, null, null, Periode.Ouverture)?.Code, Is.EqualTo("appel.ferme"));
}

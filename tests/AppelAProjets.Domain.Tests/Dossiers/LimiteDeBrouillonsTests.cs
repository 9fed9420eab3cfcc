using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Tests.Dossiers;

public sealed class LimiteDeBrouillonsTests
{
    [TestCase(0, 0, null)]
    [TestCase(19, 39, null)]
    [TestCase(20, 0, "brouillons.organisation")]
    [TestCase(0, 40, "brouillons.personne")]
    public void Drafts_are_bounded(int organisation, int personne, string? code) => Assert.That(LimiteDeBrouillons.Refuser(organisation, personne)?.Code, Is.EqualTo(code));

    [Test]
    public void What_a_form_makes_is_chosen_by_nobody()
    {
        var (cle, qui) = (Guid.Parse("0197a000-0000-7000-8000-000000000001"), Guid.Parse("0197a000-0000-7000-8000-000000000002"));
        var id = CleDeSaisie.Identifiant(cle, qui);
        Assert.Multiple(() =>
        {
            Assert.That(id, Is.EqualTo(CleDeSaisie.Identifiant(cle, qui)).And.Not.EqualTo(cle).And.Not.EqualTo(CleDeSaisie.Identifiant(qui, cle)));
            Assert.That(id.Version, Is.EqualTo(8));
            Assert.That(CleDeSaisie.Refuser(Guid.Empty)?.Code, Is.EqualTo("saisie.cle"));
            Assert.That(CleDeSaisie.Refuser(cle), Is.Null);
        });
    }
}

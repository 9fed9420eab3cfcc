using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Domain.Tests.Courriers;

public sealed class ReferenceDeCourrierTests
{
    [TestCase("ETE26-0001-C1", null)]
    [TestCase(" ete26-0001-c1 ", null)]
    [TestCase("Courrier n° : ETE26-0001-C1", null)]
    [TestCase("Courrier n°\u00a0ETE26-0001-C1.", null)]
    [TestCase("« ETE26–0001–C1 »", null)]
    [TestCase("ETE26 0001 C1", null)]
    [TestCase("https://appels.exemple.fr/verifier/ETE26-0001-C1/A38FBF05E13B", "A38FBF05E13B")]
    [TestCase("appels.exemple.fr/verifier/ETE26-0001-C1", null)]
    public void A_number_is_read_as_it_is_copied(string saisie, string? code) => Assert.That(ReferenceDeCourrier.Lire(saisie), Is.EqualTo(("ETE26-0001-C1", code)));

    [TestCase("POLITIQUE-DE-LA-VILLE-2027-0042-C12", ExpectedResult = "POLITIQUE-DE-LA-VILLE-2027-0042-C12")]
    [TestCase("2028-0042-C1", ExpectedResult = "2028-0042-C1")]
    [TestCase("CDV27-0008", ExpectedResult = "CDV27-0008")]
    [TestCase("", ExpectedResult = "")]
    public string Another_form_stays_itself(string saisie) => ReferenceDeCourrier.Lire(saisie).Numero;

    [Test]
    public void What_is_no_number_is_not_shown_whole() => Assert.That(ReferenceDeCourrier.Lire(new string('X', 100_000)).Numero, Has.Length.LessThan(50));

    [TestCase("a38f-bf05-e13b", ExpectedResult = "A38FBF05E13B")]
    [TestCase("Code : A38F BF05 E13B", ExpectedResult = "A38FBF05E13B")]
    [TestCase("  ", ExpectedResult = null)]
    public string? A_code_is_read_as_it_is_copied(string saisie) => ReferenceDeCourrier.LireCode(saisie);
}

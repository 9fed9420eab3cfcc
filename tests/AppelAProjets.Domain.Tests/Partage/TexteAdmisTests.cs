using System.Text;
using System.Xml;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Which characters a text that comes in may hold.</summary>
public sealed class TexteAdmisTests
{
    [TestCase("Éveil & Cœur, l’été à 12 h 30\u202F: 1\u00A0234,56\u202F€\r\n\tIbn Sīnā, Nguyễn, 北京", null)]
    [TestCase("a\uFFFEb\uFFFFc\uFDD0d\uFDEFe", "abcde")]
    [TestCase("\U0001FFFEa\U0010FFFFb\U0001F600", "ab\U0001F600")]
    [TestCase("a\0b\u001B[31mc\u0007\u007Fde", "ab[31mcde")]
    [TestCase("R\u0082am\u0082nager", "R\uFFFDam\uFFFDnager")]
    [TestCase("une\u000Bdeux\u000Ctrois\u0085quatre", "une deux trois quatre")]
    [TestCase("gnp.\u202Eexe", "gnp.exe")]
    [TestCase("\u2066\u2067\u2068\u2069\u200E\u200F\u061Ca", "a")]
    [TestCase("dé\u00ADve\u200Blop\u2060pe\uFEFFment", "développement")]
    [TestCase("ad\u200Dmin\u200C", "admin")]
    [TestCase("\U0001F468\u200D\U0001F469\u200D\U0001F467", null)]
    [TestCase("\U0001F9D1\U0001F3FD\u200D\U0001F4BB \u2764\uFE0F\u200D\U0001F525", null)]
    [TestCase("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u0915\u094D\u200D\u0937", null)]
    [TestCase("\u200D\U0001F600\u200D", "\U0001F600")]
    [TestCase("\U0001F3F4\U000E0067\U000E007F", "\U0001F3F4")]
    [TestCase(null, "")]
    public void What_no_text_may_hold_is_removed_and_the_rest_stays(string? texte, string? attendu) =>
        Assert.That(TexteAdmis.Retirer(texte), Is.EqualTo(attendu ?? texte));

    // An attribute cannot hold half of a pair.
    [Test]
    public void Half_of_a_pair_is_removed() => Assert.That(TexteAdmis.Retirer("a\uD83Db\uDE00c\uDE00\uD83D"), Is.EqualTo("abc"));

    [Test]
    public void A_text_without_anything_to_remove_is_not_copied()
    {
        var texte = new string("Une phrase d’usage…");
        Assert.That(TexteAdmis.Retirer(texte), Is.SameAs(texte));
    }

    [Test]
    public void Whatever_comes_in_can_be_normalised_and_written_in_xml_and_the_rule_holds_once() => Textes.Sample(
        texte =>
        {
            var admis = TexteAdmis.Retirer(texte);
            return XmlConvert.VerifyXmlChars(admis) == admis && Enum.GetValues<NormalizationForm>().All(forme => admis.Normalize(forme).IsNormalized(forme))
                && TexteAdmis.Retirer(admis) == admis && TexteAdmis.EstAdmis(admis);
        },
        iter: 20_000);

    [Test]
    public void What_was_kept_before_the_rule_is_normalised_without_a_failure() =>
        Textes.Sample(texte => Enum.GetValues<NormalizationForm>().All(forme => TexteAdmis.Normaliser(texte, forme) is not null), iter: 20_000);

    [Test]
    public void Search_takes_any_text() => Textes.Sample(texte => TexteDeRecherche.Plier(100, texte) is not null, iter: 20_000);

    [TestCase("Administrateur", true)]
    [TestCase("administrateur", true)]
    [TestCase("-1", false)]
    [TestCase("0", false)]
    [TestCase("4096", false)]
    [TestCase("Administrateur,Lecteur", false)]
    [TestCase(" Administrateur", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Only_a_name_is_read_as_one(string? texte, bool lu) => Assert.That(LectureDeMot.Lire<Domain.Comptes.Role>(texte) is not null, Is.EqualTo(lu));

    private static Gen<string> Textes { get; } = Gen.OneOf(
        Gen.Char, Gen.Char['\0', '\u00FF'], Gen.Char['\u2000', '\u206F'], Gen.Char['\uD800', '\uDFFF'], Gen.Char['\uFDD0', '\uFFFF'], Gen.Char["\u200D\u200Cé \u0645"]).Array[0, 30].Select(c => new string(c));
}

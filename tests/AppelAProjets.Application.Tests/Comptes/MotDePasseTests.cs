using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Tests.Comptes;

public sealed class MotDePasseTests
{
    [TestCase(null, "mot-de-passe.court")]
    [TestCase("", "mot-de-passe.court")]
    [TestCase("onze lettre", "mot-de-passe.court")]
    [TestCase("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "mot-de-passe.court")]
    [TestCase("aaaaaaaaaaaaaaaa", "mot-de-passe.simple")]
    [TestCase("abcabcabcabcabc", "mot-de-passe.simple")]
    [TestCase("123456789012345", "mot-de-passe.simple")]
    [TestCase("Azerty123456!", "mot-de-passe.simple")]
    [TestCase("M0tDeP@sse2026", "mot-de-passe.simple")]
    [TestCase("Nantes44000!!", "mot-de-passe.simple")]
    [TestCase("qwertyqwerty", "mot-de-passe.simple")]
    [TestCase("azertyazerty", "mot-de-passe.simple")]
    [TestCase("AZERTYUIOPQSD", "mot-de-passe.simple")]
    [TestCase("motdepasse2027!", "mot-de-passe.simple")]
    [TestCase("Métropole2027!", "mot-de-passe.simple")]
    [TestCase("Password123456", "mot-de-passe.simple")]
    [TestCase("LeBihan2026!!", "mot-de-passe.personnel")]
    [TestCase("Nora.LeBihan-44", "mot-de-passe.personnel")]
    public void A_weak_password_is_refused(string? motDePasse, string code) =>
        Assert.That(MotDePasse.Refuser(motDePasse, "Nora", "Le Bihan", "nora.lebihan@essai.example")?.Code, Is.EqualTo(code));

    [TestCase("quatre loutres au marché")]
    [TestCase("Kq7!vT2#pLm9x")]
    [TestCase("nora aime les grues du quai")]
    [TestCase("été 2027 : ça ira très bien")]
    public void A_good_one_is_accepted(string motDePasse) =>
        Assert.That(MotDePasse.Refuser(motDePasse, "Nora", "Le Bihan", "nora.lebihan@essai.example"), Is.Null);

    [TestCase(200, null)]
    [TestCase(201, "mot-de-passe.long")]
    public void Its_length_is_bounded(int longueur, string? code) =>
        Assert.That(MotDePasse.Refuser(string.Concat(Enumerable.Range(0, longueur).Select(i => (char)('a' + (i * 7 % 26))))), code is null ? Is.Null : Has.Property("Code").EqualTo(code));

    [TestCase(12, true)]
    [TestCase(11, false)]
    public void Twelve_characters_are_the_shortest(int longueur, bool accepte) =>
        Assert.That(MotDePasse.Refuser("kvbnzrtqmwxpdf"[..longueur]) is null, Is.EqualTo(accepte));

    [TestCase("\uD800\uFFFE\u0000 quatre loutres au marché")]
    [TestCase("\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE\uFFFE")]
    public void Any_text_is_judged(string motDePasse) => Assert.That(() => MotDePasse.Refuser(motDePasse, motDePasse), Throws.Nothing);
}

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Folded search text.</summary>
public sealed class TexteDeRechercheTests
{
    [TestCase("Éveil  &\u00A0Cœur", "eveil coeur")]
    [TestCase(" L’ÆTHER, n°\u202F12 ", "l aether n 12")]
    [TestCase("", "")]
    public void SansAccentNiMajuscule(string texte, string plie) => Assert.That(TexteDeRecherche.Plier(100, texte), Is.EqualTo(plie));

    [Test]
    public void LesTextesSeJoignentEtSeCoupent()
    {
        Assert.That(TexteDeRecherche.Plier(100, "Jardin", null, "Nantes"), Is.EqualTo("jardin nantes"));
        Assert.That(TexteDeRecherche.Plier(7, "Jardin Nantes"), Is.EqualTo("jardin"));
    }

    [Test]
    public void TroisMotsAuPlus()
    {
        Assert.That(TexteDeRecherche.Motifs("Été à Bellevue demain"), Is.EqualTo(("% ete%", "% a%", "% bellevue%")));
        Assert.That(TexteDeRecherche.Motifs(null), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
    }

    [TestCase("dévelop\u00ADpement", "developpement")]
    [TestCase("\u202Avélo\u202C", "velo")]
    [TestCase("vé\u200Blo", "velo")]
    [TestCase("a\uD83Db", "a b")]
    public void What_nobody_sees_cuts_no_word(string texte, string attendu) => Assert.That(TexteDeRecherche.Plier(50, texte), Is.EqualTo(attendu));
}

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

    [TestCase("443 061 841 00047", "44306184100047")]
    [TestCase("443-061-841", "44306184100047")]
    [TestCase("n°\u00A0SIRET : 443\u202F061", "44306184100047")]
    [TestCase("W449 001 008", "w449001008")]
    [TestCase("W449 001", "w449001008")]
    [TestCase("CDV27-0006", "cdv27 0006")]
    [TestCase("2026 2027", "annee 2026 2027")]
    public void A_number_typed_in_groups_is_found_as_it_is_kept(string cherche, string garde)
    {
        var (premier, deuxieme, _) = TexteDeRecherche.Motifs(cherche);
        Assert.That($" {garde}", Does.Match(Regle(premier)).And.Match(Regle(deuxieme)));
        var autre = " 552100554 jardin";
        Assert.That(autre, Does.Not.Match(Regle(premier)));

        static string Regle(string? motif) => $"^{motif?.Replace("%", ".*", StringComparison.Ordinal)}";
    }

    [TestCase("+262 692 12 34 56", "% 0692123456%", null)]
    [TestCase("+33 (0)2 40 12 34 56", "% 0240123456%", null)]
    [TestCase("mailto:nina@asso.fr", "% nina%", "% asso%")]
    [TestCase("W 449 001 008", "% w449001008%", null)]
    [TestCase("=\"41816609600051\"", "% 41816609600051%", null)]
    [TestCase("%", "-", null)]
    [TestCase("\uD83D\uDE00", "-", null)]
    [TestCase("« ! »", "-", null)]
    [TestCase(" \u00A0", null, null)]
    public void What_forms_read_is_looked_for_as_it_is_kept_and_signs_alone_nowhere(string cherche, string? premier, string? deuxieme) =>
        Assert.That((TexteDeRecherche.Motifs(cherche).Premier, TexteDeRecherche.Motifs(cherche).Deuxieme), Is.EqualTo((premier, deuxieme)));

    [TestCase("dévelop\u00ADpement", "developpement")]
    [TestCase("\u202Avélo\u202C", "velo")]
    [TestCase("vé\u200Blo", "velo")]
    [TestCase("a\uD83Db", "a b")]
    public void What_nobody_sees_cuts_no_word(string texte, string attendu) => Assert.That(TexteDeRecherche.Plier(50, texte), Is.EqualTo(attendu));

    [TestCase("velos", "velo")]
    [TestCase("cours", "cour")]
    [TestCase("jeux", "jeu")]
    [TestCase("genoux", "genou")]
    [TestCase("bateaux", "bateau")]
    [TestCase("locaux", "local")]
    [TestCase("local", "locaux")]
    [TestCase("velo", null)]
    [TestCase("bus", null)]
    [TestCase("empl28s", null)]
    [TestCase("442001234", null)]
    public void A_word_is_found_in_its_other_number(string mot, string? autre) => Assert.That(TexteDeRecherche.AutreNombre(mot), Is.EqualTo(autre));

    [TestCase("atelier velo pour tous", "velos", true)]
    [TestCase("ateliers velos", "velo", true)]
    [TestCase("une cour et un jardin", "cours", true)]
    [TestCase("un courrier", "cours", false)]
    [TestCase("une cour", "courses", false)]
    public void The_other_number_is_looked_for_whole(string texte, string mot, bool trouve)
    {
        Assert.That(TexteDeRecherche.Contient(texte, mot), Is.EqualTo(trouve));
        Assert.That(TexteDeRecherche.AutresMotifs("Cours au local"), Is.EqualTo(("% cour %", (string?)null, "% locaux %")));
    }
}

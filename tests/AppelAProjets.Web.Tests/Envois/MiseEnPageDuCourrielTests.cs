using AngleSharp.Html.Parser;
using AppelAProjets.Application.Envois;

namespace AppelAProjets.Web.Tests.Envois;

public sealed class MiseEnPageDuCourrielTests
{
    private const string Corps = """
        Bonjour,

        Il manque un compte <script>alert(1)</script> & « le budget ».
        Deuxième ligne.

        Pour lire la demande et envoyer la pièce : https://portail.example/espace/dossiers/1?a=b&c=d

        Autres choses
        ---
        • Un point : https://portail.example/x
        • Un autre.

        Voir aussi https://portail.example/y.
        """;

    [Test]
    public void The_text_becomes_one_heading_one_button_lists_and_links()
    {
        var page = new HtmlParser().ParseDocument(MiseEnPageDuCourriel.EnHtml("Dossier <b>1</b>", Corps, "Contrat de ville\nTéléphone : 02 40 00 00 00"));
        Assert.Multiple(() =>
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("fr"));
            Assert.That(page.QuerySelectorAll("h1").Single().TextContent, Is.EqualTo("Dossier <b>1</b>"));
            Assert.That(page.QuerySelectorAll("h2").Single().TextContent, Is.EqualTo("Autres choses"));
            Assert.That(page.QuerySelectorAll("a").Select(a => (a.TextContent, a.GetAttribute("href"))), Is.EqualTo(new (string, string?)[]
            {
                ("Pour lire la demande et envoyer la pièce", "https://portail.example/espace/dossiers/1?a=b&c=d"), ("Un point", "https://portail.example/x"), ("https://portail.example/y", "https://portail.example/y"),
            }));
            Assert.That(page.QuerySelectorAll("a").Count(a => a.GetAttribute("style")!.Contains("background", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(page.QuerySelectorAll("li"), Has.Length.EqualTo(2));
            Assert.That(page.QuerySelectorAll("script, img, table, link, style, form, iframe"), Is.Empty);
            Assert.That(page.Body!.TextContent, Does.Contain("<script>alert(1)</script> & « le budget »").And.Contain("Téléphone : 02 40 00 00 00"));
        });
    }

    [Test]
    public void A_list_has_its_title_and_its_last_words_name_the_address()
    {
        var page = new HtmlParser().ParseDocument(MiseEnPageDuCourriel.EnHtml("2 échéances", "Rejets à venir (2)\n- Dossier 1 : sans réponse. Le dossier\u00A0: https://portail.example/1\n- Dossier 2. Le dossier\u00A0: https://portail.example/2\n", "Signature"));
        Assert.That(page.QuerySelectorAll("h2").Single().TextContent, Is.EqualTo("Rejets à venir (2)"));
        Assert.That(page.QuerySelectorAll("li").Select(l => l.TextContent), Is.EqualTo(new[] { "Dossier 1 : sans réponse. Le dossier", "Dossier 2. Le dossier" }));
        Assert.That(page.QuerySelectorAll("li a").Select(l => l.GetAttribute("href")), Is.EqualTo(new[] { "https://portail.example/1", "https://portail.example/2" }));
    }

    [TestCase("Confirmez votre adresse :\n\nhttps://portail.example/confirmer?jeton=abc\n", "Ouvrir la page")]
    [TestCase("https://portail.example/a", "Ouvrir la page")]
    [TestCase("Une phrase qui explique longuement ce que la personne doit faire et avant quelle date elle doit le faire : https://portail.example/a", "Ouvrir la page")]
    [TestCase("Le dossier\u00A0: https://portail.example/a", "Le dossier")]
    public void The_first_address_is_a_button_whose_words_are_short(string corps, string mots) =>
        Assert.That(new HtmlParser().ParseDocument(MiseEnPageDuCourriel.EnHtml("Objet", corps, "Signature")).QuerySelectorAll("a").Single().TextContent, Is.EqualTo(mots));

    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("https://x.example/\"onmouseover=\"alert(1)")]
    public void No_address_runs_anything(string adresse)
    {
        var page = new HtmlParser().ParseDocument(MiseEnPageDuCourriel.EnHtml(adresse, $"Lien : {adresse}", adresse));
        Assert.That(page.QuerySelectorAll("*").SelectMany(e => e.Attributes).Select(a => a.Name), Has.None.StartsWith("on"));
        Assert.That(page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), Is.All.StartsWith("https://"));
    }
}

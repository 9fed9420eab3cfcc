using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;

namespace AppelAProjets.Application.Tests.Courriers;

public partial class RenduHtmlTests
{
    private static readonly DonneesDuCourrier[] Lettres = [LettresDEssai.SousReserve, LettresDEssai.Defavorable, LettresDEssai.Ajourne, LettresDEssai.Longue];

    [TestCaseSource(nameof(Lettres))]
    public void Le_texte_de_la_page_est_celui_du_document(DonneesDuCourrier donnees)
    {
        var document = LettresDEssai.Composer(donnees);

        var lu = WebUtility.HtmlDecode(Balise().Replace(RenduHtml.Rendre(document), ""));

        // Bullets are drawn by the page.
        var attendu = string.Concat(TexteDuDocument.Lire(document).Concat(TexteDuDocument.LirePied(document))).Replace("•", "", StringComparison.Ordinal);
        Assert.That(TexteDUnPdf.SansBlancs(lu), Is.EqualTo(TexteDUnPdf.SansBlancs(attendu)));
    }

    [Test]
    public void La_page_est_bien_formee_et_lisible_par_un_lecteur_d_ecran()
    {
        var html = RenduHtml.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve));
        var article = XElement.Parse(html.Replace("<br>", "<br/>", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            Assert.That(article.Attribute("lang")?.Value, Is.EqualTo("fr"));
            Assert.That(article.Descendants("h1").Count(), Is.EqualTo(1));
            Assert.That(article.Descendants("table").Elements("caption").Count(), Is.EqualTo(2));
            Assert.That(article.Descendants("th").Attributes("scope").Select(scope => scope.Value).Distinct(), Is.EquivalentTo(new[] { "col", "row" }));
            Assert.That(html, Does.Not.Contain("style=").And.Not.Contain("<script"));
        });
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex Balise();
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Appels;

/// <summary>The editor of the templates of letters, without JavaScript: by kind, tried before it is recorded, and what is typed stays.</summary>
public sealed class ModelesDeCourrierEcranTests
{
    private const string Formulaire = "form[data-modele]";

    private static readonly SqlStatement EnInstruction = new("SELECT MIN(Code) AS Code FROM Appel WHERE Etat IN ('DepotOuvert', 'DepotClos', 'Comite')");

    private HotePortail hote = null!;
    private HttpClient secretaire = null!;
    private string adresse = "";

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        secretaire = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        await using var session = await hote.Base.LireAsync();
        adresse = $"/secretariat/appels/{await session.UnAsync<string>(EnInstruction)}/modele";
    }

    [TearDown]
    public async Task Arreter()
    {
        secretaire.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_kind_gets_its_template_and_goes_back_to_the_common_one()
    {
        var avant = await secretaire.PageAsync(adresse + "?genre=Defavorable");
        Assert.That(Situations(avant)["Avis défavorable"], Is.EqualTo("modèle commun"));

        using var enregistre = await secretaire.EnvoyerAsync(adresse + "?genre=Defavorable", Formulaire, ("Modele", "Texte du refus.\n\n{{motifs}}\n\n{{signataires}}"));
        Assert.That(enregistre.Headers.Location?.ToString(), Is.EqualTo(adresse + "?genre=Defavorable"));
        var apres = await secretaire.PageAsync(adresse + "?genre=Defavorable");
        Assert.That(Situations(apres)["Avis défavorable"], Does.StartWith("version 1"));
        Assert.That(apres.QuerySelector("textarea")!.TextContent, Does.Contain("Texte du refus."));
        Assert.That(apres.QuerySelector("main")!.TextContent, Does.Contain("À relire : Aucun tableau de montants"), "kept, and said");
        Assert.That((await secretaire.PageAsync(adresse)).QuerySelector("textarea")!.TextContent, Does.Not.Contain("Texte du refus."));

        using var repris = await secretaire.EnvoyerAsync(adresse + "?genre=Defavorable", Formulaire, ("suite", "commun"));
        Assert.That(Situations(await secretaire.PageAsync(adresse))["Avis défavorable"], Is.EqualTo("modèle commun"));
    }

    [Test]
    public async Task What_no_letter_could_say_is_named_and_the_text_stays()
    {
        using var refuse = await secretaire.EnvoyerAsync(adresse + "?genre=Favorable", Formulaire, ("Modele", "Bonjour.\n\n{{organisation.iban}}"));

        var page = await refuse.PageAsync();
        Assert.That(page.Erreurs(), Has.Some.Contains("{{organisation.iban}} (ligne 3)"));
        Assert.That(page.QuerySelector("textarea")!.TextContent, Does.Contain("{{organisation.iban}}"));
        Assert.That(Situations(await secretaire.PageAsync(adresse))["Avis favorable"], Is.EqualTo("modèle commun"));
    }

    [Test]
    public async Task A_text_is_tried_before_it_is_recorded()
    {
        var apercu = await EssayerAsync("/apercu", "Un essai pour {{organisation.nom}}.");
        var page = await apercu.PageAsync();
        Assert.That(page.QuerySelector("article.courrier")!.TextContent, Does.Contain("Un essai pour Les Ateliers du Quartier"));
        Assert.That(page.QuerySelectorAll(".bandeau li").Select(li => li.TextContent), Has.Some.Contains("{{signataires}}"));

        var fragment = await (await EssayerAsync("/apercu?fragment=true", "{{dossier.secret}}")).Content.ReadAsStringAsync();
        Assert.That(fragment, Does.Contain("{{dossier.secret}}").And.Not.Contain("<html"));

        var pdf = await EssayerAsync("/apercu.pdf", "Un essai.\n\n{{signataires}}");
        Assert.That(pdf.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/pdf"));
        Assert.That((await secretaire.PageAsync(adresse)).QuerySelector("textarea")!.TextContent, Does.Not.Contain("Un essai"));
    }

    [Test]
    public async Task Two_people_at_once_the_second_is_told_and_keeps_its_text()
    {
        var page = await secretaire.PageAsync(adresse + "?genre=Ajourne");
        var formulaire = page.QuerySelector<IHtmlFormElement>(Formulaire)!;
        using var premier = await secretaire.EnvoyerAsync(formulaire, adresse, ("Modele", "Le premier.\n\n{{signataires}}"));
        using var second = await secretaire.EnvoyerAsync(formulaire, adresse, ("Modele", "Le second.\n\n{{signataires}}"));

        Assert.That((await second.PageAsync()).QuerySelector("textarea")!.TextContent, Does.Contain("Le second."));
        Assert.That((await secretaire.PageAsync(adresse + "?genre=Ajourne")).QuerySelector("textarea")!.TextContent, Does.Contain("Le premier."));
    }

    [Test]
    public async Task An_unknown_kind_is_not_found() =>
        Assert.That((int)(await secretaire.GetAsync(new Uri(adresse + "?genre=Autre", UriKind.Relative))).StatusCode, Is.EqualTo(404));

    private async Task<HttpResponseMessage> EssayerAsync(string suite, string texte)
    {
        var formulaire = (await secretaire.PageAsync(adresse)).QuerySelector<IHtmlFormElement>(Formulaire)!;
        formulaire.SetAttribute("action", adresse + suite);
        return await secretaire.EnvoyerAsync(formulaire, adresse, ("Modele", texte));
    }

    private static Dictionary<string, string> Situations(IHtmlDocument page) =>
        page.QuerySelectorAll(".modele__genres li").ToDictionary(li => li.QuerySelector("a")!.TextContent, li => li.QuerySelector(".note")!.TextContent.Trim());
}

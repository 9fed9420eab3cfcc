using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>What every page owes: French, headers, error pages, binding.</summary>
public sealed class InterfaceTests
{
    private PortailFactory _portail = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public void Demarrer()
    {
        _portail = new PortailFactory();
        _client = _portail.CreateClient();
    }

    [OneTimeTearDown]
    public void Arreter()
    {
        _client.Dispose();
        _portail.Dispose();
    }

    [TestCase("/")]
    [TestCase("/accessibilite")]
    [TestCase("/mentions-legales")]
    [TestCase("/donnees-personnelles")]
    [TestCase("/aide")]
    public async Task A_public_page_is_French_titled_and_framed(string adresse)
    {
        var page = new HtmlParser().ParseDocument(await _client.GetStringAsync(adresse));

        Assert.Multiple(() =>
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("fr"));
            Assert.That(page.Title, Does.EndWith(" – Contrat de ville de la métropole").And.Not.StartsWith(" –"));
            Assert.That(page.QuerySelectorAll("h1"), Has.Exactly(1).Items);
            Assert.That(page.QuerySelector("a.govuk-skip-link")?.GetAttribute("href"), Is.EqualTo("#contenu"));
            Assert.That(page.QuerySelectorAll("[style], script:not([src])"), Is.Empty);
        });
    }

    [TestCase("/", HttpStatusCode.OK)]
    [TestCase("/nulle-part", HttpStatusCode.NotFound)]
    [TestCase("/epreuve/panne", HttpStatusCode.InternalServerError)]
    [TestCase("/dist/site.css", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string adresse, HttpStatusCode code)
    {
        using var reponse = await _client.GetAsync(adresse);
        string Valeur(string nom) => reponse.Headers.TryGetValues(nom, out var valeurs) ? string.Join(',', valeurs) : "";

        Assert.Multiple(() =>
        {
            Assert.That(reponse.StatusCode, Is.EqualTo(code));
            Assert.That(Valeur("Content-Security-Policy"), Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self'; ").And.Not.Contain("unsafe"));
            Assert.That(Valeur("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Valeur("Referrer-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Valeur("Permissions-Policy"), Does.Contain("camera=()"));
            Assert.That(Valeur("Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Valeur("Set-Cookie"), Is.Empty);
        });
    }

    [TestCase("/nulle-part", "Page introuvable")]
    [TestCase("/epreuve/panne", "Une erreur est survenue")]
    [TestCase("/erreur/503", "Le site est momentanément indisponible")]
    public async Task A_failure_is_a_French_page_in_the_frame(string adresse, string titre)
    {
        using var reponse = await _client.GetAsync(adresse);
        var page = new HtmlParser().ParseDocument(await reponse.Content.ReadAsStringAsync());

        Assert.That(page.QuerySelector("main h1")?.TextContent, Is.EqualTo(titre));
        Assert.That(page.Body!.TextContent, Does.Not.Contain("Probe"));
    }

    [Test]
    public async Task A_form_without_its_token_is_refused_and_told_how_to_go_on()
    {
        using var reponse = await _client.PostAsync("/epreuve/proteger", new FormUrlEncodedContent([]));

        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await reponse.Content.ReadAsStringAsync(), Does.Contain("Votre page n’est plus valable"));
    }

    [TestCase("Demande", "1 234,56", "demande", 123456L)]
    [TestCase("Demande", "1\u202f234,5 €", "demande", 123450L)]
    [TestCase("Demande", "", "demande", null)]
    [TestCase("Charge", "", "charge", 0L)]
    public async Task An_amount_is_read_as_people_type_it(string champ, string saisie, string lu, long? centimes)
    {
        var reponse = await Lire((champ, saisie));

        Assert.That(reponse.GetProperty("erreurs").TryGetProperty(champ, out _), Is.False);
        Assert.That(reponse.GetProperty(lu).ValueKind == JsonValueKind.Null ? null : (long?)reponse.GetProperty(lu).GetInt64(), Is.EqualTo(centimes));
    }

    [TestCase("2027-03-27")]
    [TestCase("27/03/2027")]
    [TestCase("27 mars 2027")]
    [TestCase("27/03/27")]
    [TestCase("\u202A27\u00A0mars\u00A02027\u202C")]
    [TestCase("samedi 27 mars 2027")]
    public async Task A_day_is_read_as_people_type_it(string saisie) =>
        Assert.That((await Lire(("Jour", saisie))).GetProperty("jour").GetString(), Is.EqualTo("2027-03-27"));

    [TestCase("Nom", "", "Remplissez «\u00a0Nom de l’association\u00a0».")]
    [TestCase("Nom", "Une association au nom trop long", "«\u00a0Nom de l’association\u00a0» est trop long\u00a0: 10 caractères au plus.")]
    [TestCase("Courriel", "abc", "Écrivez une adresse électronique, par exemple nom@exemple.fr.")]
    [TestCase("Participants", "douze", "«\u00a0douze\u00a0» n’est pas un nombre entier\u00a0: écrivez-le en chiffres, sans virgule, par exemple 12.")]
    [TestCase("Jour", "31/02/2027", "«\u00a031/02/2027\u00a0» n’est pas une date\u00a0: écrivez par exemple 03/11/2027.")]
    [TestCase("Demande", "-5", "Le montant ne peut pas être négatif.")]
    public async Task A_wrong_value_is_refused_in_French(string champ, string saisie, string message) =>
        Assert.That((await Lire((champ, saisie))).GetProperty("erreurs").GetProperty(champ).GetString(), Is.EqualTo(message));

    [Test]
    public async Task The_culture_does_not_follow_the_browser()
    {
        using var demande = new HttpRequestMessage(HttpMethod.Post, "/epreuve/lire") { Content = new FormUrlEncodedContent([]) };
        demande.Headers.AcceptLanguage.ParseAdd("en-US");
        using var reponse = await _client.SendAsync(demande);

        Assert.That(await reponse.Content.ReadAsStringAsync(), Does.Contain("fr-FR"));
    }

    [Test]
    public async Task Refusals_of_the_domain_go_to_their_fields() =>
        Assert.That(await _client.GetStringAsync("/epreuve/refus"), Is.EqualTo("Dossier.Nom=Message.|=Sans champ.").Or.EqualTo("=Sans champ.|Dossier.Nom=Message."));

    private async Task<JsonElement> Lire(params (string Nom, string Valeur)[] champs)
    {
        using var reponse = await _client.PostAsync("/epreuve/lire", new FormUrlEncodedContent(champs.ToDictionary(c => c.Nom, c => c.Valeur)));
        return JsonDocument.Parse(await reponse.Content.ReadAsStringAsync()).RootElement;
    }
}

using System.Text;
using AppelAProjets.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>The gate of the texts of a request.</summary>
public sealed class AdmissionTests
{
    private const string Poison = "\uFFFE\u0001\u202E\u200B\uFDD0";
    private static readonly string Code = Uri.EscapeDataString(Poison);

    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        hote.Remplacer = services => services.AddControllers().AddApplicationPart(typeof(EchoController).Assembly);
    }

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Whatever_reads_a_text_of_a_request_reads_what_the_gate_left(bool enPlusieursParties)
    {
        using var client = hote.Visiteur();
        var octets = Encoding.UTF8.GetBytes($"te{Poison}xte=a%EF%BF%BEb{Code}c&texte=a{Code}bc");
        using HttpContent corps = enPlusieursParties
            ? new MultipartFormDataContent { { new StringContent($"a{Poison}bc"), "texte" }, { new ByteArrayContent([1]), "fichier", $"re{Poison}leve.pdf" }, { new StringContent("x"), "par" + Poison } }
            : new ByteArrayContent(octets) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
        using var reponse = await client.PostAsync($"/echo/formulaire/m{Code}ot?q=u{Code}n&a{Code}utre=1", corps);
        var lu = await reponse.Content.ReadAsStringAsync();
        Assert.That((int)reponse.StatusCode, Is.EqualTo(200), lu);
        Assert.That(TexteAdmis.EstAdmis(System.Text.RegularExpressions.Regex.Unescape(lu)), lu);
        Assert.That(lu, Does.Contain("\"mot\"").And.Contain("abc").And.Contain("\"un\"").And.Contain("autre").And.Contain("/echo/formulaire/mot"));
        Assert.That(lu, enPlusieursParties ? Does.Contain("releve.pdf") : Does.Contain("texte"));
    }

    [TestCase("""{"cl\uFFFEe":["a\u0001b\u202Ec"]}""", 200, "cleabc")]
    [TestCase("""{"cle":["a\uD83Db"]}""", 400, "")]
    [TestCase("""{"cle":[""", 400, "")]
    public async Task A_json_body_passes_the_same_gate(string json, int code, string attendu)
    {
        using var client = hote.Visiteur();
        using var corps = new StringContent(json, Encoding.UTF8, "application/json");
        using var reponse = await client.PostAsync("/echo/json", corps);
        Assert.That(((int)reponse.StatusCode, await reponse.Content.ReadAsStringAsync()), Is.EqualTo((code, "")).Or.Matches<(int Code, string Lu)>(r => r.Code == code && r.Lu.Contains(attendu, StringComparison.Ordinal)));
    }

    [TestCase("/plan-actions?q=")]
    [TestCase("/plan-actions?pilier=")]
    [TestCase("/plan-actions?page=")]
    [TestCase("/appels?")]
    [TestCase("/connexion?retour=")]
    [TestCase("/connexion?courriel=")]
    [TestCase("/")]
    [TestCase("/appels/")]
    public async Task An_address_with_anything_in_it_is_answered(string adresse)
    {
        using var client = hote.Visiteur();
        foreach (var poison in new[] { "%EF%BF%BE", "%EF%BF%BF", "%1B[31m", "%ED%A0%80", "%F0%9F%BF%BE", "%C3", "%E2%80%AE" })
        {
            using var reponse = await client.GetAsync(adresse + poison);
            Assert.That((int)reponse.StatusCode, Is.LessThan(500), adresse + poison);
        }
    }

    [Test]
    public async Task A_sign_in_with_what_no_text_may_hold_is_a_sign_in()
    {
        using var client = hote.Visiteur();
        using var refuse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", "\uFFFEpersonne@demo.example"), ("MotDePasse", "\uFFFE\uFFFF\u0001"));
        Assert.That((int)refuse.StatusCode, Is.EqualTo(200));
        Assert.That((await refuse.PageAsync()).Erreurs(), Is.Not.Empty);
        using var admis = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", "\uFFFEporteur@demo.example"), ("MotDePasse", AppelAProjets.Demonstration.ComptesDeDemonstration.MotDePasse));
        Assert.That((int)admis.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task What_is_left_of_an_address_names_no_other_site()
    {
        using var client = hote.Visiteur();
        using var reponse = await client.GetAsync("/%E2%80%8B/evil.example");
        Assert.That((int)reponse.StatusCode, Is.EqualTo(400));
    }
}

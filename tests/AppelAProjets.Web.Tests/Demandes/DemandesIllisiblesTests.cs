using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AppelAProjets.Web.Securite;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>A request that no page of ours sends is a refusal in French, logged as one, whatever the form.</summary>
public sealed class DemandesIllisiblesTests
{
    private readonly Evenements evenements = new();
    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        hote.Remplacer = services => services.AddSingleton<ILogEventSink>(evenements);
    }

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    private const string Urlencoded = "application/x-www-form-urlencoded";

    private static IEnumerable<TestCaseData> Demandes()
    {
        yield return Cas("a charset that nobody decodes", Urlencoded + "; charset=utf-7", "a=b", 415);
        yield return Cas("text", "text/plain", "a=b", 415);
        yield return Cas("JSON", "application/json", "{\"a\":", 415);
        yield return Cas("no type", null, "a=b", 415);
        yield return Cas("a type that is none", ";;;", "a=b", 415);
        yield return Cas("XML", "application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", 415);
        yield return Cas("no boundary", "multipart/form-data", "a=b", 400);
        yield return Cas("another boundary", "multipart/form-data; boundary=a", "--b\r\n\r\nx", 400);
        yield return Cas("parts without end", "multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny", 400);
        yield return Cas("headers of a part too long", "multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name=\"" + new string('x', 40_000) + "\"\r\n\r\ny\r\n--a--", 400);
        yield return Cas("names of elements", Urlencoded, "Elements.index=a&Elements.index=b", 400);
        yield return Cas("names of scores", Urlencoded, "Notes.index=a", 400);
        yield return Cas("too many keys", Urlencoded, string.Join('&', Enumerable.Range(0, 10_100).Select(i => $"c{i}=1")), 400);
        yield return Cas("far too many keys", Urlencoded, string.Join('&', Enumerable.Range(0, 20_000).Select(i => $"c{i}=1")), 400);
        yield return Cas("a key too long", Urlencoded, new string('k', 5_000) + "=1", 400);
    }

    [TestCaseSource(nameof(Demandes))]
    public async Task What_no_page_sends_is_refused_with_a_page(string? type, string corps, int code)
    {
        var (visiteur, porteur, secretariat) = (hote.Visiteur(), await hote.ConnecterAsync("porteur@demo.example"), await hote.ConnecterAsync("secretariat@demo.example"));
        foreach (var (client, adresse) in new[] { (visiteur, "/connexion"), (visiteur, "/inscription"), (porteur, "/espace/dossiers/nouveau"), (porteur, "/espace/organisations/nouvelle"), (secretariat, "/secretariat/appels/nouveau") })
        {
            evenements.Recus.Clear();
            using var contenu = new ByteArrayContent(Encoding.UTF8.GetBytes(corps));
            _ = type is null || contenu.Headers.TryAddWithoutValidation("Content-Type", type);
            using var reponse = await client.PostAsync(adresse, contenu);
            var page = await reponse.PageAsync();
            Assert.Multiple(() =>
            {
                Assert.That((int)reponse.StatusCode, Is.EqualTo(code), adresse);
                Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo("Cette demande n’est pas lisible"), adresse);
                Assert.That(evenements.Recus.Where(e => e.Level >= LogEventLevel.Error).Select(e => e.RenderMessage(CultureInfo.InvariantCulture)), Is.Empty);
                Assert.That(evenements.Recus.Select(e => e.RenderMessage(CultureInfo.InvariantCulture)), Has.One.StartsWith($"Request refused, {code}: "));
            });
        }
    }

    [Test]
    public async Task Thirty_megabytes_of_JSON_are_refused_with_a_page()
    {
        var (visiteur, porteur) = (hote.Visiteur(), await hote.ConnecterAsync("porteur@demo.example"));
        var octets = new byte[30 * 1024 * 1024];
        Array.Fill(octets, (byte)'1');
        foreach (var (client, adresse, code, titre) in new[]
        {
            (visiteur, "/connexion", 413, "L’envoi est trop volumineux"),
            // Where a file may come.
            (porteur, $"/espace/dossiers/{Guid.NewGuid()}/pieces/{Guid.NewGuid()}", 415, "Cette demande n’est pas lisible"),
        })
        {
            using var contenu = new ByteArrayContent(octets);
            contenu.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var reponse = await client.PostAsync(adresse, contenu);
            Assert.That(((int)reponse.StatusCode, (await reponse.PageAsync()).QuerySelector("h1")?.TextContent), Is.EqualTo((code, titre)), adresse);
        }
    }

    [Test]
    public void A_full_disk_is_no_fault_of_the_request()
    {
        Assume.That(OperatingSystem.IsLinux(), "a device that is always full");
        var plein = Assert.Throws<IOException>(() =>
        {
            using var disque = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.Write, bufferSize: 0);
            disque.WriteByte(1);
        });
        Assert.That((ReceptionMiddleware.Code(plein!), ReceptionMiddleware.Code(new DirectoryNotFoundException()), ReceptionMiddleware.Code(new IOException("Unexpected end of Stream."))), Is.EqualTo(((int?)null, (int?)null, (int?)400)));
    }

    [Test]
    public async Task A_form_without_file_is_not_read_when_it_is_as_large_as_one()
    {
        using var visiteur = hote.Visiteur();
        using var corps = new MultipartFormDataContent { { new ByteArrayContent(new byte[9 * 1024 * 1024]), "Fichier", "statuts.pdf" } };
        using var reponse = await visiteur.PostAsync("/connexion", corps);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(413));
        Assert.That((await reponse.PageAsync()).QuerySelector("h1")?.TextContent, Is.EqualTo("L’envoi est trop volumineux"));
    }

    [Test]
    public void The_forms_that_carry_files_are_known_by_what_their_actions_take()
    {
        var actions = hote.Services.GetRequiredService<Microsoft.AspNetCore.Mvc.Infrastructure.IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>();
        Assert.That(
            string.Join(", ", actions.Where(TailleDesFormulaires.RecoitDesFichiers).Select(a => $"{a.ControllerName} {a.ActionName}").Distinct().Order(StringComparer.Ordinal)),
            Is.EqualTo("Avis Rendre, BudgetEnTableur Coller, Documents Joindre, Expert Garder, Expert Rendre, ImagesDeFinanceur Changer, ImportDuPlan Importer, Mandat Mandat, Mandat Reprendre, Messages Ecrire, Messages Fournir, MessagesDesServices Ecrire, Pieces Joindre, PiecesPermanentes Joindre, Quartier Rendre, Resultats Resultats, Verifier Comparer"));
    }

    [Test]
    public async Task Someone_else_s_form_is_not_read()
    {
        using var visiteur = hote.Visiteur();
        using var contenu = new ByteArrayContent("a=b"u8.ToArray());
        contenu.Headers.ContentType = MediaTypeHeaderValue.Parse(Urlencoded + "; charset=utf-7");
        using var reponse = await visiteur.PostAsync("/secretariat/appels/nouveau", contenu);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302));
        using var ailleurs = await visiteur.PostAsync("/nulle-part", contenu);
        Assert.That((int)ailleurs.StatusCode, Is.InRange(400, 499));
    }

    [Test]
    public async Task A_page_asked_for_with_a_body_is_the_page()
    {
        using var visiteur = hote.Visiteur();
        foreach (var type in new[] { Urlencoded + "; charset=utf-7", "multipart/form-data" })
        {
            using var demande = new HttpRequestMessage(HttpMethod.Get, "/connexion") { Content = new ByteArrayContent("a=b"u8.ToArray()) };
            demande.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var reponse = await visiteur.SendAsync(demande);
            Assert.That((int)reponse.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task An_empty_choice_is_no_choice()
    {
        using var administrateur = await hote.ConnecterAsync("administrateur@demo.example");
        using var reponse = await administrateur.EnvoyerAsync("/administration/territoires/nouveau", "main form", ("Nom", "Est"), ("Quartiers", ""));
        Assert.That((int)reponse.StatusCode, Is.LessThan(400));
    }

    private static TestCaseData Cas(string nom, string? type, string corps, int code) => new TestCaseData(type, corps, code).SetArgDisplayNames(nom);

    private sealed class Evenements : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Recus { get; } = [];

        public void Emit(LogEvent logEvent) => Recus.Enqueue(logEvent);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AppelAProjets.Web.Securite;
using AppelAProjets.Web.Tests.Routes;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>What anyone may send to the edges of the site: names of it, reports, questions of machines.</summary>
public sealed class BordsDuSiteTests
{
    [Test]
    public async Task No_redirection_names_the_site()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = hote.Visiteur();
        var (lues, ailleurs) = (0, new List<string>());
        foreach (var ligne in LigneDeRoute.DuFichier())
        {
            using var corps = new FormUrlEncodedContent([]);
            using var reponse = ligne.Methode == "GET" ? await client.GetAsync(RoutesTests.AdresseInconnue(ligne)) : await client.PostAsync(RoutesTests.AdresseInconnue(ligne), corps);
            lues += reponse.Headers.Location is null ? 0 : 1;
            if (reponse.Headers.Location is { IsAbsoluteUri: true } absolue)
            {
                ailleurs.Add($"{ligne.Cle}: {absolue}");
            }
        }

        Assert.That(string.Join('\n', ailleurs), Is.Empty);
        Assert.That(lues, Is.GreaterThan(100));
    }

    [TestCase("/", 200)]
    [TestCase("/aide", 200)]
    [TestCase("/rien", 404)]
    public async Task Whether_an_address_lives_is_told_without_its_page(string adresse, int attendu)
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = hote.Visiteur();
        using var demande = new HttpRequestMessage(HttpMethod.Head, adresse);
        Assert.That((int)(await client.SendAsync(demande)).StatusCode, Is.EqualTo(attendu));
    }

    [TestCase("TRACE")]
    [TestCase("TRACK")]
    [TestCase("CONNECT")]
    public async Task What_was_sent_is_never_sent_back(string methode)
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        using var demande = new HttpRequestMessage(new HttpMethod(methode), "/connexion");
        demande.Headers.Add("X-Essai", "entendu");
        using var reponse = await client.SendAsync(demande);
        Assert.That((int)reponse.StatusCode, Is.InRange(400, 499));
        Assert.That(await reponse.Content.ReadAsStringAsync(), Does.Not.Contain("entendu"));
    }

    [Test]
    public async Task What_someone_signed_in_reads_is_kept_by_no_cache()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        foreach (var adresse in new[] { "/", "/compte", "/secretariat/organisations", "/rien" })
        {
            using var reponse = await client.GetAsync(adresse);
            Assert.That(reponse.Headers.CacheControl?.NoStore, Is.True, adresse);
        }
    }

    [Test]
    public async Task Under_an_account_asking_whether_a_page_lives_reads_nothing()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        using var demande = new HttpRequestMessage(HttpMethod.Head, "/secretariat/organisations");
        Assert.That((int)(await client.SendAsync(demande)).StatusCode, Is.Not.EqualTo(200), "a GET there may be an act of the journal");
    }

    [TestCase(null, "http://portail.exemple", "portail.exemple", 200)]
    [TestCase(null, "http://portail.exemple", "localhost", 200)]
    [TestCase(null, "http://portail.exemple", "autre.exemple", 400)]
    [TestCase("aap.exemple", "http://portail.exemple", "aap.exemple", 200)]
    [TestCase("aap.exemple", "http://portail.exemple", "portail.exemple", 400)]
    public async Task Only_the_names_of_the_site_are_answered(string? permis, string publique, string nom, int code)
    {
        await using var hote = await HotePortail.CreerAsync();
        hote.Reglages["Instance:AdressePublique"] = publique;
        if (permis is not null)
        {
            hote.Reglages["AllowedHosts"] = permis;
        }

        using var client = hote.CreateClient();
        using var demande = new HttpRequestMessage(HttpMethod.Get, "/aide") { Headers = { Host = nom } };
        using var reponse = await client.SendAsync(demande);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(code));
    }

    [Test]
    public async Task A_report_is_one_line_of_the_log_that_moves_no_cursor_and_a_loop_stops()
    {
        await using var hote = await HotePortail.CreerAsync();
        var lignes = new Lignes();
        hote.Remplacer = services => services.AddSingleton<ILogEventSink>(lignes);
        using var client = hote.Visiteur();
        var codes = new List<int>();
        for (var i = 0; i < RapportsCsp.ParMinute + 5; i++)
        {
            using var corps = new ByteArrayContent(Encoding.UTF8.GetBytes("a\u001B[2J\u001B]0;titre\u0007\r\nERR faux\u0085\u2028b\u202E\0" + new string('x', i == 0 ? 50_000 : 10)));
            using var reponse = await client.PostAsync(RapportsCsp.Adresse, corps);
            codes.Add((int)reponse.StatusCode);
        }

        var rapports = lignes.Recues.Where(l => l.Contains("CSP report", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(codes.Take(RapportsCsp.ParMinute), Has.All.EqualTo(204));
            Assert.That(codes.Skip(RapportsCsp.ParMinute), Has.All.EqualTo(429));
            Assert.That(rapports, Has.Count.EqualTo(RapportsCsp.ParMinute));
            Assert.That(rapports.Where(l => l.Length > 4_200 || l.Any(c => char.IsControl(c) || c is '\u2028' or '\u202E')), Is.Empty);
        });
    }

    [Test]
    public async Task Machines_are_told_what_to_read_and_where_to_write()
    {
        await using var hote = await HotePortail.CreerAsync();
        hote.Reglages["Instance:AdressePublique"] = "https://aap.exemple.fr";
        hote.Reglages["AllowedHosts"] = "*";
        hote.Reglages["Instance:CourrielSecurite"] = "securite@metropole.exemple";
        using var client = hote.Visiteur();
        var robots = await client.GetStringAsync("/robots.txt");
        Assert.That(robots, Does.StartWith("User-agent: *\n").And.Contain("Disallow: /espace\n").And.Not.Contain("/appels"));
        using var securite = await client.GetAsync("/.well-known/security.txt");
        Assert.That(securite.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(await securite.Content.ReadAsStringAsync(), Is.EqualTo("""
            Contact: mailto:securite@metropole.exemple
            Contact: https://aap.exemple.fr/securite
            Expires: 2027-03-13T00:00:00Z
            Preferred-Languages: fr, en
            Canonical: https://aap.exemple.fr/.well-known/security.txt
            Policy: https://aap.exemple.fr/securite

            """.ReplaceLineEndings("\n")));
        Assert.That((await client.PageAsync("/securite")).QuerySelector("main a[href='mailto:securite@metropole.exemple']"), Is.Not.Null);
    }

    private sealed class Lignes : ILogEventSink
    {
        public ConcurrentQueue<string> Recues { get; } = [];

        public void Emit(LogEvent logEvent) => Recues.Enqueue(logEvent.RenderMessage(CultureInfo.InvariantCulture));
    }
}

using System.IO.Compression;
using System.Net;
using AppelAProjets.Application.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Exports;

/// <summary>A view of the table taken away, through the real host, without JavaScript.</summary>
public sealed class ExportsEcransTests
{
    private static readonly SqlStatement Appel = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");
    private static readonly SqlStatement Lectures = new("SELECT COUNT(*) AS Nombre FROM Journal WHERE Action = 'telecharger' AND Objet = 'Appel' AND Details LIKE 'Tableau%'");

    private HotePortail hote = null!;
    private string code = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        await using var session = await hote.Base.LireAsync();
        code = (await session.ListeAsync<string>(Appel))[0];
    }

    [TearDown]
    public async Task Ranger()
    {
        client.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task From_the_table_to_the_file_the_filter_is_kept_and_who_takes_it_is_journaled()
    {
        var tableau = await client.PageAsync($"/instruction/{code}?etat=EnInstruction");
        var rangees = tableau.QuerySelectorAll("table[data-tableau] tbody tr[data-id]").Length;
        var page = await client.PageAsync(tableau.QuerySelectorAll("a").Single(a => a.TextContent == "Exporter").GetAttribute("href")!);
        Assert.That(page.QuerySelector("h1")!.TextContent, Does.Contain($"{rangees} dossiers"));
        using var csv = await client.GetAsync(page.QuerySelectorAll("a[download]").Single(a => a.TextContent.Contains("CSV", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.That(csv.Content.Headers.ContentDisposition!.FileName, Does.StartWith(code).And.EndsWith(".csv"));
        Assert.That((await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(rangees + 1));
        using var xlsx = await client.GetAsync(page.QuerySelectorAll("a[download]").Single(a => a.TextContent.Contains("XLSX", StringComparison.Ordinal)).GetAttribute("href"));
        using var classeur = new ZipArchive(await xlsx.Content.ReadAsStreamAsync());
        Assert.That(classeur.Entries.Select(e => e.FullName), Does.Contain("xl/worksheets/sheet4.xml"));
        await using var session = await hote.Base.LireAsync();
        Assert.That(await session.UnAsync<long>(Lectures), Is.EqualTo(2));
    }

    [Test]
    public async Task An_archive_is_asked_for_followed_taken_and_given_up()
    {
        var exporter = $"/instruction/{code}/exporter?etat=Instruit";
        using var demande = await client.EnvoyerAsync(exporter, "form[action*='/archive']");
        Assert.That(demande.Headers.Location!.OriginalString, Is.EqualTo("/exports"));
        var attente = await client.PageAsync("/exports");
        Assert.That(attente.QuerySelector("[data-en-preparation] a")!.GetAttribute("href"), Is.EqualTo("/exports"), "followed without script");
        Assert.That(attente.QuerySelector("progress")!.GetAttribute("value"), Is.EqualTo("0"));
        await using (var portee = hote.Services.CreateAsyncScope())
        {
            Assert.That(await portee.ServiceProvider.GetRequiredService<FabriquerExports>().ExecuterAsync(), Is.EqualTo(1));
        }

        var fragment = await client.GetStringAsync("/exports?liste=seule");
        Assert.That(fragment, Does.Contain("Prête").And.Not.Contain("<html"));
        var lien = (await client.PageAsync("/exports")).QuerySelector("a[download]")!.GetAttribute("href")!;
        using var zip = await client.GetAsync(lien);
        Assert.That((zip.StatusCode, zip.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/zip")));
        using var autre = await hote.ConnecterAsync("secretariat@demo.example");
        using var refus = await autre.GetAsync(lien);
        Assert.That(refus.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var retrait = await client.EnvoyerAsync("/exports", "form[action$='/annuler']");
        using var fini = await client.GetAsync(lien);
        Assert.That(fini.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Nothing_to_export_is_said()
    {
        using var demande = await client.EnvoyerAsync($"/instruction/{code}/exporter?q=introuvable", "form[action*='/archive']");
        Assert.That(await demande.Content.ReadAsStringAsync(), Does.Contain("Aucun dossier ne correspond"));
    }
}

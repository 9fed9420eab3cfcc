using System.Net;

namespace AppelAProjets.Web.Tests.Suivi;

/// <summary>What waits, the search of the header and the progress of a call, through the real host.</summary>
public sealed class SuiviEcransTests
{
    private static readonly SqlStatement Appel = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");
    private static readonly SqlStatement Numero = new("SELECT d.Numero FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Etat = 'DepotClos' AND d.Etat = 'EnInstruction' ORDER BY d.Numero");

    private HotePortail hote = null!;
    private string code = null!;

    [OneTimeSetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        using var visiteur = hote.Visiteur();
        await using var session = await hote.Base.LireAsync();
        code = (await session.ListeAsync<string>(Appel))[0];
    }

    [OneTimeTearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task Signing_in_leads_an_agent_to_what_waits_and_each_line_to_as_many_rows()
    {
        using var client = hote.Visiteur();
        using var reponse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", "instructeur.pref44@demo.example"), ("MotDePasse", Demonstration.ComptesDeDemonstration.MotDePasse));
        Assert.That(reponse.Headers.Location!.OriginalString, Is.EqualTo("/instruction"));
        var page = await client.PageAsync("/instruction");
        var vus = 0;
        foreach (var ligne in page.QuerySelectorAll(".mon-travail__liste li").Where(l => l.TextContent.Contains("à noter", StringComparison.Ordinal) || l.TextContent.Contains("rien proposé", StringComparison.Ordinal)))
        {
            var nombre = ligne.QuerySelector(".mon-travail__nombre")!.TextContent.Trim();
            var tableau = await client.PageAsync(ligne.QuerySelector("a")!.GetAttribute("href")!);
            Assert.That(tableau.QuerySelectorAll("table[data-tableau] tbody tr[data-id]"), Has.Count.EqualTo(int.Parse(nombre, System.Globalization.CultureInfo.InvariantCulture)), ligne.TextContent);
            vus++;
        }

        Assert.That(vus, Is.Positive);
    }

    [Test]
    public async Task The_search_opens_the_sheet_of_a_whole_number_and_lists_the_rest_by_call()
    {
        using var client = await hote.ConnecterAsync("secretariat@demo.example");
        await using var session = await hote.Base.LireAsync();
        var numero = (await session.ListeAsync<string>(Numero))[0];
        var accueil = await client.PageAsync("/instruction");
        var formulaire = accueil.QuerySelector("header form[role=search]")!;
        Assert.That(formulaire.GetAttribute("method"), Is.EqualTo("get"));
        using var exact = await client.GetAsync($"{formulaire.GetAttribute("action")}?q={numero.ToLowerInvariant()}");
        Assert.That((exact.StatusCode, exact.Headers.Location!.OriginalString.StartsWith($"/instruction/{code}/dossiers/", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Redirect, true)));
        var liste = await client.PageAsync($"/recherche?q={numero.Split('-')[0]}");
        Assert.That(liste.QuerySelectorAll("main section").Length, Is.Positive);
        Assert.That(liste.QuerySelector("#recherche-generale")!.GetAttribute("value"), Is.EqualTo(numero.Split('-')[0]), "what was looked for stays in the field");
        Assert.That((await client.PageAsync("/recherche?q=introuvable")).QuerySelector("[role=status]")!.TextContent, Does.Contain("introuvable"));
    }

    [Test]
    public async Task Who_reads_no_dossier_has_no_search()
    {
        using var client = await hote.ConnecterAsync("porteur@demo.example");
        Assert.That((await client.PageAsync("/espace")).QuerySelector("header form[role=search]"), Is.Null);
    }

    [Test]
    public async Task Each_chart_has_its_table_and_its_counts_are_those_of_the_table_they_lead_to()
    {
        using var client = await hote.ConnecterAsync("secretariat@demo.example");
        var page = await client.PageAsync($"/instruction/{code}/suivi");
        Assert.That(page.QuerySelectorAll("figure[data-graphique]"), Has.Length.EqualTo(4).And.All.Matches<AngleSharp.Dom.IElement>(f => f!.QuerySelectorAll("table tbody td[data-v]").Length > 0));
        foreach (var rangee in page.QuerySelectorAll("figure[data-graphique]")[0].QuerySelectorAll("tbody tr"))
        {
            var tableau = await client.PageAsync(rangee.QuerySelector("a")!.GetAttribute("href")!);
            Assert.That($"{tableau.QuerySelectorAll("table[data-tableau] tbody tr[data-id]").Length}", Is.EqualTo(rangee.QuerySelector("td")!.GetAttribute("data-v")), rangee.TextContent);
        }
    }

    [Test]
    public async Task Work_that_is_not_shared_is_counted_and_nothing_more()
    {
        using var client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        var rangees = (await client.PageAsync($"/instruction/{code}/suivi")).QuerySelectorAll("#financeurs ~ .tableau-defilant tbody tr");
        Assert.That(rangees.Any(r => r.QuerySelector("th")!.TextContent != "PREF44" && r.QuerySelectorAll("td")[4].GetAttribute("data-v") != "0"), Is.True);
        Assert.That(rangees.Single(r => r.QuerySelector("th")!.TextContent == "PREF44").QuerySelectorAll("td")[4].GetAttribute("data-v"), Is.EqualTo("0"), "one's own is always known");
    }
}

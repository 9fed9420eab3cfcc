using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Application.Journal;

namespace AppelAProjets.Web.Tests.Papier;

/// <summary>Paper, versions and spreadsheet through the real host, on the demonstration.</summary>
public sealed class PapierTests
{
    private const string Porteur = "porteur@demo.example";

    private static readonly SqlStatement DuPorteur = new("""
        SELECT d.Id, a.Code, d.Etat FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId JOIN Compte c ON c.Id = m.CompteId
        WHERE c.Courriel = @Courriel AND d.Etat = @Etat AND (d.Etat <> 'Brouillon' OR a.Etat = 'DepotOuvert') ORDER BY d.Id
        """);

    private HotePortail hote = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        client = await hote.ConnecterAsync(Porteur);
    }

    [TearDown]
    public async Task Arreter()
    {
        client.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_draft_has_its_paper_and_no_version()
    {
        var dossier = await TrouverAsync("Brouillon");
        using var pdf = await client.GetAsync($"/espace/dossiers/{dossier.Id}/dossier.pdf");
        Assert.Multiple(async () =>
        {
            Assert.That(pdf.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That(pdf.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("dossier-brouillon-non-depose.pdf"));
            Assert.That(await CodeAsync(client, $"/espace/dossiers/{dossier.Id}/versions"), Is.EqualTo(404));
            Assert.That(await CodeAsync(client, $"/espace/dossiers/{dossier.Id}/recepisse.pdf"), Is.EqualTo(404));
        });
    }

    [Test]
    public async Task What_changed_between_two_versions_is_read_by_the_porteur_and_by_the_staff_and_the_hash_is_checked()
    {
        var dossier = await TrouverAsync("EnInstruction");
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        foreach (var (qui, adresse) in new[] { (client, $"/espace/dossiers/{dossier.Id}"), (secretariat, $"/instruction/{dossier.Code}/dossiers/{dossier.Id}") })
        {
            var versions = await qui.PageAsync($"{adresse}/versions");
            var difference = await qui.PageAsync($"{adresse}/versions/2/comparer");
            Assert.Multiple(async () =>
            {
                Assert.That(versions.QuerySelectorAll(".etiquette--vert").Select(e => e.TextContent), Is.EqualTo(new[] { "Empreinte vérifiée", "Empreinte vérifiée" }));
                Assert.That(difference.QuerySelectorAll("dd del").Select(d => d.TextContent), Has.Some.Contains("sont invités"));
                Assert.That(difference.QuerySelectorAll("dd ins").Select(i => i.TextContent), Has.Some.Contains("participent au choix des thèmes"));
                Assert.That(difference.QuerySelector("main")!.TextContent, Does.Contain("(+").And.Contain("(−").And.Contain("Fichier ajouté"));
                Assert.That((await qui.PageAsync($"{adresse}/versions/1")).QuerySelector("main")!.TextContent, Does.Contain("Ce n’est pas la dernière version").And.Not.Contain("participent au choix"));
                foreach (var pdf in new[] { "/dossier.pdf", "/versions/1/dossier.pdf" })
                {
                    Assert.That(await CodeAsync(qui, adresse + pdf), Is.EqualTo(200), pdf);
                }

                foreach (var absente in new[] { "/versions/3", "/versions/0", "/versions/1/comparer", "/versions/3/dossier.pdf" })
                {
                    Assert.That(await CodeAsync(qui, adresse + absente), Is.EqualTo(404), absente);
                }
            });
        }

        await using var session = await hote.Base.LireAsync();
        var lectures = (await session.HistoriqueAsync("Dossier", dossier.Id)).Where(a => a.Le >= BaseModele.Depart).Select(a => (a.Action, a.Details)).Distinct();
        Assert.That(lectures, Is.EquivalentTo(new[] { ("consulter", (string?)null), ("telecharger", "Dossier en PDF") }), "those of the staff");
    }

    [Test]
    public async Task For_others_none_of_it_exists()
    {
        var dossier = await TrouverAsync("EnInstruction");
        using var autre = await hote.ConnecterAsync("porteur.autre@demo.example");
        using var etranger = await hote.ConnecterAsync(BaseModele.Adresse(Role.Instructeur));
        foreach (var fin in new[] { "/dossier.pdf", "/versions", "/versions/1", "/versions/1/dossier.pdf" })
        {
            Assert.That(await CodeAsync(autre, $"/espace/dossiers/{dossier.Id}{fin}"), Is.EqualTo(404), fin);
            Assert.That(await CodeAsync(etranger, $"/instruction/{dossier.Code}/dossiers/{dossier.Id}{fin}"), Is.EqualTo(404), fin);
            Assert.That(await CodeAsync(client, $"/instruction/{dossier.Code}/dossiers/{dossier.Id}{fin}"), Is.EqualTo(404), fin);
        }

        foreach (var fin in new[] { "/recepisse.pdf", "/budget.xlsx", "/budget.csv", "/budget/coller" })
        {
            Assert.That(await CodeAsync(autre, $"/espace/dossiers/{dossier.Id}{fin}"), Is.EqualTo(404), fin);
        }
    }

    [Test]
    public async Task The_bank_account_is_not_for_the_people_of_a_neighbourhood()
    {
        using var referent = await hote.ConnecterAsync("referent@demo.example");
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        var appels = (await referent.PageAsync("/instruction")).QuerySelectorAll("main a[href^='/instruction/']").Select(a => a.GetAttribute("href")!);
        var dossier = await PremierAsync(referent, appels);
        Assert.Multiple(async () =>
        {
            Assert.That((await referent.PageAsync($"{dossier}/versions/1")).QuerySelector("main")!.TextContent, Does.Contain("1.6 Représentant légal").And.Not.Contain("IBAN").And.Not.Contain("Relevé d’identité bancaire"));
            Assert.That((await secretariat.PageAsync($"{dossier}/versions/1")).QuerySelector("main")!.TextContent, Does.Contain("IBAN").And.Contain("Relevé d’identité bancaire"));
        });
    }

    [Test]
    public async Task A_budget_pasted_is_shown_before_it_is_written_over_the_versions_shown()
    {
        var adresse = $"/espace/dossiers/{(await TrouverAsync("Brouillon")).Id}";
        using var lu = await client.EnvoyerAsync($"{adresse}/budget", $"form[action='{adresse}/budget/coller']", ("Colle", "604\t1 234,56\nLocations\t12,345.67\nCadeaux\t3"));
        var page = await lu.PageAsync();
        var avant = await ValeurAsync(adresse, "#budget_604");
        var remplir = page.QuerySelector<IHtmlFormElement>($"form[action='{adresse}/budget']")!;
        using var ecrit = await client.EnvoyerAsync(remplir, adresse, ("suite", "rester"));
        var apres = await ValeurAsync(adresse, "#budget_604");
        using var autre = await client.EnvoyerAsync($"{adresse}/budget", "main form", ("budget.604", "7"));
        using var rejoue = await client.EnvoyerAsync(remplir, adresse, ("suite", "rester"));
        Assert.Multiple(async () =>
        {
            Assert.That(page.QuerySelectorAll(".recopie li").Select(l => l.QuerySelector(".etiquette")!.TextContent), Is.EqualTo(new[] { "Repris", "Pas compris", "Pas compris" }));
            Assert.That(page.QuerySelector(".recopie")!.TextContent, Does.Contain("la virgule ne sépare que les centimes"));
            Assert.That((avant, apres), Is.EqualTo((avant, "1\u202F234,56")));
            Assert.That(avant, Is.Not.EqualTo(apres), "reading writes nothing");
            Assert.That((await rejoue.PageAsync()).Erreurs().Single(), Does.Contain("a été modifié entre-temps"), "what another page wrote is not overwritten");
        });
    }

    [Test]
    public async Task An_exported_budget_comes_back_and_a_wrong_file_says_why()
    {
        var adresse = $"/espace/dossiers/{(await TrouverAsync("Brouillon")).Id}";
        var classeur = await client.GetByteArrayAsync($"{adresse}/budget.xlsx");
        using var relu = await EnvoyerFichierAsync(adresse, classeur, "budget.xlsx");
        using var refuse = await EnvoyerFichierAsync(adresse, [0xD0, 0xCF, 0x11, 0xE0, 0], "vieux.xls");
        using var vide = await EnvoyerFichierAsync(adresse, [], "vide.csv");
        Assert.Multiple(async () =>
        {
            Assert.That((await relu.PageAsync()).QuerySelectorAll(".recopie .etiquette--rouge"), Is.Empty);
            Assert.That((await refuse.PageAsync()).Erreurs().Single(), Does.Contain(".xls"));
            Assert.That((await vide.PageAsync()).Erreurs().Single(), Does.Contain("Ce fichier est vide"));
            var refus = await vide.PageAsync();
            Assert.That(refus.QuerySelector(refus.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!)?.LocalName, Is.EqualTo("input"), "the summary leads to the field");
        });
    }

    private async Task<HttpResponseMessage> EnvoyerFichierAsync(string adresse, byte[] octets, string nom)
    {
        var jeton = (await client.PageAsync($"{adresse}/budget/coller")).QuerySelector<IHtmlInputElement>("main input[name='__RequestVerificationToken']")!.Value;
        using var fichier = new ByteArrayContent(octets);
        fichier.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var corps = new MultipartFormDataContent { { new StringContent(jeton), "__RequestVerificationToken" }, { fichier, "fichier", nom } };
        return await client.PostAsync($"{adresse}/budget/coller", corps);
    }

    private static async Task<string> PremierAsync(HttpClient qui, IEnumerable<string> appels)
    {
        foreach (var appel in appels)
        {
            if ((await qui.PageAsync(appel)).QuerySelector("a[href*='/dossiers/']")?.GetAttribute("href") is { } lien)
            {
                return lien.Split('?')[0];
            }
        }

        throw new AssertionException("No dossier in the table of this person.");
    }

    private async Task<string> ValeurAsync(string adresse, string champ) => (await client.PageAsync($"{adresse}/budget")).QuerySelector<IHtmlInputElement>(champ)!.Value;

    private static async Task<int> CodeAsync(HttpClient qui, string adresse) => (int)(await qui.GetAsync(adresse)).StatusCode;

    private async Task<DossierRow> TrouverAsync(string etat)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<DossierRow>(DuPorteur, new { Courriel = Porteur, Etat = etat }))[0];
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Etat { get; init; }
    }
}

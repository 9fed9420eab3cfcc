using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Application.Tests.Courriers;

namespace AppelAProjets.Web.Tests.Decisions;

/// <summary>Decisions and lists of a funder, relevé and compte rendu on paper, through the real host.</summary>
public sealed class DecisionsEcransTests
{
    private static readonly SqlStatement Financeur = new("SELECT Id FROM Financeur WHERE Sigle = @Sigle");
    private static readonly SqlStatement Seance = new("SELECT s.Id FROM Seance s INNER JOIN Appel a ON a.Id = s.AppelId WHERE s.Etat = 'Arretee' AND a.Etat = 'AvisPublies'");
    private static readonly SqlStatement Points = new("SELECT d.Numero FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId WHERE p.SeanceId = @Id");
    private static readonly SqlStatement Code = new("SELECT Code FROM Appel WHERE Etat = 'AvisPublies'");
    private static readonly SqlStatement ADecider = new("""
        SELECT l.Id, d.Numero FROM Ligne l INNER JOIN Dossier d ON d.Id = l.DossierId INNER JOIN Financeur f ON f.Id = l.FinanceurId INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE f.Sigle = @Sigle AND l.Etat = 'Arbitree' AND d.Etat = 'AvisTransmis' AND a.Code = @Code
        ORDER BY d.Numero
        """);

    private HotePortail hote = null!;
    private string code = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        code = (await LireAsync<string>(Code))[0];
    }

    [TearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task A_decision_without_its_reference_keeps_what_was_typed_and_many_are_granted_at_once()
    {
        using var client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        var (page, lignes) = (await client.PageAsync($"/instruction/{code}/decisions"), await LireAsync<LigneRow>(ADecider, new { Sigle = "PREF44", Code = code }));
        Assert.That(lignes.Select(l => page.QuerySelector($"#l-{l.Id}")), Is.Not.Empty.And.All.Not.Null);
        var cle = page.QuerySelector($"#l-{lignes[0].Id}")!.GetAttribute("value")!;
        using var refusee = await client.EnvoyerAsync(Formulaire(page), $"/instruction/{code}/decisions/accords", ("lignes", cle), ("Acte.Organe", "Commission permanente"));
        var reprise = await refusee.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(reprise.Erreurs(), Has.Some.Contains("référence de la décision"));
            Assert.That(reprise.QuerySelector("[name='Acte.Organe']")!.GetAttribute("value"), Is.EqualTo("Commission permanente"));
            Assert.That(reprise.QuerySelector($"#l-{lignes[0].Id}")!.HasAttribute("checked"));
        });

        using var faite = await client.EnvoyerAsync(Formulaire(reprise), $"/instruction/{code}/decisions/accords", ("lignes", cle), ("Acte.Organe", "Préfet"), ("Acte.Reference", "2026-14"), ("Acte.DecideeLe", "2026-01-05"), ("Acte.NotifieeLe", "2026-01-06"));
        Assert.That(faite.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await client.PageAsync($"/instruction/{code}/decisions")).QuerySelector("#decidees + div")!.TextContent, Does.Contain(lignes[0].Numero).And.Contain("2026-14"));
    }

    [Test]
    public async Task The_list_of_a_funder_is_read_back_and_is_of_no_other()
    {
        var financeur = (await LireAsync<Guid>(Financeur, new { Sigle = "PREF44" })).Single();
        var adresse = $"/instruction/{code}/decisions/listes/{financeur}.xlsx";
        using var client = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        using var reponse = await client.GetAsync(adresse);
        using var classeur = new ZipArchive(await reponse.Content.ReadAsStreamAsync());
        using var lecteur = new StreamReader(await classeur.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var feuille = await lecteur.ReadToEndAsync();
        foreach (var ligne in await LireAsync<LigneRow>(ADecider, new { Sigle = "PREF44", Code = code }))
        {
            Assert.That(feuille, Does.Contain($">{ligne.Numero}<"));
        }

        foreach (var qui in new[] { "instructeur.nm", "membre.pref44", "presidence" })
        {
            using var autre = await hote.ConnecterAsync($"{qui}@demo.example");
            using var refusee = await autre.GetAsync(adresse);
            Assert.That(refusee.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), qui);
        }
    }

    [Test]
    public async Task The_compte_rendu_of_a_session_names_each_of_its_dossiers()
    {
        var seance = (await LireAsync<Guid>(Seance))[0];
        using var client = await hote.ConnecterAsync("presidence@demo.example");
        var texte = string.Concat(TexteDUnPdf.Pages(await client.GetByteArrayAsync($"/seances/{seance}/compte-rendu.pdf")));
        var releve = string.Concat(TexteDUnPdf.Pages(await client.GetByteArrayAsync($"/seances/{seance}/releves/1/releve.pdf")));
        foreach (var numero in await LireAsync<string>(Points, new { Id = seance }))
        {
            Assert.That((texte.Contains(numero, StringComparison.Ordinal), releve.Contains(numero, StringComparison.Ordinal)), Is.EqualTo((true, true)), numero);
        }

        using var instructeur = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        using var refusee = await instructeur.GetAsync($"/seances/{seance}/compte-rendu.pdf");
        Assert.That(refusee.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static IHtmlFormElement Formulaire(IParentNode page) => (IHtmlFormElement)page.QuerySelector("form[action$='/accords']")!;

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await hote.Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
    }
}

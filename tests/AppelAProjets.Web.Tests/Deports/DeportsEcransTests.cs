using AngleSharp.Html.Dom;
using System.IO.Compression;
using System.Net;
using AppelAProjets.Application.Liens;

namespace AppelAProjets.Web.Tests.Deports;

/// <summary>A déport imposed through the pages, asked to be lifted, lifted: what the person is shown meanwhile.</summary>
public sealed class DeportsEcransTests
{
    private const string Instructeur = "instructeur.pref44@demo.example";

    private static readonly SqlStatement UnDossier = new("""
        SELECT d.Id, a.Code, d.Numero, d.Titre, (SELECT c.Id FROM Compte c WHERE c.Courriel = @Courriel) AS CompteId
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Etat = 'DepotClos' AND d.Etat = 'EnInstruction' AND f.Sigle = 'PREF44' ORDER BY d.Numero
        """);

    private HotePortail hote = null!;
    private DossierRow dossier = null!;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        using var visiteur = hote.Visiteur();
        await using var session = await hote.Base.LireAsync();
        dossier = (await session.ListeAsync<DossierRow>(UnDossier, new { Courriel = Instructeur }))[0];
    }

    [TearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task Imposed_then_lifted_it_shows_nothing_of_the_dossier_meanwhile()
    {
        using var presidence = await hote.ConnecterAsync("presidence@demo.example");
        using var instructeur = await hote.ConnecterAsync(Instructeur);
        Assert.That(await VuAsync(instructeur), Is.All.True);

        var imposer = LiensDeports.Imposer(dossier.Code);
        using var aConfirmer = await presidence.EnvoyerAsync(
            imposer, "main form", ("Saisie.CompteId", $"{dossier.CompteId}"), ("Saisie.Numero", dossier.Numero), ("Saisie.Motif", "Ancien trésorier."));
        var page = await aConfirmer.PageAsync();
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain(dossier.Titre));
        Assert.That(await VuAsync(instructeur), Is.All.True, "nothing before it is confirmed");
        var formulaire = (IHtmlFormElement)page.QuerySelector("main form")!;
        using var autre = await presidence.EnvoyerAsync(formulaire, imposer, ("Saisie.TouteLOrganisation", "true"));
        Assert.That((await autre.PageAsync()).QuerySelector("main")!.TextContent, Does.Contain("ni à aucun dossier de cette organisation"), "named again once something else is typed");
        using var fait = await presidence.EnvoyerAsync(formulaire, imposer);
        Assert.That(fait.Headers.Location!.ToString(), Is.EqualTo(LiensDeports.DeLAppel(dossier.Code)));

        Assert.That(await VuAsync(instructeur), Is.All.False);
        var miens = await instructeur.PageAsync(LiensDeports.Miens);
        Assert.That(miens.QuerySelector("main")!.TextContent, Does.Not.Contain(dossier.Numero).And.Not.Contain(dossier.Titre).And.Not.Contain("trésorier"));
        var courriel = (await hote.CourrielsAsync(Instructeur)).Single(m => m.Subject == "Un déport vous concerne");
        Assert.That(courriel.TextBody, Does.Not.Contain(dossier.Numero).And.Not.Contain(dossier.Titre));

        using var demande = await instructeur.EnvoyerAsync(LiensDeports.Miens, "main form", ("Levee.Motif", "Mandat terminé."));
        using var vide = await presidence.EnvoyerAsync(LiensDeports.DeLAppel(dossier.Code), "form[action$='/lever']", ("Levee.Motif", " "));
        Assert.That((await vide.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        using var leve = await presidence.EnvoyerAsync(LiensDeports.DeLAppel(dossier.Code), "form[action$='/lever']", ("Levee.Motif", "Mandat terminé en effet."));
        Assert.That(leve.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await VuAsync(instructeur), Is.All.True);
        Assert.That((await presidence.PageAsync(LiensDeports.DeLAppel(dossier.Code))).QuerySelector("main")!.TextContent, Does.Contain("Mandat terminé en effet."));
    }

    // The sheet, its files, its thread, the table, its search, the search over the calls, the piece of paper, the exports, who is there.
    private async Task<List<bool>> VuAsync(HttpClient client)
    {
        using var voisin = await hote.ConnecterAsync("secretariat@demo.example");
        _ = await SignalerAsync(voisin, $$"""{"dossier":"{{dossier.Id}}","lieu":"fiche"}""");
        var fiche = LiensInstructions.Fiche(dossier.Code, dossier.Id);
        var vus = new List<bool>();
        foreach (var adresse in new[] { fiche, $"{fiche}/messages", $"{fiche}/dossier.pdf", $"{fiche}/versions", LiensInstructions.Deporter(dossier.Code, dossier.Id) })
        {
            using var reponse = await client.GetAsync(adresse);
            vus.Add(reponse.StatusCode == HttpStatusCode.OK);
        }

        foreach (var liste in new[] { $"{LiensInstructions.Tableau(dossier.Code)}?taille=200", $"{LiensInstructions.Tableau(dossier.Code)}?q={dossier.Numero}", $"{LiensSuivi.Recherche}?q={dossier.Titre}" })
        {
            using var reponse = await client.GetAsync(liste);
            var corps = reponse.StatusCode == HttpStatusCode.Redirect ? $"{reponse.Headers.Location}" : await reponse.Content.ReadAsStringAsync();
            vus.Add(corps.Contains($"{dossier.Id}", StringComparison.Ordinal));
        }

        vus.Add((await client.GetStringAsync($"{LiensInstructions.Tableau(dossier.Code)}/exporter/tableau.csv")).Contains(dossier.Numero, StringComparison.Ordinal));
        using var classeur = new ZipArchive(await client.GetStreamAsync($"{LiensInstructions.Tableau(dossier.Code)}/exporter/tableau.xlsx"));
        foreach (var feuille in classeur.Entries.Where(e => e.FullName is "xl/worksheets/sheet1.xml" or "xl/worksheets/sheet2.xml"))
        {
            using var texte = new StreamReader(await feuille.OpenAsync());
            vus.Add((await texte.ReadToEndAsync()).Contains(dossier.Numero, StringComparison.Ordinal));
        }

        vus.Add((await SignalerAsync(client, """{"lieu":"tableau","lignes":[]}""")).Contains($"{dossier.Id}", StringComparison.Ordinal));
        return vus;
    }

    private async Task<string> SignalerAsync(HttpClient client, string signal)
    {
        var jeton = (await client.PageAsync("/instruction")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var demande = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new("signal", signal)]);
        using var reponse = await client.PostAsync(LiensInstructions.Presences(dossier.Code), demande);
        return await reponse.Content.ReadAsStringAsync();
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required Guid CompteId { get; init; }
    }
}

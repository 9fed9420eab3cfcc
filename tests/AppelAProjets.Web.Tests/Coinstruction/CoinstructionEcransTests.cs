using System.Net;
using AppelAProjets.Application.Liens;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AppelAProjets.Web.Tests.Coinstruction;

/// <summary>Labels, follow-up, checklist and meetings through the real host, without JavaScript.</summary>
public sealed class CoinstructionEcransTests
{
    private const string Secretariat = "secretariat@demo.example";
    private const string Instructeur = "instructeur.pref44@demo.example";

    private static readonly SqlStatement AppelEnInstruction = new("SELECT Code FROM Appel WHERE Etat = 'DepotClos'");

    private static readonly SqlStatement Dossiers = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Etat = 'DepotClos' AND d.Etat = 'EnInstruction' AND f.Sigle = 'PREF44' ORDER BY d.Numero
        """);

    private static readonly SqlStatement Deposes = new("SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Etat = 'DepotClos' AND d.Etat = 'Depose' ORDER BY d.Numero");

    private static readonly SqlStatement Territoires = new("""
        SELECT tq.TerritoireId FROM DossierQuartier dq JOIN TerritoireQuartier tq ON tq.QuartierCode = dq.QuartierCode WHERE dq.DossierId = @Id ORDER BY dq.Part DESC
        """);

    private HotePortail hote = null!;
    private string code = null!;
    private Guid dossier;

    [SetUp]
    public async Task Preparer()
    {
        hote = await HotePortail.CreerAsync();
        using var visiteur = hote.Visiteur();
        code = (await LireAsync<string>(AppelEnInstruction))[0];
        dossier = (await LireAsync<Guid>(Dossiers))[0];
    }

    [TearDown]
    public async Task Ranger() => await hote.DisposeAsync();

    [Test]
    public async Task A_label_is_created_put_on_from_the_sheet_and_read_there_by_another_funder()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        using var refus = await client.EnvoyerAsync(LiensCoinstruction.Etiquettes(code), $"form[action='{LiensCoinstruction.Etiquettes(code)}']", ("Nouvelle.Libelle", ""));
        Assert.That((await refus.PageAsync()).Erreurs(), Is.EqualTo(new[] { "Donnez un nom à l’étiquette." }));
        using var creee = await client.EnvoyerAsync(LiensCoinstruction.Etiquettes(code), $"form[action='{LiensCoinstruction.Etiquettes(code)}']", ("Nouvelle.Libelle", "À voir avec la ville"), ("Nouvelle.Couleur", "Ambre"));
        Assert.That(creee.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var fiche = LiensInstructions.Fiche(code, dossier);
        var etiquette = (await client.PageAsync(fiche)).QuerySelector("#suivi input[name=etiquettes]")!.GetAttribute("value")!;
        using var posee = await client.EnvoyerAsync(fiche + "?q=a", "#suivi form[action*='/suivi/etiquettes']", ("etiquettes", etiquette));
        Assert.That(posee.Headers.Location!.ToString(), Is.EqualTo(fiche + "?q=a#suivi"), "back to the same place of the table");
        using var autre = await hote.ConnecterAsync("instructeur.nm@demo.example");
        Assert.That((await autre.PageAsync(fiche)).QuerySelector("#suivi dd .etiquette--ambre")!.TextContent, Is.EqualTo("À voir avec la ville"));
    }

    [Test]
    public async Task A_refused_note_comes_back_with_its_text_and_an_organisation_never_reads_one()
    {
        using var client = await hote.ConnecterAsync(Instructeur);
        var fiche = LiensInstructions.Fiche(code, dossier);
        var longue = new string('x', 4001);
        using var refus = await client.EnvoyerAsync(fiche, "#suivi form[action$='/suivi/notes']", ("NoteInterne.Texte", longue));
        var page = await refus.PageAsync();
        Assert.That(page.Erreurs(), Is.Not.Empty);
        Assert.That(page.QuerySelector("textarea[name='NoteInterne.Texte']")!.TextContent.Trim(), Is.EqualTo(longue));
        using var faite = await client.EnvoyerAsync(fiche, "#suivi form[action$='/suivi/notes']", ("NoteInterne.Texte", "Rappeler la présidente."));
        Assert.That(faite.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var autre = await hote.ConnecterAsync("instructeur.nm@demo.example");
        Assert.That((await autre.PageAsync(fiche)).QuerySelector("#suivi")!.TextContent, Does.Contain("Rappeler la présidente."));
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        using var suivi = await porteur.GetAsync(LiensCoinstruction.Suivi(code, dossier));
        Assert.That(suivi.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_checklist_is_kept_said_in_the_list_and_leads_to_the_next_dossier()
    {
        var depose = (await LireAsync<Guid>(Deposes))[0];
        using var client = await hote.ConnecterAsync(Secretariat);
        var adresse = LiensRecevabilite.Dossier(code, depose);
        using var refus = await client.EnvoyerAsync(adresse, "form[action$='/examen']", ("Points[0].Verdict", "Non"), ("Points[0].Note", ""));
        Assert.That((await refus.PageAsync()).Erreurs().Single(), Does.EndWith("dites pourquoi."));
        using var faite = await client.EnvoyerAsync(adresse, "form[action$='/examen']", ("Points[0].Verdict", "Non"), ("Points[0].Note", "Illisible."));
        Assert.That(faite.Headers.Location!.ToString(), Is.EqualTo(adresse));
        var page = await client.PageAsync(adresse);
        Assert.That(page.QuerySelector("#controle + p .etiquette--rouge")?.TextContent, Is.EqualTo("Non complet").Or.Null);
        Assert.That(page.QuerySelector("input[name='Points[0].Note']")!.GetAttribute("value"), Is.EqualTo("Illisible."));
        using var suite = await client.EnvoyerAsync(adresse, "form[action$='/examen']", ("puis", "suivant"));
        Assert.That(suite.Headers.Location!.ToString(), Is.Not.EqualTo(adresse), "the next one opens by itself");
    }

    [Test]
    public async Task A_meeting_goes_from_its_dossiers_to_a_report_read_back()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var reunion = await PreparerAsync(client);
        var projeter = (await client.PageAsync(reunion)).QuerySelectorAll("a").Single(a => a.TextContent == "Projeter").GetAttribute("href")!;
        using var premier = await client.GetAsync(projeter);
        var projection = premier.Headers.Location!.ToString();
        var page = await client.PageAsync(projection);
        var titre = page.QuerySelector("h1")!.TextContent;
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Contain("@").And.Not.Contain("Téléphone"), "nobody's address on a wall");
        using var refus = await client.EnvoyerAsync(projection, "form[action$='/avis']", ("Avis.Texte", "Un texte sans sens."));
        var refusee = await refus.PageAsync();
        Assert.That((refusee.Erreurs().Single(), refusee.QuerySelector("textarea")!.TextContent.Trim()), Is.EqualTo(("Choisissez le sens de l’avis.", "Un texte sans sens.")));
        using var fait = await client.EnvoyerAsync(projection, "form[action$='/avis']", ("Avis.Sens", "FavorableSousReserve"), ("Avis.Texte", "Ouvrir aussi le samedi matin."), ("Avis.Puis", "suivant"));
        Assert.That(fait.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var compteRendu = Texte(await client.GetByteArrayAsync(reunion + "/compte-rendu.pdf"));
        Assert.That(compteRendu, Does.Contain("Ouvrir aussi le samedi matin.").And.Contain("Favorable sous réserve").And.Contain("Awa Diallo"));
        Assert.That(compteRendu.Replace("\n", " ", StringComparison.Ordinal), Does.Contain(titre.Split(' ')[0]));
        Assert.That(Texte(await client.GetByteArrayAsync(projection + "/fiche.pdf")), Does.Contain("Avis de quartier").And.Contain("Ouvrir aussi le samedi matin."));
        using var instructeur = await hote.ConnecterAsync(Instructeur);
        Assert.That((await instructeur.PageAsync(projection)).QuerySelector("form[action$='/avis']"), Is.Null, "attends and reads");
        Assert.That((await instructeur.PageAsync(LiensInstructions.Fiche(code, Guid.Parse(projection.Split('/')[^1])))).QuerySelector("#avis-de-quartier")!.ParentElement!.TextContent, Does.Contain("Ouvrir aussi le samedi matin."));
    }

    private async Task<string> PreparerAsync(HttpClient client)
    {
        var territoire = (await LireAsync<Guid>(Territoires, new { Id = dossier }))[0];
        using var creee = await client.EnvoyerAsync(
            LiensCoinstruction.NouvelleReunion(code), "form[method=post].largeur-page", ("Saisie.TerritoireId", $"{territoire}"), ("Saisie.Jour", "2028-03-14"), ("Saisie.Heure", "14:00"), ("Saisie.Lieu", "Maison de quartier"));
        Assert.That(creee.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var reunion = creee.Headers.Location!.ToString();
        using var presents = await client.EnvoyerAsync(reunion, "form[action$='/presents']", ("autres", "Awa Diallo, conseil citoyen"));
        Assert.That(presents.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return reunion;
    }

    private static string Texte(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));
    }

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql, object? parametres = null)
    {
        await using var session = await hote.Base.LireAsync();
        return await session.ListeAsync<T>(sql, parametres);
    }
}

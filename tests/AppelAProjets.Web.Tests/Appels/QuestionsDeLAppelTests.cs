using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Appels;

/// <summary>Questions written by the Secrétariat, tried, answered by a porteur, changed after publication; through the real host, without JavaScript.</summary>
public sealed class QuestionsDeLAppelTests
{
    private const string Porteur = "porteur@demo.example";
    private static readonly SqlStatement AppelOuvert = new("SELECT a.Code FROM Appel a WHERE a.Etat = 'DepotOuvert'");
    private static readonly SqlStatement Brouillons = new("SELECT COUNT(*) FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Etat = 'DepotOuvert' AND d.Etat = 'Brouillon'");

    private static readonly SqlStatement Lignes = new("""
        SELECT (SELECT COUNT(*) FROM Dossier) + (SELECT COUNT(*) FROM Reponse) + (SELECT COUNT(*) FROM DossierFichier) + (SELECT COUNT(*) FROM Presence)
            + (SELECT COUNT(*) FROM Journal) + (SELECT COUNT(*) FROM Courriel) + (SELECT COUNT(*) FROM AppelQuestion) AS Nombre
        """);

    private HotePortail hote = null!;
    private HttpClient secretaire = null!;
    private string adresse = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        secretaire = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        adresse = $"/secretariat/appels/{await UnAsync<string>(AppelOuvert)}";
    }

    [TearDown]
    public async Task Arreter()
    {
        secretaire.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task Questions_are_written_ordered_and_removed_and_a_dependency_says_why_not()
    {
        using (var cree = await secretaire.EnvoyerAsync("/secretariat/appels/nouveau", "main form", ("Code", "ESSAI28"), ("Annee", "2028"), ("Titre", "Essai")))
        {
            adresse = "/secretariat/appels/ESSAI28";
        }

        await PasserAsync("/questions/rubriques/nouvelle", ("Titre", "Vie du projet"));
        var rubrique = (await secretaire.PageAsync($"{adresse}/questions")).QuerySelector<IHtmlInputElement>("input[name=section]")!.Value;
        await PasserAsync($"/questions/nouvelle?usage=Complementaire&type=OuiNon&section={rubrique}", ("Libelle", "Un bus est-il prévu ?"), ("SectionId", rubrique));
        var formulaire = await secretaire.PageAsync($"{adresse}/questions/nouvelle?usage=Complementaire&type=Nombre&section={rubrique}");
        var condition = formulaire.QuerySelectorAll<IHtmlOptionElement>("select[name=Condition] optgroup[label*=bus] option").First().Value;
        await PasserAsync($"/questions/nouvelle?usage=Complementaire&type=Nombre&section={rubrique}", ("Libelle", "Combien de places ?"), ("SectionId", rubrique), ("Condition", condition));

        var page = await secretaire.PageAsync($"{adresse}/questions");
        Assert.That(page.QuerySelectorAll("ol.questions strong").Select(e => e.TextContent), Is.EqualTo(new[] { "Un bus est-il prévu ?", "Combien de places ?" }));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Si votre réponse à «\u00A0Un bus est-il prévu ?\u00A0» est «\u00A0Oui\u00A0»."));
        foreach (var bouton in new[] { "deplacer", "retirer" })
        {
            using var refuse = await secretaire.EnvoyerAsync($"{adresse}/questions", $"ol.questions li:first-child form[action$='/{bouton}']");
            Assert.That((await refuse.PageAsync()).Erreurs().Single(), Does.Contain("Combien de places ?"), bouton);
        }

        using var retire = await secretaire.EnvoyerAsync($"{adresse}/questions", "ol.questions li:last-child form[action$='/retirer']");
        Assert.That((await secretaire.PageAsync($"{adresse}/questions")).QuerySelectorAll("ol.questions li"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_question_that_cannot_be_asked_is_refused_beside_its_fields()
    {
        using var reponse = await secretaire.EnvoyerAsync($"{adresse}/questions/nouvelle?usage=Eligibilite&type=Choix", "main form", ("Libelle", ""), ("Options", "Seule"), ("ReponsesAttendues", "Autre"));
        var page = await reponse.PageAsync();
        Assert.That(page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).Distinct(), Is.EquivalentTo(new[] { "#Libelle", "#Options", "#ReponsesAttendues", "#MessageSinon" }));
        Assert.That(page.QuerySelector<IHtmlTextAreaElement>("#Options")!.Value, Is.EqualTo("Seule"));
    }

    [Test]
    public async Task Trying_the_form_shows_messages_and_stores_nothing()
    {
        var avant = await UnAsync<int>(Lignes);
        var rubriques = (await secretaire.PageAsync($"{adresse}/essai")).QuerySelectorAll(".taches a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.That(rubriques, Does.Contain($"{adresse}/essai/eligibilite").And.Contain($"{adresse}/essai/questions"));
        foreach (var rubrique in rubriques)
        {
            var page = await secretaire.PageAsync(rubrique);
            Assert.That((page.QuerySelector("[data-enregistrement]"), page.QuerySelectorAll("main form").Length), Is.EqualTo(((IElement?)null, 1)), rubrique);
        }

        using var demandes = await secretaire.EnvoyerAsync($"{adresse}/essai/projet", "main form", ("projet.debut", "hier"), ("projet.objectifs", "Du lien"));
        var essai = await demandes.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(essai.Erreurs().Single(), Does.Contain("n’est pas une date"));
            Assert.That(essai.QuerySelector<IHtmlTextAreaElement>("textarea[name='projet.objectifs']")!.Value, Is.EqualTo("Du lien"));
            Assert.That(essai.QuerySelector("main")!.TextContent, Does.Contain("Essai\u00A0: rien n’est enregistré.").And.Contain("Décrivez le projet."));
        });
        var nom = (await secretaire.PageAsync($"{adresse}/essai/eligibilite")).QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(r => r.Value == "non").Name!;
        using var arret = await secretaire.EnvoyerAsync($"{adresse}/essai/eligibilite", "main form", (nom, "non"));
        Assert.That((await arret.PageAsync()).QuerySelectorAll("[data-si]").Count(e => !e.HasAttribute("hidden")), Is.EqualTo(1));
        Assert.That(await UnAsync<int>(Lignes), Is.EqualTo(avant));
    }

    [Test]
    public async Task A_porteur_is_stopped_kindly_answers_under_a_condition_and_joins_a_file()
    {
        using var client = await hote.ConnecterAsync(Porteur);
        var dossier = await BrouillonAsync(client);
        var (quartier, porteur) = (await NomAsync(client, $"{dossier}/eligibilite", "non"), await NomAsync(client, $"{dossier}/eligibilite", "Une association"));
        using (var arrete = await client.EnvoyerAsync($"{dossier}/eligibilite", "main form", (quartier, "non"), (porteur, "Une association"), ("suite", "continuer")))
        {
            Assert.That(arrete.Headers.Location!.ToString(), Is.EqualTo($"{dossier}/eligibilite"), "nothing else is asked before it is read");
        }

        var taches = await client.PageAsync(dossier);
        Assert.That(taches.QuerySelector("main")!.TextContent, Does.Contain("n’est pas concerné par l’appel").And.Contain("service de la vie associative").And.Contain("Projet non concerné").And.Contain("Mission politique de la ville"));
        Assert.That((await client.PageAsync($"{dossier}/verifier")).QuerySelector("form[action$='/deposer']"), Is.Null);
        using (var corrige = await client.EnvoyerAsync($"{dossier}/eligibilite", "main form", (quartier, "oui"), ("suite", "continuer")))
        {
            Assert.That(corrige.Headers.Location!.ToString(), Is.EqualTo($"{dossier}/association"));
        }

        var questions = await client.PageAsync($"{dossier}/questions");
        var (participation, facon) = (questions.QuerySelector<IHtmlInputElement>("input[value=oui]")!.Name!, questions.QuerySelector<IHtmlTextAreaElement>("textarea")!.Name!);
        Assert.That(questions.QuerySelector("main")!.TextContent, Does.Contain("Si votre réponse à «"), "without script the condition is said");
        Assert.That(await ManquesAsync(client, $"{dossier}/questions", (participation, "non")), Is.Zero);
        Assert.That(await ManquesAsync(client, $"{dossier}/questions", (participation, "oui")), Is.EqualTo(1));
        Assert.That(await ManquesAsync(client, $"{dossier}/questions", (facon, "En réunion")), Is.Zero);
        await JoindreAsync(client, $"{dossier}/questions");
    }

    [Test]
    public async Task A_change_after_publication_shows_its_effect_then_tells_the_writers()
    {
        using var client = await hote.ConnecterAsync(Porteur);
        var dossier = await BrouillonAsync(client);
        var rubrique = (await secretaire.PageAsync($"{adresse}/questions")).QuerySelector<IHtmlInputElement>("input[name=section]")!.Value;
        await PasserAsync($"/questions/nouvelle?usage=Complementaire&type=Montant&section={rubrique}", ("Libelle", "Prix demandé aux habitants"), ("Requise", "true"), ("SectionId", rubrique));
        Assert.That((await client.PageAsync($"{dossier}/questions")).QuerySelector("main")!.TextContent, Does.Not.Contain("Prix demandé"), "not asked yet");

        Assert.That((await secretaire.PageAsync(adresse)).QuerySelector("main")!.TextContent, Does.Contain("Changements à publier"));
        var effet = await secretaire.PageAsync($"{adresse}/questions/publier");
        Assert.That(effet.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim(), Is.EqualTo($"{await UnAsync<int>(Brouillons)}"));
        Assert.That(effet.QuerySelector("main")!.TextContent, Does.Contain("Question ajoutée\u00A0: «\u00A0Prix demandé aux habitants\u00A0»."));
        using (var publie = await secretaire.EnvoyerAsync($"{adresse}/questions/publier", "main form"))
        {
            Assert.That((int)publie.StatusCode, Is.EqualTo(302));
        }

        var courriel = (await hote.CourrielsAsync(Porteur)).Single(m => m.Subject!.Contains("questions", StringComparison.Ordinal));
        Assert.That(courriel.TextBody, Does.Contain("Prix demandé aux habitants").And.Contain(dossier));
        Assert.That((await client.PageAsync($"{dossier}/questions")).QuerySelector("main")!.TextContent, Does.Contain("Prix demandé"));
        Assert.That((await secretaire.PageAsync($"{adresse}/questions")).QuerySelector("main")!.TextContent, Does.Contain("Version 2").And.Not.Contain("ne voient pas encore"));
    }

    [Test]
    public async Task The_public_page_asks_first_whether_the_project_is_concerned()
    {
        using var visiteur = hote.Visiteur();
        var page = await visiteur.PageAsync(adresse.Replace("/secretariat", "", StringComparison.Ordinal));
        Assert.That(page.QuerySelector("#eligibilite"), Is.Not.Null);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("d’abord aux habitants d’un quartier prioritaire").And.Contain("Pour déposer\u00A0: «\u00A0Oui\u00A0»."));
    }

    private async Task<T> UnAsync<T>(SqlStatement sql)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.UnAsync<T>(sql))!;
    }

    private async Task<string> BrouillonAsync(HttpClient client)
    {
        var code = adresse.Split('/')[^1];
        var formulaire = await client.PageAsync($"/espace/dossiers/nouveau?appel={code}");
        var organisation = formulaire.QuerySelector<IHtmlInputElement>("input[name=OrganisationId]")!.Value;
        using var cree = await client.EnvoyerAsync($"/espace/dossiers/nouveau?appel={code}", "form[action='/espace/dossiers/nouveau']", ("OrganisationId", organisation), ("Titre", "Un projet d’essai"));
        return cree.Headers.Location!.ToString()[..^"/eligibilite".Length];
    }

    private static async Task<string> NomAsync(HttpClient client, string page, string valeur) =>
        (await client.PageAsync(page)).QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(r => r.Value == valeur).Name!;

    private static async Task<int> ManquesAsync(HttpClient client, string page, (string, string?) reponse)
    {
        using var enregistre = await client.EnvoyerAsync(page, "form#reponses", reponse, ("suite", "rester"));
        Assert.That(enregistre.Headers.Location!.ToString(), Is.EqualTo(page));
        return (await client.PageAsync(page)).QuerySelectorAll("details.govuk-details li").Length;
    }

    private static async Task JoindreAsync(HttpClient client, string page)
    {
        var formulaire = (await client.PageAsync(page)).QuerySelector<IHtmlFormElement>("form[enctype='multipart/form-data']")!;
        using var corps = new MultipartFormDataContent
        {
            { new StringContent(formulaire.QuerySelector<IHtmlInputElement>("input[name='__RequestVerificationToken']")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF\n"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/pdf") } }, "fichier", "lettre.pdf" },
        };
        using var joint = await client.PostAsync(formulaire.GetAttribute("action"), corps);
        Assert.That(joint.Headers.Location!.ToString(), Does.StartWith($"{page}#titre-"));
        Assert.That((await client.PageAsync(page)).QuerySelector(".fichiers a")!.TextContent, Is.EqualTo("lettre.pdf"));
    }

    private async Task PasserAsync(string chemin, params IEnumerable<(string, string?)> champs)
    {
        using var reponse = await secretaire.EnvoyerAsync(adresse + chemin, "main form", champs);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302), $"{chemin}: {string.Join('\n', (await reponse.PageAsync()).Erreurs())}");
    }
}

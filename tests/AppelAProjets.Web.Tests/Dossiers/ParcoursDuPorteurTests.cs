using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Dossiers;

/// <summary>A volunteer without JavaScript: from the organisation to the receipt, through the real forms.</summary>
public sealed partial class ParcoursDuPorteurTests
{
    private const string Benevole = "benevole@essai.example";

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF\n"u8.ToArray();

    private static readonly SqlStatement AppelOuvert = new("SELECT Code, ClotureLe FROM Appel WHERE Etat = 'DepotOuvert'");
    private static readonly SqlStatement Depots = new("SELECT COUNT(*) FROM DossierDepot WHERE DossierId = @Id");

    private HotePortail hote = null!;
    private HttpClient client = null!;
    private AppelRow appel = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        _ = hote.Base;
        await BaseModele.AjouterCompteAsync(hote.Base, Benevole);
        client = await hote.ConnecterAsync(Benevole);
        await using var session = await hote.Base.LireAsync();
        appel = (await session.UnAsync<AppelRow>(AppelOuvert))!;
    }

    [TearDown]
    public async Task Arreter()
    {
        client.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task From_the_organisation_to_the_receipt_then_replayed()
    {
        var adresse = await CompletAsync();
        var verifier = await client.PageAsync($"{adresse}/verifier");
        var formulaire = verifier.QuerySelector<IHtmlFormElement>($"form[action='{adresse}/deposer']");
        Assert.That(formulaire, Is.Not.Null, string.Join('\n', verifier.QuerySelectorAll("main li").Select(l => l.TextContent.Trim())));
        Assert.That(Texte(verifier), Does.Contain("Dites à quel titre vous agissez pour"), "the mandate is named before the deposit");

        using var premier = await client.EnvoyerAsync(formulaire!, adresse);
        using var rejoue = await client.EnvoyerAsync(formulaire!, adresse);

        var recepisse = await client.PageAsync($"{adresse}/recepisse");
        var courriels = await hote.CourrielsAsync(Benevole);
        await using var session = await hote.Base.LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(new[] { premier, rejoue }.Select(r => r.Headers.Location!.ToString()), Has.All.EqualTo($"{adresse}/recepisse"));
            Assert.That(Texte(recepisse), Does.Contain(appel.Code + "-").And.Contain("heure de Paris").And.Contain("rejet implicite").And.Contain("tribunal administratif").And.Contain("Téléphone"));
            Assert.That(courriels.Count(c => c.Subject?.Contains("bien reçu", StringComparison.Ordinal) == true), Is.EqualTo(1));
            Assert.That(await session.UnAsync<int>(Depots, new { Id = Guid.Parse(adresse.Split('/')[^1]) }), Is.EqualTo(1));
            Assert.That((await client.GetAsync($"{adresse}/budget")).Headers.Location!.ToString(), Is.EqualTo(adresse), "a deposited dossier is only read");
            Assert.That(Texte(await client.PageAsync("/espace")), Does.Contain("Déposé"));
        });
    }

    [Test]
    public async Task Late_by_a_second_is_refused_with_both_times_and_the_draft_is_kept()
    {
        var adresse = await CompletAsync();
        var formulaire = (await client.PageAsync($"{adresse}/verifier")).QuerySelector<IHtmlFormElement>($"form[action='{adresse}/deposer']")!;
        hote.Horloge.SetUtcNow(appel.ClotureLe.AddSeconds(1));
        // The session went to sleep with the clock: signing in again must not change the answer.
        client.Dispose();
        client = await hote.ConnecterAsync(Benevole);
        var jeton = (await client.PageAsync(adresse)).QuerySelector<IHtmlInputElement>("input[name='__RequestVerificationToken']")!.Value;

        using var reponse = await client.EnvoyerAsync(formulaire, adresse, ("__RequestVerificationToken", jeton));

        var page = await client.PageAsync(reponse.Headers.Location!.ToString());
        Assert.That(Texte(page), Does.Contain("Le dépôt est clos depuis le").And.Contain("Votre demande est arrivée complète le").And.Contain("Votre brouillon est conservé"));
        Assert.That(Texte(page), Does.Contain("Un jardin au pied des tours"));
    }

    [Test]
    public async Task A_draft_after_the_closing_is_read_and_says_that_it_was_not_deposited()
    {
        var adresse = await BrouillonAsync();
        var budget = (await client.PageAsync($"{adresse}/budget")).QuerySelector<IHtmlFormElement>("main form")!;
        hote.Horloge.SetUtcNow(appel.ClotureLe.AddSeconds(1));
        client.Dispose();
        client = await hote.ConnecterAsync(Benevole);

        var page = await client.PageAsync(adresse);
        var jeton = page.QuerySelector<IHtmlInputElement>("input[name='__RequestVerificationToken']")!.Value;
        using var saisie = await client.EnvoyerAsync(budget, $"{adresse}/budget", ("__RequestVerificationToken", jeton), ("budget.604", "100"));
        var apres = await saisie.Content.ReadAsStringAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(Texte(page), Does.Contain("n’a pas été déposé et ne peut plus l’être").And.Not.Contain("arrivée").And.Not.Contain("Vérifier et déposer").And.Not.Contain("Continuer"));
            Assert.That(page.QuerySelector("[data-etat-enregistrement], [data-enregistrement]"), Is.Null, "nothing is said to be kept");
            Assert.That(apres, Does.Contain("ce brouillon n’a pas été déposé").And.Contain("Ce texte n’est pas enregistré").And.Contain(">100<"));
            Assert.That(new[] { "budget", "verifier", "pieces" }.Select(async s => (await client.GetAsync($"{adresse}/{s}")).Headers.Location?.ToString()).Select(t => t.Result), Has.All.EqualTo(adresse));
            Assert.That(Texte(page), Does.Not.Contain("100,00"));
        });
    }

    [Test]
    public async Task The_second_of_two_tabs_sees_a_conflict_and_keeps_what_was_typed()
    {
        var adresse = await BrouillonAsync();
        var onglet = (await client.PageAsync($"{adresse}/evaluation")).QuerySelector<IHtmlFormElement>("main form")!;
        using var premier = await client.EnvoyerAsync($"{adresse}/evaluation", "main form", ("indicateurs.1.libelle", "Première"));

        using var second = await client.EnvoyerAsync(onglet, $"{adresse}/evaluation", ("indicateurs.1.libelle", "Seconde"));

        var page = await second.PageAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((int)premier.StatusCode, Is.EqualTo(302));
            Assert.That(page.Erreurs().Single(), Does.Contain("a été modifié entre-temps"));
            Assert.That(page.QuerySelector<IHtmlInputElement>("#indicateurs_1_libelle")!.Value, Is.EqualTo("Seconde"));
            Assert.That((await client.PageAsync($"{adresse}/evaluation")).QuerySelector<IHtmlInputElement>("#indicateurs_1_libelle")!.Value, Is.EqualTo("Première"));
        });
    }

    [TestCase("projet", "projet.fin", "ne peut pas précéder", "projet.debut=2027-06-01", "projet.fin=2027-03-01")]
    [TestCase("territoires", "publics.quartiers", "plus nombreux", "publics.total=120", "publics.quartiers=200")]
    [TestCase("moyens", "moyens.cdi.nombre", "plus que l’ensemble", "moyens.salaries.nombre=1", "moyens.cdi.nombre=3")]
    [TestCase("demandes", "demandes.seuil", "dépasse", "demandes.seuil=40000")]
    public async Task What_cannot_stand_is_kept_and_said_beside_its_field_at_once(string section, string champ, string message, params string[] saisies)
    {
        var adresse = await BrouillonAsync();
        (string, string?)[] valeurs = [.. saisies.Select(s => s.Split('=')).Select(s => (s[0], (string?)s[1]))];
        using var reponse = await client.EnvoyerAsync($"{adresse}/{section}", "main form[data-enregistrement]", valeurs);
        var page = await reponse.PageAsync();
        var id = champ.Replace('.', '_');
        var relue = await client.PageAsync($"{adresse}/{section}");
        var liste = await client.EnvoyerAsync($"{adresse}/{section}", "main form[data-enregistrement]", ("suite", "liste"));
        var retour = Texte(await client.PageAsync(liste.Headers.Location!.ToString()));
        Assert.Multiple(() =>
        {
            Assert.That(page.Erreurs(), Has.Some.Contain(message));
            Assert.That(page.QuerySelector($".govuk-error-summary a[href='#{id}']"), Is.Not.Null);
            Assert.That(new[] { page, relue }.Select(p => p.QuerySelector($"#{id}-erreur")?.TextContent), Has.All.Contain(message), "beside the field, at once and later");
            Assert.That(relue.QuerySelector<IHtmlInputElement>($"#{id}")!.Value, Is.Not.Empty, "kept");
            Assert.That(retour, Does.Contain("Attention.").And.Not.Contain("C’est fait"));
        });
    }

    [Test]
    public async Task Parts_of_neighbourhoods_that_do_not_make_the_whole_are_said_above_them()
    {
        var adresse = await BrouillonAsync();
        var champ = (await client.PageAsync($"{adresse}/territoires")).QuerySelector<IHtmlInputElement>("input[name^='territoires.part.']")!.Name!;
        using var reponse = await client.EnvoyerAsync($"{adresse}/territoires", "main form[data-enregistrement]", (champ, "90"));
        var page = await reponse.PageAsync();
        Assert.That(page.QuerySelector("#territoires_part-erreur")?.TextContent, Does.Contain("90"));
        Assert.That(page.Erreurs(), Has.Some.Contain("90"));
    }

    [Test]
    public async Task What_is_only_missing_stops_nobody_and_nothing_is_said_done()
    {
        var adresse = await BrouillonAsync();
        using var reponse = await client.EnvoyerAsync($"{adresse}/projet", "main form[data-enregistrement]", ("projet.debut", "2027-06-01"));
        var suivante = Texte(await client.PageAsync(reponse.Headers.Location!.ToString()));
        var taches = Texte(await client.PageAsync(adresse));
        Assert.Multiple(async () =>
        {
            Assert.That(suivante, Does.Contain("est enregistré. Il y reste").And.Not.Contain("C’est fait"));
            Assert.That(taches, Does.Match("Moyens[^A-Z]*Facultatif"), "an optional page that nobody opened is not complete");
            Assert.That(Texte(await client.PageAsync($"{adresse}/verifier")), Does.Not.Contain("Nouvelle action"));
            Assert.That(Texte(await client.PageAsync("/espace/dossiers/nouveau?appel=INCONNU")), Does.Contain("« INCONNU » de votre lien ne reçoit pas de dossier"));
        });
    }

    [Test]
    public async Task A_new_dossier_says_when_the_deposit_opens_and_another_organisation_comes_back_to_its_call()
    {
        await BrouillonAsync();
        var voulue = $"/espace/dossiers/nouveau?appel={appel.Code}";
        var page = await client.PageAsync(voulue);
        Assert.That(Texte(page), Does.Contain("Le dépôt ouvre le"));
        Assert.That(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Has.Some.EqualTo($"/espace/organisations/nouvelle?retour={Uri.EscapeDataString(voulue)}"));
    }

    [Test]
    public async Task What_cannot_be_read_is_refused_beside_its_field_and_kept()
    {
        var adresse = await BrouillonAsync();
        using var reponse = await client.EnvoyerAsync($"{adresse}/budget", "main form", ("budget.604", "douze"), ("budget.65", "1 200,50"));
        var page = await reponse.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(page.Erreurs(), Has.Count.EqualTo(1));
            Assert.That(page.QuerySelector<IHtmlInputElement>("#budget_604")!.Value, Is.EqualTo("douze"));
            Assert.That(page.QuerySelector<IHtmlInputElement>("#budget_65")!.Value, Is.EqualTo("1\u202F200,50"));
            Assert.That(page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"), Is.EqualTo("#budget_604"));
        });
    }

    [Test]
    public async Task Without_script_the_server_says_what_is_missing_in_the_budget()
    {
        var adresse = await BrouillonAsync();
        using var enregistre = await client.EnvoyerAsync($"{adresse}/budget", "main form", ("budget.604", "2 000"), ("budget.756", "750"), ("suite", "rester"));
        Assert.Multiple(async () =>
        {
            Assert.That(enregistre.Headers.Location!.ToString(), Is.EqualTo($"{adresse}/budget"));
            Assert.That(Texte(await client.PageAsync($"{adresse}/budget")), Does.Contain("Il manque 1 250,00 € de produits."));
            Assert.That(Texte(await client.PageAsync(adresse)), Does.Contain("Il manque 1 250,00 € de produits.").And.Contain("Brouillon enregistré – pas encore déposé").And.Contain("Dépôt possible jusqu’au"));
        });
    }

    [TestCase("rib.exe", "Ce type de fichier n’est pas accepté")]
    [TestCase("rib.png", "son contenu est celui d’un fichier PDF")]
    [TestCase("", "Choisissez d’abord un fichier")]
    public async Task A_refused_file_says_why(string nom, string message)
    {
        var adresse = await BrouillonAsync();
        using var reponse = await JoindreAsync(adresse, nom, Pdf);
        Assert.That((await reponse.PageAsync()).Erreurs().Single(), Does.Contain(message));
    }

    [Test]
    public async Task A_file_over_the_limit_is_refused_on_its_page()
    {
        var adresse = await BrouillonAsync();
        using var reponse = await JoindreAsync(adresse, "rib.pdf", new byte[(20 * 1024 * 1024) + 1]);
        Assert.That((await reponse.PageAsync()).Erreurs().Single(), Does.Contain("dépasse 20"));
    }

    [Test]
    public async Task A_broken_body_is_a_page_and_never_an_error_of_the_server()
    {
        var adresse = await BrouillonAsync();
        foreach (var corps in new[] { "--x\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.pdf\"\r\n\r\ncut", "nonsense", "" })
        {
            using var contenu = new StringContent(corps);
            contenu.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            using var reponse = await client.PostAsync($"{adresse}/pieces/{Guid.NewGuid()}", contenu);
            Assert.That((int)reponse.StatusCode, Is.EqualTo(400), corps);
        }
    }

    [Test]
    public async Task A_file_comes_back_as_it_was_and_never_inside_a_page()
    {
        var adresse = await BrouillonAsync();
        using (var joint = await JoindreAsync(adresse, "Relevé d’identité.pdf", Pdf))
        {
            Assert.That((int)joint.StatusCode, Is.EqualTo(302));
        }

        var lien = (await client.PageAsync($"{adresse}/pieces")).QuerySelector("main a[download]")!.GetAttribute("href")!;
        using var fichier = await client.GetAsync(lien);
        Assert.Multiple(async () =>
        {
            Assert.That(await fichier.Content.ReadAsByteArrayAsync(), Is.EqualTo(Pdf));
            Assert.That(fichier.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(fichier.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        });
    }

    [Test]
    public async Task For_another_association_nothing_of_it_exists()
    {
        var adresse = await CompletAsync();
        var piece = (await client.PageAsync($"{adresse}/pieces")).QuerySelector("main a[download]")!.GetAttribute("href")!;
        using var autre = await hote.ConnecterAsync("porteur.autre@demo.example");
        foreach (var page in new[] { "", "/association", "/projet", "/territoires", "/referent", "/budget", "/demandes", "/pieces", "/attestations", "/verifier", "/recepisse", "/retirer" })
        {
            Assert.That((int)(await autre.GetAsync(adresse + page)).StatusCode, Is.EqualTo(404), page);
        }

        Assert.That((int)(await autre.GetAsync(piece)).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_funder_out_of_reach_says_why()
    {
        var adresse = await BrouillonAsync();
        await RemplirProjetEtTerritoiresAsync(adresse);
        var page = await client.PageAsync($"{adresse}/demandes");
        var raisons = page.QuerySelectorAll("details li").Select(l => l.TextContent).Where(t => t.Contains("ce financeur", StringComparison.Ordinal)).ToList();
        var proposes = page.QuerySelectorAll("input[name^='demandes.'][inputmode]").Length;
        await TestContext.Out.WriteLineAsync($"{proposes} funders offered, {raisons.Count} explained");
        Assert.That(proposes, Is.GreaterThan(0));
    }

    [Test]
    public async Task Every_refused_identifier_says_why_and_the_form_is_kept()
    {
        using var reponse = await client.EnvoyerAsync("/espace/organisations/nouvelle", "main form[action='/espace/organisations/nouvelle'][method='post']",
            ("Nom", "Mal née"), ("Siret", "418 166 096 00052"), ("Rna", "442"), ("CodePostal", "4400"), ("Telephone", "12"));
        var page = await reponse.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(page.Erreurs(), Has.Count.EqualTo(4));
            Assert.That(page.QuerySelector<IHtmlInputElement>("#Siret")!.Value, Is.EqualTo("418 166 096 00052"));
        });
    }

    private async Task<string> BrouillonAsync()
    {
        using var organisation = await client.EnvoyerAsync("/espace/organisations/nouvelle", "main form[action='/espace/organisations/nouvelle'][method='post']",
            ("Nom", "Les Jardins d’essai"), ("Siret", "732 829 320 00074"), ("Adresse", "3 rue du Test"), ("CodePostal", "44000"), ("Commune", "Nantes"),
            ("Courriel", "contact@jardins.example"), ("Telephone", "02 40 11 22 33"));
        Assert.That((int)organisation.StatusCode, Is.EqualTo(302), string.Join('\n', (await organisation.PageAsync()).Erreurs()));
        using var dossier = await client.EnvoyerAsync($"/espace/dossiers/nouveau?appel={appel.Code}", "form[action='/espace/dossiers/nouveau']", ("Titre", "Un jardin au pied des tours"));
        Assert.That((int)dossier.StatusCode, Is.EqualTo(302), string.Join('\n', (await dossier.PageAsync()).Erreurs()));
        Assert.That(dossier.Headers.Location!.ToString(), Does.EndWith("/eligibilite"), "the questions that stop come first");
        return dossier.Headers.Location!.ToString()[..^"/eligibilite".Length];
    }

    // Page after page, as « Enregistrer et continuer » leads from the dossier.
    private async Task IdentifierAsync(string adresse)
    {
        var premiere = (await client.PageAsync($"{adresse}/association")).QuerySelector("#Identite_Identification a")!.GetAttribute("href")!;
        await PasserAsync(premiere, ("Statut", "AssociationLoi1901"), ("Rna", "W442001234"));
        await PasserAsync(premiere.Replace("identification", "representant", StringComparison.Ordinal),
            ("Prenom", "Noé"), ("Nom", "Essai"), ("Fonction", "président"), ("Telephone", "02 40 11 22 33"), ("Courriel", "noe@jardins.example"));
        await PasserAsync(premiere.Replace("identification", "administration", StringComparison.Ordinal), ("UtilitePublique", "false"), ("ImpotsCommerciaux", "false"), ("AidesPubliques", "JusquA500000"));
        await PasserAsync(premiere.Replace("identification", "reseau", StringComparison.Ordinal), ("EnReseau", "false"));
        await PasserAsync(premiere.Replace("identification", "moyens", StringComparison.Ordinal), ("Annee", "2026"), ("Benevoles", "12"), ("Salaries", "0"), ("Adherents", "40"));
        await PasserAsync(premiere.Replace("identification", "budget", StringComparison.Ordinal), ("Debut", "2027-01-01"), ("Fin", "2027-12-31"), ("Comptes[604]", "3 000"), ("Comptes[70]", "3 000"));
    }

    private async Task RepondreAuxQuestionsAsync(string adresse)
    {
        var eligibilite = await client.PageAsync($"{adresse}/eligibilite");
        var porteur = eligibilite.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(r => r.Value == "Une association");
        var quartier = eligibilite.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(r => r.Value == "oui");
        await PasserAsync($"{adresse}/eligibilite", (quartier.Name!, "oui"), (porteur.Name!, porteur.Value));
        var participation = (await client.PageAsync($"{adresse}/questions")).QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(r => r.Value == "non");
        await PasserAsync($"{adresse}/questions", (participation.Name!, "non"));
    }

    private async Task RemplirProjetEtTerritoiresAsync(string adresse)
    {
        var theme = (await client.PageAsync($"{adresse}/projet")).QuerySelector<IHtmlInputElement>("input[name='projet.theme']")!.Value;
        await PasserAsync($"{adresse}/projet", ("projet.theme", theme), ("projet.renouvellement", "non"), ("projet.debut", "2027-01-15"), ("projet.fin", "15/12/2027"),
            ("projet.objectifs", "Créer du lien."), ("projet.description", "Un jardin partagé."));
        await PasserAsync($"{adresse}/priorites", ("projet.p147", "1.5"));
        await PasserAsync($"{adresse}/evaluation", ("indicateurs.1.libelle", "Habitants"), ("indicateurs.1.cible", "40"));
        var quartier = (await client.PageAsync($"{adresse}/territoires")).QuerySelector<IHtmlInputElement>("input[name^='territoires.part.']")!.Name!;
        await PasserAsync($"{adresse}/territoires", (quartier, "100"), ("publics.description", "Familles"), ("publics.total", "60"));
    }

    private async Task<string> CompletAsync()
    {
        var adresse = await BrouillonAsync();
        await IdentifierAsync(adresse);
        await RemplirProjetEtTerritoiresAsync(adresse);
        await RepondreAuxQuestionsAsync(adresse);
        await PasserAsync($"{adresse}/referent/declarer", ("Avec", "Mme Corbineau"), ("Le", "2026-09-10"));
        var demandes = await client.PageAsync($"{adresse}/demandes");
        var financeur = demandes.QuerySelector<IHtmlInputElement>("input[name^='demandes.'][inputmode]")!.Name!;
        await PasserAsync($"{adresse}/demandes", (financeur, "1 500"));
        await PasserAsync($"{adresse}/budget", ("budget.604", "2 000"), ("budget.756", "500"));
        var pieces = await client.PageAsync($"{adresse}/pieces");
        foreach (var rang in Enumerable.Range(0, pieces.QuerySelectorAll("input[type=file]").Length))
        {
            using var joint = await JoindreAsync(adresse, "piece.pdf", Pdf, rang);
            Assert.That((int)joint.StatusCode, Is.EqualTo(302));
        }

        await PasserAsync($"{adresse}/attestations", ("attestations.exactitude", "oui"), ("attestations.obligations", "oui"), ("attestations.charte", "oui"), ("attestations.contrat-republicain", "oui"));
        return adresse;
    }

    private async Task PasserAsync(string adresse, params IEnumerable<(string, string?)> champs)
    {
        using var reponse = await client.EnvoyerAsync(adresse, "main form", champs);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302), $"{adresse}: {string.Join('\n', (await reponse.PageAsync()).Erreurs())}");
    }

    private async Task<HttpResponseMessage> JoindreAsync(string adresse, string nom, byte[] contenu, int rang = 0)
    {
        var page = await client.PageAsync($"{adresse}/pieces");
        var formulaire = page.QuerySelectorAll<IHtmlFormElement>("form[enctype='multipart/form-data']").ElementAt(rang);
        using var corps = new MultipartFormDataContent { { new StringContent(formulaire.QuerySelector<IHtmlInputElement>("input[name='__RequestVerificationToken']")!.Value), "__RequestVerificationToken" } };
        if (nom.Length > 0)
        {
            corps.Add(new ByteArrayContent(contenu), "fichier", nom);
        }

        return await client.PostAsync(formulaire.GetAttribute("action"), corps);
    }

    private static string Texte(IHtmlDocument page) => Blancs().Replace(page.QuerySelector("main")!.TextContent, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blancs();

    private sealed record AppelRow
    {
        public required string Code { get; init; }
        public required DateTimeOffset ClotureLe { get; init; }
    }
}

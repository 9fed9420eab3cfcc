using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Appels;

/// <summary>The Secrétariat's set-up and the public page, through the real host, without JavaScript.</summary>
public sealed class PreparationDAppelTests
{
    private const string Formulaire = "main form";
    private HotePortail hote = null!;
    private HttpClient secretaire = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        secretaire = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
    }

    [TearDown]
    public async Task Arreter()
    {
        secretaire.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_call_is_created_filled_page_by_page_published_and_read_by_a_visitor()
    {
        using var cree = await secretaire.EnvoyerAsync("/secretariat/appels/nouveau", Formulaire, ("Code", "essai28"), ("Annee", "2028"), ("Titre", "Quartiers 2028"));
        Assert.That(cree.Headers.Location!.ToString(), Is.EqualTo("/secretariat/appels/ESSAI28"));
        using (var visiteur = hote.Visiteur())
        {
            Assert.That((int)(await visiteur.GetAsync("/appels/ESSAI28")).StatusCode, Is.EqualTo(404));
        }

        await RemplirAsync();
        var liste = await secretaire.PageAsync("/secretariat/appels/ESSAI28");
        Assert.That(string.Join(" ", liste.QuerySelectorAll(".preparation__suite li").Select(e => e.TextContent)), Is.Empty);
        Assert.That(liste.QuerySelectorAll(".govuk-task-list__status").Select(e => e.TextContent.Trim()).Distinct(), Is.EquivalentTo(new[] { "Complet", "Facultatif" }));
        Assert.That(liste.QuerySelector("form[action$='/avancer']"), Is.Null, "publishing is confirmed on a page that says what freezes");
        using var publie = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/publier", "form[action$='/avancer']");
        Assert.That((int)publie.StatusCode, Is.EqualTo(302));
        await LireCommeVisiteurAsync();
    }

    [Test]
    public async Task Publishing_says_each_part_once_and_a_published_call_is_taken_back_from_its_page()
    {
        await CreerAsync();
        await RemplirAsync();
        var appel = await secretaire.PageAsync("/secretariat/appels/ESSAI28");
        var parties = appel.QuerySelectorAll(".govuk-task-list__link").Select(a => a.TextContent == "Financeurs et enveloppes" ? "Financeurs" : a.TextContent).ToList();
        var confirmation = await secretaire.PageAsync("/secretariat/appels/ESSAI28/publier");
        var (fige, modifiable) = (Elements("#fige li"), Elements("#modifiable li"));
        Assert.Multiple(() =>
        {
            Assert.That(parties.Where(p => fige.Concat(modifiable).Count(l => l.StartsWith(p, StringComparison.Ordinal)) != 1), Is.Empty);
            Assert.That(fige.Count + modifiable.Count, Is.EqualTo(parties.Count + 2), "contacts and envelopes are the changing parts of funders");
            Assert.That(fige.Single(l => l.StartsWith("Calendrier", StringComparison.Ordinal)), Does.Contain("1er\u00A0octobre 2027 à 9\u00A0h\u00A000"));
            Assert.That(fige.Single(l => l.StartsWith("Pièces", StringComparison.Ordinal)), Does.EndWith("1 pièce, dont 1 indispensable"));
        });

        using (var publie = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/publier", "form[action$='/avancer']"))
        {
            Assert.That((int)publie.StatusCode, Is.EqualTo(302));
        }

        var lien = (await secretaire.PageAsync("/secretariat/appels/ESSAI28")).QuerySelectorAll(".preparation__suite a").Single(a => a.TextContent.StartsWith("Retirer de la publication", StringComparison.Ordinal));
        using (var retire = await secretaire.EnvoyerAsync(lien.GetAttribute("href")!, "form[action$='/avancer']"))
        {
            Assert.That((int)retire.StatusCode, Is.EqualTo(302));
        }

        using var visiteur = hote.Visiteur();
        Assert.That((int)(await visiteur.GetAsync("/appels/ESSAI28")).StatusCode, Is.EqualTo(404));
        Assert.That((await secretaire.PageAsync("/secretariat/appels/ESSAI28")).QuerySelector(".etiquette")!.TextContent, Is.EqualTo("En préparation"));

        List<string> Elements(string lesquels) => [.. confirmation.QuerySelectorAll(lesquels).Select(e => e.TextContent.Trim())];
    }

    [Test]
    public async Task An_empty_call_lists_what_is_missing_with_a_link_to_each_page_and_no_button()
    {
        await CreerAsync();
        var page = await secretaire.PageAsync("/secretariat/appels/ESSAI28");
        var liens = page.QuerySelectorAll(".preparation__suite li a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(liens, Has.Count.GreaterThan(8));
            Assert.That(liens, Does.Contain("/secretariat/appels/ESSAI28/service"));
            Assert.That(page.QuerySelector("form[action$='/avancer']"), Is.Null);
        });
        var formulaire = await secretaire.PageAsync("/secretariat/appels/nouveau");
        var jeton = ((IHtmlInputElement)formulaire.QuerySelector("main input[name=__RequestVerificationToken]")!).Value;
        using var force = await secretaire.PostAsync("/secretariat/appels/ESSAI28/avancer", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = jeton, ["avancement"] = "Publier", ["version"] = "1",
        }));
        Assert.That((await force.PageAsync()).Erreurs(), Has.Count.EqualTo(liens.Count));
    }

    [Test]
    public async Task Errors_stand_beside_their_fields_and_what_was_typed_is_kept()
    {
        await CreerAsync();
        using var reponse = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/service", Formulaire, ("ServiceNom", "Mission"), ("ServiceTelephone", "12"), ("ServiceCourriel", "a@"));
        var page = await reponse.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")), Is.EquivalentTo(new[] { "#ServiceTelephone", "#ServiceCourriel" }));
            Assert.That(page.QuerySelector("#ServiceTelephone-erreur"), Is.Not.Null);
            Assert.That(((IHtmlInputElement)page.QuerySelector("#ServiceTelephone")!).Value, Is.EqualTo("12"));
            Assert.That(((IHtmlInputElement)page.QuerySelector("#ServiceNom")!).Value, Is.EqualTo("Mission"));
        });
    }

    [Test]
    public async Task An_hour_of_the_autumn_night_asks_which_and_one_of_the_spring_night_is_refused()
    {
        await CreerAsync();
        (string, string?)[] champs = [("OuvertureJour", "2027-10-01"), ("OuvertureHeure", "09:00"), ("ClotureJour", "2027-10-31"), ("ClotureHeure", "02:30")];
        using var ambigu = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/calendrier", Formulaire, champs);
        var page = await ambigu.PageAsync();
        Assert.That(page.QuerySelectorAll("input[name=ClotureChoix]"), Has.Length.EqualTo(2));
        using var choisi = await secretaire.EnvoyerAsync((IHtmlFormElement)page.QuerySelector(Formulaire)!, "/secretariat/appels/ESSAI28/calendrier", ("ClotureChoix", "HeureDHiver"));
        Assert.That((int)choisi.StatusCode, Is.EqualTo(302));
        using var inexistant = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/calendrier", Formulaire, ("ClotureJour", "2028-03-26"), ("ClotureHeure", "02:30"), ("ClotureChoix", null));
        Assert.That((await inexistant.PageAsync()).QuerySelector("#ClotureHeure-erreur")!.TextContent, Does.Contain("n’existe pas"));
    }

    [Test]
    public async Task The_second_of_two_people_sees_a_conflict_with_the_typed_text_kept()
    {
        await CreerAsync();
        var avant = await secretaire.PageAsync("/secretariat/appels/ESSAI28/textes");
        using var premier = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/textes", Formulaire, ("Presentation", "La première"));
        using var second = await secretaire.EnvoyerAsync((IHtmlFormElement)avant.QuerySelector(Formulaire)!, "/secretariat/appels/ESSAI28/textes", ("Presentation", "La seconde"));
        var page = await second.PageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(page.Erreurs().Single(), Does.Contain("dans une autre page ou par quelqu’un d’autre"));
            Assert.That(((IHtmlTextAreaElement)page.QuerySelector("#Presentation")!).Value, Is.EqualTo("La seconde"));
        });
        var enregistre = await secretaire.PageAsync("/secretariat/appels/ESSAI28/textes");
        Assert.That(((IHtmlTextAreaElement)enregistre.QuerySelector("#Presentation")!).Value, Is.EqualTo("La première"));
    }

    [Test]
    public async Task A_copy_is_made_from_the_form_as_proposed()
    {
        await CreerAsync();
        using var copie = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/dupliquer", Formulaire);
        Assert.That(copie.Headers.Location!.ToString(), Is.EqualTo("/secretariat/appels/ESSAI29"));
        Assert.That((await secretaire.PageAsync("/secretariat/appels/ESSAI29")).Body!.TextContent, Does.Contain("Quartiers 2029"));
    }

    private async Task CreerAsync()
    {
        using var _ = await secretaire.EnvoyerAsync("/secretariat/appels/nouveau", Formulaire, ("Code", "ESSAI28"), ("Annee", "2028"), ("Titre", "Quartiers 2028"));
    }

    private async Task RemplirAsync()
    {
        await FaitAsync("textes", ("Presentation", "Un appel **commun**. <script>alert(1)</script>"));
        await FaitAsync("calendrier", ("OuvertureJour", "2027-10-01"), ("OuvertureHeure", "09:00"), ("ClotureJour", "2027-11-15"), ("ClotureHeure", "23:59"));
        await FaitAsync("service", ("ServiceNom", "Mission ville"), ("ServiceAdresse", "2 cours du Champ"), ("ServiceTelephone", "02 40 00 00 00"), ("ServiceCourriel", "ville@exemple.fr"));
        var quartiers = await secretaire.PageAsync("/secretariat/appels/ESSAI28/quartiers");
        await FaitAsync("quartiers", ("Codes", quartiers.QuerySelector("input[name=Codes]")!.GetAttribute("value")));
        await FaitAsync("themes", ("Elements[0].Libelle", "Culture"));
        using var ajout = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/financeurs", "form[action$='/financeurs']", ("FinanceurId", BaseModele.FinanceurId.ToString()));
        Assert.That(ajout.Headers.Location?.ToString(), Does.EndWith(BaseModele.FinanceurId.ToString()));
        await FaitAsync($"financeurs/{BaseModele.FinanceurId}", ("ContactNom", "Inès Aubry"), ("SignataireNom", "Fatou Diallo"), ("MontantMaximum", "20 000"));
        await FaitAsync($"financeurs/{BaseModele.FinanceurId}/enveloppes", ("Enveloppes[0].Regime", "Montant"), ("Enveloppes[0].Montant", "50 000"), ("Enveloppes[1].Regime", "SansPlafond"));
        await FaitAsync("grille", ("Elements[0].Libelle", "Besoin"), ("Elements[0].Poids", "60 %"), ("Elements[1].Libelle", "Budget"), ("Elements[1].Poids", "40"));
        await FaitAsync("pieces", ("Elements[0].Libelle", "RIB"), ("Elements[0].Indispensable", "true"));
        await FaitAsync("viabilite", ("SeuilDeViabilitePourcent", "70 %"));
        await FaitAsync("modele");
    }

    private async Task FaitAsync(string section, params (string, string?)[] champs)
    {
        using var reponse = await secretaire.EnvoyerAsync($"/secretariat/appels/ESSAI28/{section}", Formulaire, champs);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302), $"{section}: {string.Join(" ", (await reponse.PageAsync()).Erreurs())}");
    }

    private async Task LireCommeVisiteurAsync()
    {
        using var visiteur = hote.Visiteur();
        var page = await visiteur.PageAsync("/appels/essai28");
        var texte = page.QuerySelector("main")!.TextContent;
        Assert.Multiple(() =>
        {
            Assert.That(texte, Does.Contain("15\u00A0novembre 2027 à 23\u00A0h\u00A059, heure de Paris"));
            Assert.That(texte, Does.Contain("02\u00A040\u00A000\u00A000\u00A000"));
            Assert.That(texte, Does.Contain("Jusqu’à 20\u202F000,00\u00A0€"));
            Assert.That(page.QuerySelector("main script"), Is.Null);
            Assert.That(page.QuerySelector("a[href*='/espace/dossiers/nouveau']"), Is.Null);
        });
        hote.Horloge.SetUtcNow(new DateTimeOffset(2027, 10, 2, 8, 0, 0, TimeSpan.Zero));
        Assert.That((await visiteur.PageAsync("/appels/ESSAI28")).QuerySelector("a[href='/espace/dossiers/nouveau?appel=ESSAI28']"), Is.Not.Null);
        Assert.That((await visiteur.PageAsync("/")).QuerySelector("a[href='/appels/ESSAI28']"), Is.Not.Null);
    }
}

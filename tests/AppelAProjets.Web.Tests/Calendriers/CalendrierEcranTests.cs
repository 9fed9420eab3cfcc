namespace AppelAProjets.Web.Tests.Calendriers;

/// <summary>The public calendar, that of each person, and the Secrétariat's hand on the dates, through the real host.</summary>
public sealed class CalendrierEcranTests
{
    private HotePortail hote = null!;

    [SetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [TearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task A_date_changed_by_the_secretariat_is_read_by_all_and_its_explanation_with_it()
    {
        using var secretaire = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        using var visiteur = hote.Visiteur();
        var code = (await visiteur.PageAsync("/calendrier")).QuerySelectorAll("section[aria-labelledby^=appel-] h2")[^1].Id!["appel-".Length..];
        var page = $"/secretariat/appels/{code}/calendrier";
        var formulaire = (await secretaire.PageAsync(page)).QuerySelector("form[action$='/calendrier/dates']")!;
        Assert.That(formulaire.QuerySelectorAll("input[type=date]").Select(c => c.GetAttribute("name")), Does.Contain("CopilLe").And.Contain("BilanAvantLe").And.Contain("Reunions[2].Jour"));

        using (var sansMotif = await secretaire.EnvoyerAsync(page, "form[action$='/calendrier/dates']", ("BilanAvantLe", "2031-06-30")))
        {
            Assert.That((await sansMotif.PageAsync()).Erreurs().Single(), Does.Contain("motif"));
        }

        using var fait = await secretaire.EnvoyerAsync(page, "form[action$='/calendrier/dates']", ("BilanAvantLe", "2031-06-30"), ("CoinstructionLe", ""), ("MotifDesDates", "Arrêté en comité"));
        Assert.That((int)fait.StatusCode, Is.EqualTo(302), () => string.Join(' ', fait.PageAsync().Result.Erreurs()));
        var publique = (await visiteur.PageAsync("/calendrier")).QuerySelector($"section[aria-labelledby=appel-{code}]")!.TextContent;
        Assert.That(publique, Does.Match(@"Bilan de l’action[\s\S]*30\sjuin\s2031"));
        Assert.That((await visiteur.PageAsync("/calendrier")).QuerySelector("main")!.TextContent, Does.Contain("rejet implicite").And.Contain("délai de tolérance"));
        Assert.That((await visiteur.PageAsync($"/appels/{code}")).QuerySelector("main")!.TextContent, Does.Match(@"30\sjuin\s2031").And.Contain("Arrêté en comité"));
        Assert.That(await visiteur.GetStringAsync("/calendrier.ics"), Does.Contain("SUMMARY:Bilan de l’action"));
    }

    [Test]
    public async Task The_address_of_an_agenda_is_shown_once_and_read_without_a_session()
    {
        using var porteur = await hote.ConnecterAsync(BaseModele.Adresse(Role.Porteur));
        using var cree = await porteur.EnvoyerAsync("/compte/agenda", "form[action='/compte/agenda']");
        var adresse = new Uri((await cree.PageAsync()).QuerySelector("#adresse")!.GetAttribute("value")!).PathAndQuery;
        using var visiteur = hote.Visiteur();
        using var lu = await visiteur.GetAsync(adresse);
        Assert.Multiple(async () =>
        {
            Assert.That((lu.Content.Headers.ContentType?.MediaType, await lu.Content.ReadAsStringAsync()), Is.EqualTo(("text/calendar", await lu.Content.ReadAsStringAsync())));
            Assert.That(await lu.Content.ReadAsStringAsync(), Does.StartWith("BEGIN:VCALENDAR"));
            Assert.That((await porteur.PageAsync("/compte/agenda")).QuerySelector("main")!.TextContent, Does.Contain("Votre adresse existe depuis").And.Not.Contain(adresse[8..]));
        });
        using var retire = await porteur.EnvoyerAsync("/compte/agenda", "form[action='/compte/agenda/supprimer']");
        using var apres = await visiteur.GetAsync(adresse);
        Assert.That((int)apres.StatusCode, Is.EqualTo(404));
    }
}

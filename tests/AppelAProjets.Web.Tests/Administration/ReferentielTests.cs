namespace AppelAProjets.Web.Tests.Administration;

/// <summary>Funders and territories.</summary>
public sealed class ReferentielTests
{
    private HotePortail hote = null!;
    private HttpClient admin = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        admin = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
    }

    [TearDown]
    public async Task Arreter()
    {
        admin.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_funder_is_created_then_changed_and_a_second_person_s_change_is_not_overwritten()
    {
        using (var creation = await CreerAsync(("Nom", "Région des essais"), ("Sigle", "REG"), ("Type", "Region"), ("CompteCerfa", "74region"), ("Siret", "356 000 000 00048")))
        {
            Assert.That((await creation.PageAsync()).Erreurs(), Is.Empty);
            Assert.That((int)creation.StatusCode, Is.EqualTo(302));
        }

        var adresse = (await admin.PageAsync("/administration/financeurs")).QuerySelectorAll("th a").Single(a => a.TextContent == "REG").GetAttribute("href")!;
        var ouverte = await admin.PageAsync(adresse);
        Assert.That(ouverte.QuerySelector("#Siret")!.GetAttribute("value"), Is.EqualTo("35600000000048"));
        using (var premiere = await admin.EnvoyerAsync(adresse, $"form[action='{adresse}']", ("Nom", "Région A")))
        {
            Assert.That((int)premiere.StatusCode, Is.EqualTo(302));
        }

        using var seconde = await admin.EnvoyerAsync((AngleSharp.Html.Dom.IHtmlFormElement)ouverte.QuerySelector($"form[action='{adresse}']")!, adresse, ("Nom", "Région B"));
        var conflit = await seconde.PageAsync();
        Assert.That(conflit.Erreurs().Single(), Does.Contain("Rien n’a été écrasé"));
        Assert.That(conflit.QuerySelector("#Nom")!.GetAttribute("value"), Is.EqualTo("Région B"), "what was typed is kept");
        Assert.That((await admin.PageAsync(adresse)).QuerySelector("#Nom")!.GetAttribute("value"), Is.EqualTo("Région A"));
        var comparee = conflit.QuerySelector("noscript .bandeau")!.TextContent;
        Assert.That(comparee, Does.Contain("Nom").And.Contain("Région A").And.Contain("Région B").And.Not.Contain("35600000000048"), "both are shown, and only what differs");

        using var choisie = await admin.EnvoyerAsync((AngleSharp.Html.Dom.IHtmlFormElement)conflit.QuerySelector($"form[action='{adresse}']")!, adresse);
        Assert.That((int)choisie.StatusCode, Is.EqualTo(302), "sent again with both in sight, it is a choice");
        Assert.That((await admin.PageAsync(adresse)).QuerySelector("#Nom")!.GetAttribute("value"), Is.EqualTo("Région B"));
    }

    [Test]
    public async Task A_funder_s_refusals_stand_together()
    {
        using var reponse = await CreerAsync(("Nom", ""), ("Sigle", ""), ("Type", ""), ("CompteCerfa", "60"), ("Siret", "123"), ("Courriel", "x"), ("Telephone", "12"));
        Assert.That((await reponse.PageAsync()).Erreurs(), Has.Count.EqualTo(7));
        using var sigle = await CreerAsync(("Nom", "Autre"), ("Sigle", "ESSAI"), ("Type", "Etat"), ("CompteCerfa", "74etat"));
        Assert.That((await sigle.PageAsync()).Erreurs().Single(), Does.Contain("sigle"));
    }

    [Test]
    public async Task A_territory_has_its_neighbourhoods()
    {
        var codes = (await admin.PageAsync("/administration/territoires/nouveau")).QuerySelectorAll("input[name=Quartiers]").Select(e => e.GetAttribute("value")!).Take(2).ToList();
        using (var vide = await admin.EnvoyerAsync("/administration/territoires/nouveau", "form[action$='nouveau']", ("Nom", "Essai nord")))
        {
            Assert.That((await vide.PageAsync()).Erreurs().Single(), Does.Contain("au moins un quartier"));
        }

        using (var creation = await admin.EnvoyerAsync("/administration/territoires/nouveau", "form[action$='nouveau']", ("Nom", "Essai nord"), ("Quartiers", codes[0]), ("Quartiers", codes[1])))
        {
            Assert.That((int)creation.StatusCode, Is.EqualTo(302));
        }

        var lien = (await admin.PageAsync("/administration/territoires")).QuerySelectorAll("th a").Single(a => a.TextContent == "Essai nord").GetAttribute("href")!;
        using (var inconnu = await admin.EnvoyerAsync(lien, $"form[action='{lien}']", ("Quartiers", "QN99999X")))
        {
            Assert.That((await inconnu.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        }

        using (var retrait = await admin.EnvoyerAsync(lien, $"form[action='{lien}']", ("Quartiers", codes[1])))
        {
            Assert.That((int)retrait.StatusCode, Is.EqualTo(302));
        }

        Assert.That((await admin.PageAsync(lien)).QuerySelectorAll("input[name=Quartiers][checked]").Select(e => e.GetAttribute("value")), Is.EqualTo(new[] { codes[1] }));
    }

    private Task<HttpResponseMessage> CreerAsync(params IEnumerable<(string, string?)> champs) =>
        admin.EnvoyerAsync("/administration/financeurs/nouveau", "form[action='/administration/financeurs/nouveau']", champs);
}

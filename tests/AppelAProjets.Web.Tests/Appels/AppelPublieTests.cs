namespace AppelAProjets.Web.Tests.Appels;

/// <summary>What the Secrétariat is told before and after publishing, through the real host.</summary>
public sealed class AppelPublieTests
{
    private const string Formulaire = "main form";
    private HotePortail hote = null!;
    private HttpClient secretaire = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        secretaire = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        using var cree = await secretaire.EnvoyerAsync("/secretariat/appels/nouveau", Formulaire, ("Code", "essai28"), ("Annee", "2028"), ("Titre", "Quartiers 2028"));
    }

    [TearDown]
    public async Task Arreter()
    {
        secretaire.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_grid_at_90_is_recorded_and_says_at_once_what_is_left()
    {
        using var reponse = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/grille", "main form", ("Elements[0].Libelle", "Besoin"), ("Elements[0].Poids", "90"));
        Assert.That(reponse.Headers.Location?.ToString(), Is.EqualTo("/secretariat/appels/ESSAI28/grille"));
        var page = await secretaire.PageAsync("/secretariat/appels/ESSAI28/grille");
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("Répartissez 10 de plus"));
            Assert.That(page.QuerySelector(".bandeau--succes"), Is.Null);
            Assert.That(page.QuerySelector("[data-grille-total]")!.TextContent, Is.EqualTo("90 sur 100, il en reste 10 à répartir"));
        });
    }

    [Test]
    public async Task A_code_that_is_an_address_of_the_site_is_refused_for_that_reason()
    {
        using var refus = await secretaire.EnvoyerAsync("/secretariat/appels/nouveau", Formulaire, ("Code", "nouveau"), ("Annee", "2028"), ("Titre", "Quartiers"));
        Assert.That((await refus.PageAsync()).Erreurs().Single(), Does.Contain("adresse du portail").And.Not.Contain("2 à 20"));
    }

    [Test]
    public async Task Publishing_is_not_offered_while_something_is_left_to_do()
    {
        using var page = await secretaire.GetAsync("/secretariat/appels/ESSAI28/publier");
        Assert.That(page.Headers.Location?.ToString(), Is.EqualTo("/secretariat/appels/ESSAI28"));
        var appel = await secretaire.PageAsync("/secretariat/appels/ESSAI28");
        Assert.That(appel.QuerySelector(".preparation__suite")!.TextContent, Does.Contain("choses restent à faire").And.Not.Contain("Il manque"));
    }

    [Test]
    public async Task What_an_envelope_was_said_not_to_be_is_remembered()
    {
        using (var ajout = await secretaire.EnvoyerAsync("/secretariat/appels/ESSAI28/financeurs", "form[action$='/financeurs']", ("FinanceurId", $"{BaseModele.FinanceurId}")))
        {
            Assert.That((int)ajout.StatusCode, Is.EqualTo(302));
        }

        var adresse = $"/secretariat/appels/ESSAI28/financeurs/{BaseModele.FinanceurId}/enveloppes";
        using var fixe = await secretaire.EnvoyerAsync(
            adresse, "main form", ("Enveloppes[0].Regime", "Montant"), ("Enveloppes[0].Montant", "5000"), ("Enveloppes[1].Regime", "Aucune"));
        Assert.That((int)fixe.StatusCode, Is.EqualTo(302));
        var page = await secretaire.PageAsync(adresse);
        Assert.That(page.QuerySelectorAll("input[type=radio][checked]").Select(r => r.GetAttribute("value")), Is.EqualTo(new[] { "Montant", "Aucune" }));
    }
}

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>Accounts whose password is public never serve in Production.</summary>
public sealed class DemonstrationEnProductionTests
{
    private static readonly SqlStatement OublierLaMarque = new("DELETE FROM Marque WHERE Nom = 'demonstration'");

    [TestCase(true)]
    [TestCase(false)]
    public async Task Production_does_not_start_on_a_base_that_holds_them(bool marquee)
    {
        await using var ailleurs = await HotePortail.CreerAsync();
        if (!marquee)
        {
            await using var session = await ailleurs.Base.EcrireAsync();
            await session.ExecuterAsync(OublierLaMarque);
            await session.ValiderAsync();
        }

        await using var production = await HotePortail.CreerAsync("Production");
        production.Reglages["BaseDeDonnees:Connexion"] = ailleurs.Base.Chaine;
        Assert.That(() => production.Visiteur(), Throws.InstanceOf<Exception>().With.Message.Contains("demonstration"));
    }

    [Test]
    public async Task They_cannot_sign_in_either_and_are_not_listed()
    {
        await using var hote = await HotePortail.CreerAsync();
        // The host starts as Development, then takes itself for Production: only the sign-in is tried.
        hote.Remplacer = EnProduction.Remplacer;
        using var client = hote.Visiteur();
        var page = await client.PageAsync("/connexion");
        Assert.That(page.QuerySelector("#demonstration"), Is.Null);
        using var reponse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", "secretariat@demo.example"), ("MotDePasse", "Demonstration-2028"));
        Assert.That((int)reponse.StatusCode, Is.EqualTo(200));
        using var vrai = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
    }

    [Test]
    public async Task Elsewhere_one_click_fills_the_form()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = hote.Visiteur();
        var lien = (await client.PageAsync("/connexion")).QuerySelector("section a[href*='secretariat']")!.GetAttribute("href")!;
        using var reponse = await client.EnvoyerAsync(lien, "form[action='/connexion']");
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302));
        using var autre = hote.Visiteur();
        Assert.That((await autre.PageAsync("/connexion?courriel=secretariat@essai.example")).QuerySelector("#MotDePasse")!.GetAttribute("value"), Is.Null.Or.Empty);
    }
}

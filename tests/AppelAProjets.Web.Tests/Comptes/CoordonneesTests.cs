using System.Text.RegularExpressions;
using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>Changing one's own name and address.</summary>
public sealed partial class CoordonneesTests
{
    private const string Nouvelle = "nora.nouvelle@essai.example";

    [Test]
    public async Task A_name_is_changed_on_its_page()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Instructeur));
        using var vide = await client.EnvoyerAsync("/compte/nom", "form[action='/compte/nom']", ("Nom", " "));
        Assert.That((await vide.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        using var fait = await client.EnvoyerAsync("/compte/nom", "form[action='/compte/nom']", ("Prenom", "Nora"), ("Nom", "Le Guen"));
        Assert.That((await client.PageAsync("/compte")).QuerySelector("main")!.TextContent, Does.Contain("Nora Le Guen"));
    }

    [Test]
    public async Task A_new_address_counts_once_its_link_is_followed_and_the_old_one_is_told()
    {
        await using var hote = await HotePortail.CreerAsync();
        var ancienne = BaseModele.Adresse(Role.Instructeur);
        using var client = await hote.ConnecterAsync(ancienne);
        using var faux = await client.EnvoyerAsync("/compte/adresse", "form[action='/compte/adresse']", ("Courriel", Nouvelle), ("Actuel", "pas le bon mot"));
        Assert.That((await faux.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        using var demande = await client.EnvoyerAsync("/compte/adresse", "form[action='/compte/adresse']", ("Courriel", Nouvelle), ("Actuel", BaseModele.MotDePasse));
        var lien = new Uri(Adresses().Match((await hote.CourrielsAsync(Nouvelle)).Single().TextBody!).Value).PathAndQuery;
        using var visiteur = hote.Visiteur();
        await visiteur.PageAsync(lien);
        using (var avant = await hote.ConnecterAsync(ancienne))
        {
            Assert.That(await hote.CourrielsAsync(ancienne), Is.Empty, "nothing changes before");
        }

        using var autre = await visiteur.EnvoyerAsync(lien.Replace("nora.nouvelle", "quelqu.un", StringComparison.Ordinal), "form[action='/compte/adresse/confirmer']");
        Assert.That((await autre.PageAsync()).Erreurs(), Has.Count.EqualTo(1), "the link is good for that address alone");
        using var fait = await visiteur.EnvoyerAsync(lien, "form[action='/compte/adresse/confirmer']");
        Assert.That(fait.Headers.Location!.ToString(), Is.EqualTo("/connexion"));
        Assert.That((await visiteur.PageAsync("/connexion")).QuerySelector("#Courriel")!.GetAttribute("value"), Is.EqualTo(Nouvelle));

        using var nouvelle = await hote.ConnecterAsync(Nouvelle, BaseModele.MotDePasse);
        Assert.That((await hote.CourrielsAsync(ancienne)).Single().TextBody, Does.Contain(Nouvelle));
        Assert.That((int)(await client.GetAsync("/compte")).StatusCode, Is.EqualTo(302), "sessions opened elsewhere end");
        using var seconde = await visiteur.EnvoyerAsync(lien, "form[action='/compte/adresse/confirmer']");
        Assert.That((await seconde.PageAsync()).Erreurs(), Has.Count.EqualTo(1));
        await using var session = await hote.Base.LireAsync();
        Assert.That(await session.CompteDeLAdresseAsync(Compte.Normaliser(ancienne)), Is.Null);
    }

    [Test]
    public async Task An_address_that_awaits_its_link_is_shown_sent_again_and_given_up()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Instructeur));
        using var demande = await client.EnvoyerAsync("/compte/adresse", "form[action='/compte/adresse']", ("Courriel", Nouvelle), ("Actuel", BaseModele.MotDePasse));
        Assert.That((await client.PageAsync("/compte")).QuerySelector("main")!.TextContent, Does.Contain("Une adresse attend sa confirmation").And.Contain(Nouvelle));
        for (var fois = 0; fois < 3; fois++)
        {
            using var encore = await client.EnvoyerAsync("/compte", "form[action='/compte/adresse/renvoyer']");
        }

        Assert.That(await hote.CourrielsAsync(Nouvelle), Has.Count.EqualTo(3), "an address is not flooded");
        Assert.That((await client.PageAsync("/compte")).QuerySelector("main")!.TextContent, Does.Contain("moins d’une heure"));
        var lien = new Uri(Adresses().Match((await hote.CourrielsAsync(Nouvelle))[^1].TextBody!).Value).PathAndQuery;
        using var abandon = await client.EnvoyerAsync("/compte", "form[action='/compte/adresse/abandonner']");
        Assert.That((await client.PageAsync("/compte")).QuerySelector("main")!.TextContent, Does.Not.Contain("attend sa confirmation"));
        using var trop = await client.EnvoyerAsync(lien, "form[action='/compte/adresse/confirmer']");
        Assert.That((await trop.PageAsync()).Erreurs(), Has.Count.EqualTo(1), "what was given up is not confirmed");
    }

    [Test]
    public async Task An_address_that_has_an_account_is_never_taken_over_and_reads_the_same_answer()
    {
        await using var hote = await HotePortail.CreerAsync();
        var prise = BaseModele.Adresse(Role.Secretariat);
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Instructeur));
        using var visiteur = hote.Visiteur();
        for (var fois = 0; fois < 3; fois++)
        {
            // What others sent to an account there must not be told by the cap.
            using var oubli = await visiteur.EnvoyerAsync("/mot-de-passe", "form[action='/mot-de-passe']", ("Courriel", prise));
        }

        using var demande = await client.EnvoyerAsync("/compte/adresse", "form[action='/compte/adresse']", ("Courriel", prise), ("Actuel", BaseModele.MotDePasse));
        Assert.That(demande.Headers.Location!.ToString(), Is.EqualTo("/compte"));
        Assert.That((await hote.CourrielsAsync(prise))[^1].TextBody, Does.Contain("déjà celle d’un compte").And.Not.Contain("confirmer?"));
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Adresses();
}

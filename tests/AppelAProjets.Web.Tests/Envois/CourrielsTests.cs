using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Journal;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain;
using AppelAProjets.Web.Fonctions.Envois;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Envois;

public sealed class CourrielsTests
{
    private static readonly SqlStatement Refuser = new("UPDATE Courriel SET Etat = 'NonRemis', Tentatives = 3, DerniereErreur = '550 boîte inconnue', Version = Version + 1 WHERE Destinataire = @A");

    private readonly string dossier = Directory.CreateTempSubdirectory("aap-courriels-").FullName;

    [OneTimeTearDown]
    public void Ranger() => Directory.Delete(dossier, recursive: true);

    [Test]
    public async Task A_message_written_is_listed_and_its_link_can_be_followed()
    {
        await using var hote = await CreerAsync();
        using var client = hote.Visiteur();
        await AjouterAsync(hote, "camille@asso.example");
        await EnvoyerAsync(hote);

        var liste = await client.PageAsync("/courriels");
        var lien = liste.QuerySelector("main tbody a");
        Assert.That(lien?.TextContent, Is.EqualTo("Votre dossier « Été »"));
        Assert.That(liste.QuerySelector("main")!.TextContent, Does.Contain("camille@asso.example"));

        var message = await client.PageAsync(lien!.GetAttribute("href")!);
        Assert.That(message.QuerySelector(".texte-brut a")?.GetAttribute("href"), Is.EqualTo("http://localhost/confirmer?jeton=a%2Fb"));
        Assert.That(message.QuerySelector(".texte-brut")!.TextContent.Trim(), Does.StartWith("Suivez http://localhost/confirmer?jeton=a%2Fb.\n\n-- \n"), "signed");
        Assert.That(message.QuerySelector("footer a[href='/courriels']"), Is.Not.Null);
    }

    [Test]
    public async Task Outside_development_the_page_does_not_exist()
    {
        await using var hote = await HotePortail.CreerAsync("Staging");
        using var client = hote.Visiteur();
        using var reponse = await client.GetAsync("/courriels");
        Assert.That((int)reponse.StatusCode, Is.EqualTo(404));
        Assert.That((await client.PageAsync("/")).QuerySelector("footer a[href='/courriels']"), Is.Null);
    }

    [Test]
    public async Task A_message_refused_for_good_is_seen_and_sent_again_once_with_a_trace()
    {
        await using var hote = await CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        await AjouterAsync(hote, "ancienne@asso.example");
        await using (var session = await hote.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Refuser, new { A = "ancienne@asso.example" });
            await session.ValiderAsync();
        }

        var page = await client.PageAsync("/administration/courriels");
        Assert.That(page.QuerySelector("main tbody")!.TextContent, Does.Contain("550 boîte inconnue").And.Contain("Non remis"));
        var formulaire = page.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/renvoyer", StringComparison.Ordinal));
        using var renvoi = await client.EnvoyerAsync(formulaire, "/administration/courriels");
        using var encore = await client.EnvoyerAsync(formulaire, "/administration/courriels");
        Assert.That((int)renvoi.StatusCode, Is.EqualTo(302));
        Assert.That((await client.PageAsync("/administration/courriels")).QuerySelector(".bandeau--avertissement")?.TextContent, Does.Contain("rien à renvoyer"));
        await EnvoyerAsync(hote);
        Assert.That((await client.PageAsync("/courriels")).QuerySelector("main tbody")!.TextContent, Does.Contain("ancienne@asso.example"));
    }

    [Test]
    public async Task What_was_sent_is_found_by_address_and_read_without_its_secret_and_sent_once_more_when_it_has_none()
    {
        await using var hote = await CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        await AjouterAsync(hote, "zoe@asso.example");
        await AjouterAsync(hote, "camille@asso.example");
        await EnvoyerAsync(hote);

        var liste = await client.PageAsync("/administration/courriels?adresse=ZOE&genre=Dossier&etat=Envoye");
        var lien = liste.QuerySelectorAll("main tbody th a").Single();
        var page = await client.PageAsync(lien.GetAttribute("href")!);
        Assert.That(page.QuerySelector(".texte-brut")!.TextContent, Does.Contain("jeton=…").And.Not.Contain("a%2Fb"));
        using (var refus = await client.EnvoyerAsync(lien.GetAttribute("href")!, "form[action$='/renvoyer']"))
        {
            Assert.That((await client.PageAsync("/administration/courriels")).QuerySelector(".bandeau--avertissement")?.TextContent, Does.Contain("lien personnel"));
        }

        await AjouterAsync(hote, "sans-secret@asso.example", "Bonjour.");
        await EnvoyerAsync(hote);
        var autre = (await client.PageAsync("/administration/courriels?adresse=sans")).QuerySelector("main tbody th a")!.GetAttribute("href")!;
        var filtree = (await client.PageAsync("/administration/courriels?adresse=sans")).QuerySelector("form[action*='/renvoyer']")!.GetAttribute("action")!;
        using var renvoi = await client.EnvoyerAsync("/administration/courriels?adresse=sans", $"form[action='{filtree}']");
        Assert.That(renvoi.Headers.Location?.ToString(), Is.EqualTo("/administration/courriels?adresse=sans"), "the filter is kept");
        using (var encore = await client.EnvoyerAsync(autre, "form[action$='/renvoyer']"))
        {
            Assert.That((await client.PageAsync("/administration/courriels")).QuerySelector(".bandeau--avertissement")?.TextContent, Does.Contain("déjà été renvoyé"), "a copy waits");
        }

        Assert.That((await client.PageAsync("/administration/courriels?adresse=sans")).QuerySelectorAll("main tbody tr"), Has.Length.EqualTo(2));
        Assert.That((await client.PageAsync("/administration/courriels?adresse=personne")).QuerySelector("main [role=status]")?.TextContent, Does.StartWith("Aucun message"));
    }

    [Test]
    public async Task The_outbox_is_read_page_by_page()
    {
        await using var hote = await CreerAsync();
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Secretariat));
        for (var i = 0; i < 60; i++)
        {
            await AjouterAsync(hote, $"page{i:00}@asso.example");
        }

        var premiere = await client.PageAsync("/administration/courriels?adresse=page");
        var seconde = await client.PageAsync(premiere.QuerySelector("nav.pages a[rel=next]")!.GetAttribute("href")!);
        var lus = premiere.QuerySelectorAll("main tbody tr td:nth-child(2)").Concat(seconde.QuerySelectorAll("main tbody tr td:nth-child(2)")).Select(c => c.TextContent).ToList();
        Assert.That(lus, Is.Unique.And.Count.EqualTo(60));
        Assert.That(seconde.QuerySelector("nav.pages a[rel=next]"), Is.Null);
    }

    [TestCase("Voir https://exemple.fr/a?b=c, puis rien.", "https://exemple.fr/a?b=c")]
    [TestCase("(https://exemple.fr/a)", "https://exemple.fr/a")]
    [TestCase("javascript:alert(1) ftp://x", null)]
    [TestCase("<https://exemple.fr/>", "https://exemple.fr/")]
    public void Links_are_http_addresses_without_the_punctuation_around(string texte, string? lien)
    {
        var morceaux = TexteAvecLiens.Couper(texte).ToList();
        Assert.That(string.Concat(morceaux.Select(m => m.Texte)), Is.EqualTo(texte));
        Assert.That(morceaux.SingleOrDefault(m => m.EstUnLien).Texte, Is.EqualTo(lien));
    }

    private async Task<HotePortail> CreerAsync()
    {
        var hote = await HotePortail.CreerAsync();
        hote.Reglages["Courriels:Dossier"] = dossier;
        hote.Remplacer = services => services.AddSingleton<IEnvoyeurDeCourriel>(s => s.GetRequiredService<EnvoyeurFichier>());
        return hote;
    }

    private static Task<Resultat> AjouterAsync(HotePortail hote, string destinataire, string corps = "Suivez http://localhost/confirmer?jeton=a%2Fb.") =>
        new Ecrivain(hote.Base, hote.Horloge).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(
            Ecrit.SansJournal("essai").Et(new NouveauCourriel(GenreDeCourriel.Dossier, destinataire, "Votre dossier « Été »", corps))));

    private static async Task EnvoyerAsync(HotePortail hote)
    {
        await using var portee = hote.Services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<EnvoyerCourriels>().ExecuterAsync(CancellationToken.None);
    }
}

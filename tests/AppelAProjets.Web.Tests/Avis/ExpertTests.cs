using System.Net;
using AppelAProjets.Application.Echeances;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Avis;

/// <summary>An expert without account, without a script: the mail, the page of the link, the opinion, the end of the link.</summary>
public sealed class ExpertTests
{
    private static readonly SqlStatement UnDossier = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Code = 'EMPL27' AND f.Sigle = 'PREF44' AND d.Etat = 'EnInstruction' ORDER BY d.Numero
        """);

    private HotePortail hote = null!;
    private HttpClient instructeur = null!;
    private HttpClient expert = null!;
    private string avis = "";

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        instructeur = await hote.ConnecterAsync("instructeur.pref44@demo.example");
        expert = hote.Visiteur();
        await using var session = await hote.Base.LireAsync();
        avis = $"/instruction/EMPL27/dossiers/{(await session.ListeAsync<Guid>(UnDossier))[0]}/avis";
    }

    [TearDown]
    public async Task Arreter()
    {
        instructeur.Dispose();
        expert.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task The_link_of_the_mail_opens_the_question_and_takes_an_opinion_until_its_day()
    {
        var lien = await InviterAsync();
        var page = await expert.PageAsync(lien);
        var texte = page.QuerySelector("main")!.TextContent;
        Assert.That(texte, Does.Contain("Le budget est-il réaliste").And.Contain("Jeanne Auffray"));
        Assert.That(texte, Does.Not.Contain("Téléphone").And.Not.Contain("IBAN").And.Not.Contain("Avis de l’instructeur"));

        using var vide = await expert.EnvoyerAsync(lien, "form[action='/expert']", ("Avis.Sens", "Defavorable"));
        Assert.That((await vide.PageAsync()).Erreurs(), Is.EqualTo(new[] { "Dites pourquoi l’avis est défavorable." }));
        using var brouillon = await EnvoyerAsync(lien, "/expert/brouillon", ("Avis.Sens", "Favorable"), ("Avis.Commentaire", "Je commence."));
        Assert.That(brouillon.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await expert.PageAsync(lien)).QuerySelector("#Avis_Commentaire")!.TextContent.Trim(), Is.EqualTo("Je commence."), "kept by the server");
        Assert.That((await instructeur.PageAsync(avis)).QuerySelector("main")!.TextContent, Does.Not.Contain("Je commence."));

        using var envoye = await expert.EnvoyerAsync(lien, "form[action='/expert']", ("Avis.Sens", "Favorable"), ("Avis.Commentaire", "Oui, il l’est."));
        Assert.That((await expert.PageAsync(lien)).QuerySelector("main")!.TextContent, Does.Contain("Votre avis est envoyé").And.Contain("Vous avez répondu"));
        Assert.That((await instructeur.PageAsync(avis)).QuerySelector("main")!.TextContent, Does.Contain("Oui, il l’est.").And.Contain("Jeanne Auffray, expert"));
        Assert.That((await instructeur.PageAsync(avis[..^"/avis".Length])).QuerySelector("#avis-consultatifs")!.ParentElement!.TextContent, Does.Contain("Oui, il l’est."), "and on the sheet");

        hote.Horloge.Advance(TimeSpan.FromDays(11));
        var apres = await expert.PageAsync(lien);
        Assert.That(apres.QuerySelector("main")!.TextContent, Does.Contain("est passée").And.Contain("Oui, il l’est.").And.Not.Contain("Thème"));
        using var delai = await EnvoyerAsync(lien, "/expert/delai", ("mot", "Encore deux jours."));
        Assert.That((await hote.CourrielsAsync("instructeur.pref44@demo.example"))[^1].TextBody, Does.Contain("Encore deux jours."));
    }

    [Test]
    public async Task An_unknown_link_is_a_kind_page_and_a_link_taken_back_opens_nothing()
    {
        using var inconnu = await expert.GetAsync("/expert?jeton=0123");
        Assert.That(inconnu.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await inconnu.PageAsync()).QuerySelector("h1")!.TextContent, Is.EqualTo("Ce lien ne mène à aucune invitation"));

        var lien = await InviterAsync();
        var fichier = (await expert.PageAsync(lien)).QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")!).ToList();
        using var retire = await instructeur.EnvoyerAsync(avis, "form[action$='/revoquer']");
        Assert.That((await expert.PageAsync(lien)).QuerySelector("main")!.TextContent, Does.Contain("n’est plus attendu").And.Contain("Demander à répondre encore"));
        foreach (var adresse in fichier)
        {
            using var lu = await expert.GetAsync(adresse);
            Assert.That(lu.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task A_reminder_has_a_link_of_its_own_and_nobody_else_reads_by_it()
    {
        var lien = await InviterAsync();
        hote.Horloge.Advance(TimeSpan.FromDays(8));
        await using (var portee = hote.Services.CreateAsyncScope())
        {
            Assert.That(await portee.ServiceProvider.GetRequiredService<TraiterLesEcheances>().ExecuterAsync(), Is.GreaterThan(0));
        }

        var rappel = await LienAsync();
        Assert.That(rappel, Is.Not.EqualTo(lien));
        Assert.That((await expert.PageAsync(rappel)).QuerySelector("form[action='/expert']"), Is.Not.Null);
        Assert.That((await expert.PageAsync(lien)).QuerySelector("form[action='/expert']"), Is.Not.Null);
        using var reponse = await expert.GetAsync(lien);
        Assert.That(reponse.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("same-origin"));
        Assert.That(reponse.Headers.CacheControl!.NoStore, Is.True);
        using var services = await expert.GetAsync(avis);
        Assert.That(services.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "a link is no session");
    }

    private async Task<string> InviterAsync()
    {
        var terme = hote.Horloge.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var invite = await instructeur.EnvoyerAsync($"{avis}/inviter", "main form",
            ("Saisie.Nom", "Jeanne Auffray"), ("Saisie.Courriel", "jeanne@expert.example"), ("Saisie.Question", "Le budget est-il réaliste ?"), ("Saisie.TermeLe", terme));
        Assert.That(invite.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), string.Join(" / ", (await invite.PageAsync()).Erreurs()));
        return await LienAsync();
    }

    private async Task<string> LienAsync()
    {
        var corps = (await hote.CourrielsAsync("jeanne@expert.example"))[^1].TextBody!;
        return corps[corps.IndexOf("/expert?jeton=", StringComparison.Ordinal)..].Split('\n', ' ')[0].Trim();
    }

    // Another button of the form, or another form of the page.
    private async Task<HttpResponseMessage> EnvoyerAsync(string lien, string adresse, params (string Nom, string? Valeur)[] champs)
    {
        var page = await expert.PageAsync(lien);
        var formulaire = (AngleSharp.Html.Dom.IHtmlFormElement)(page.QuerySelector($"form[action='{adresse}']") ?? page.QuerySelector("form[action='/expert']"))!;
        formulaire.SetAttribute("action", adresse);
        return await expert.EnvoyerAsync(formulaire, adresse, champs.Select(c => (c.Nom, c.Valeur)));
    }
}

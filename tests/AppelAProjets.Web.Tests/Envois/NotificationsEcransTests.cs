using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Journal;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Web.Tests.Envois;

public sealed class NotificationsEcransTests
{
    private static readonly string Adresse = BaseModele.Adresse(Role.Instructeur);

    [Test]
    public async Task The_header_counts_what_is_new_until_it_is_said_read()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(Adresse);
        Assert.That(await CompteurAsync(client), Is.EqualTo("Notifications"));
        await EcrireAsync(hote, new(GenreDeCourriel.Message, Adresse, "Un message", "Lire : https://portail.example/a"), new(GenreDeCourriel.Appel, Adresse, "Un changement", "Bonjour."));
        Assert.That(await CompteurAsync(client), Is.EqualTo("Notifications (2)"));

        var page = await client.PageAsync("/notifications");
        Assert.That(page.QuerySelectorAll("main li.carte h2").Select(h => h.TextContent.Trim()).Order(), Is.EqualTo(new[] { "Un changement", "Un message" }));
        using var lu = await client.EnvoyerAsync("/notifications", "form[action='/notifications/lues']");
        Assert.That(await CompteurAsync(client), Is.EqualTo("Notifications"));
        Assert.That((await client.PageAsync("/notifications")).QuerySelectorAll("main .etiquette"), Is.Empty);
    }

    [Test]
    public async Task What_is_chosen_is_kept_and_what_cannot_be_refused_is_listed()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync(Adresse);
        var page = await client.PageAsync("/compte/notifications");
        Assert.That(page.QuerySelectorAll("main select"), Has.Length.EqualTo(GenresDeCourriel.AuChoix.Count));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Récépissés de dépôt"));
        using var choix = await client.EnvoyerAsync("/compte/notifications", "form[action='/compte/notifications']", ("rythmes[Message]", "Resume"), ("rythmes[Rappel]", "Jamais"));
        Assert.That((int)choix.StatusCode, Is.EqualTo(302));

        var relue = await client.PageAsync("/compte/notifications");
        Assert.That(relue.QuerySelector("#rythme-Message option[selected]")?.GetAttribute("value"), Is.EqualTo("Resume"));
        Assert.That(relue.QuerySelector("#rythme-Rappel option[selected]")?.GetAttribute("value"), Is.EqualTo("Jamais"));
        using var refus = await client.EnvoyerAsync("/compte/notifications", "form[action='/compte/notifications']", ("rythmes[Appel]", "Jamais"));
        Assert.That((int)refus.StatusCode, Is.EqualTo(422).Or.EqualTo(200));
        Assert.That((await refus.PageAsync()).Erreurs(), Has.One.Contains("choisissez parmi"));
    }

    private static async Task<string> CompteurAsync(HttpClient client) => (await client.PageAsync("/")).QuerySelector(".entete__compte a[href='/notifications']")!.TextContent;

    private static async Task EcrireAsync(HotePortail hote, params NouveauCourriel[] courriels) => Assert.That(
        (await new Ecrivain(hote.Base, hote.Horloge).EcrireAsync(Acteur.Systeme, (_, _) => Task.FromResult<Resultat<Ecrit>>(Ecrit.SansJournal("essai").Et(courriels)))).EstRefuse, Is.False);
}

using AngleSharp.Html.Dom;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Domain.Appels;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>Seeing and ending one's own sessions.</summary>
public sealed class ConnexionsTests
{
    private static readonly string Adresse = BaseModele.Adresse(Role.Secretariat);

    private static readonly SqlStatement SessionsDe = new("SELECT s.Id FROM SessionDeCompte s JOIN Compte c ON c.Id = s.CompteId WHERE c.Courriel = @Courriel");

    private HotePortail hote = null!;

    [SetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [TearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task Each_device_is_listed_and_one_is_ended_from_another()
    {
        using var ici = await EntrerAsync("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        using var perdu = await EntrerAsync("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36");
        var page = await ici.PageAsync("/compte/connexions");
        Assert.That(page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()), Is.EquivalentTo(new[] { "Firefox sous Windows\u00a0: cet appareil", "Chrome sous Android" }));

        using var ferme = await ici.EnvoyerAsync("/compte/connexions", "form[action='/compte/connexions/fermer']");
        Assert.That(await EstDedansAsync(perdu), Is.False);
        Assert.That(await EstDedansAsync(ici), Is.True);
        Assert.That((await ici.PageAsync("/compte/connexions")).QuerySelectorAll("main h2"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task All_the_others_end_at_once_and_a_changed_password_ends_them_too()
    {
        using var ici = await EntrerAsync("Firefox");
        using var autre = await EntrerAsync("Chrome");
        using var encore = await EntrerAsync("Safari");
        using var ferme = await ici.EnvoyerAsync("/compte/connexions", "form[action='/compte/connexions/fermer-les-autres']");
        Assert.That((await EstDedansAsync(autre), await EstDedansAsync(encore), await EstDedansAsync(ici)), Is.EqualTo((false, false, true)));

        using var nouvelle = await EntrerAsync("Edg");
        using var change = await ici.EnvoyerAsync("/compte/mot-de-passe", "form[action='/compte/mot-de-passe']", ("Actuel", BaseModele.MotDePasse), ("Nouveau", "cinq hérons dans la vigne"));
        Assert.That((await EstDedansAsync(nouvelle), await EstDedansAsync(ici)), Is.EqualTo((false, true)));
        Assert.That((await ici.PageAsync("/compte/connexions")).QuerySelectorAll("main h2"), Has.Length.EqualTo(1), "those that the password ended are not listed");
    }

    [Test]
    public async Task Someone_elses_session_is_not_there_to_end()
    {
        using var ici = await EntrerAsync("Firefox");
        using var tiers = await hote.ConnecterAsync(BaseModele.Adresse(Role.Instructeur));
        await using var lecture = await hote.Base.LireAsync();
        var sienne = await lecture.UnAsync<Guid>(SessionsDe, new { Courriel = BaseModele.Adresse(Role.Instructeur) });
        var formulaire = (IHtmlFormElement)(await ici.PageAsync("/compte/connexions")).QuerySelector("form[action='/deconnexion']")!;
        formulaire.SetAttribute("action", "/compte/connexions/fermer");
        using var refus = await ici.EnvoyerAsync(formulaire, "/", ("session", sienne.ToString()));
        Assert.That((int)refus.StatusCode, Is.EqualTo(404));
        Assert.That(await EstDedansAsync(tiers), Is.True);
    }

    [Test]
    public async Task Signing_in_as_someone_else_ends_the_session_that_the_browser_was_in()
    {
        using var ici = await EntrerAsync("Firefox");
        // As from a page opened before, or a mail that confirms another account.
        var formulaire = (IHtmlFormElement)(await ici.PageAsync("/compte/connexions")).QuerySelector("form[action='/deconnexion']")!;
        formulaire.SetAttribute("action", "/connexion");
        using var change = await ici.EnvoyerAsync(formulaire, "/", ("Courriel", BaseModele.Adresse(Role.Instructeur)), ("MotDePasse", BaseModele.MotDePasse));
        Assert.That((int)change.StatusCode, Is.EqualTo(302));
        await using var lecture = await hote.Base.LireAsync();
        Assert.That(await lecture.ListeAsync<Guid>(SessionsDe, new { Courriel = Adresse }), Is.Empty);
        Assert.That(await lecture.ListeAsync<Guid>(SessionsDe, new { Courriel = BaseModele.Adresse(Role.Instructeur) }), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_purge_leaves_the_sessions_that_still_live()
    {
        using var ici = await EntrerAsync("Firefox");
        hote.Horloge.Advance(TimeSpan.FromHours(8));
        Assert.That((await PurgerAsync(), await OuvertesAsync()), Is.EqualTo((false, 1)));
        hote.Horloge.Advance(TimeSpan.FromMinutes(11));
        Assert.That((await PurgerAsync(), await OuvertesAsync()), Is.EqualTo((false, 0)));
    }

    private async Task<bool> PurgerAsync()
    {
        await using var portee = hote.Services.CreateAsyncScope();
        return (await portee.ServiceProvider.GetRequiredService<PurgerConnexions>().ExecuterAsync(TimeSpan.FromHours(8))).EstRefuse;
    }

    private async Task<int> OuvertesAsync()
    {
        await using var lecture = await hote.Base.LireAsync();
        return (await lecture.ListeAsync<Guid>(SessionsDe, new { Courriel = Adresse })).Count;
    }

    [Test]
    public async Task The_time_of_the_last_visit_follows_within_ten_minutes()
    {
        using var ici = await EntrerAsync("Firefox");
        using var autre = await EntrerAsync("Chrome");
        hote.Horloge.Advance(TimeSpan.FromMinutes(30));
        Assert.That(await EstDedansAsync(autre), Is.True);
        var vue = HeureDeParis.Ecrire(hote.Horloge.GetUtcNow());
        Assert.That((await ici.PageAsync("/compte/connexions")).QuerySelector("main")!.TextContent, Does.Contain($"Dernière visite\u00a0: {vue}"));
    }

    private async Task<HttpClient> EntrerAsync(string agent)
    {
        var client = hote.Visiteur();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        using var reponse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", Adresse), ("MotDePasse", BaseModele.MotDePasse));
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302));
        return client;
    }

    private static async Task<bool> EstDedansAsync(HttpClient client)
    {
        using var reponse = await client.GetAsync("/compte");
        return (int)reponse.StatusCode == 200;
    }
}

using System.Text.RegularExpressions;
using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>Creating an account, confirming it, choosing a password by mail.</summary>
public sealed partial class InscriptionTests
{
    private const string Adresse = "nora.le-bihan@essai.example";
    private const string MotDePasse = "quatre loutres au marché";

    private HotePortail hote = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        client = hote.Visiteur();
    }

    [TearDown]
    public async Task Arreter()
    {
        client.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task A_new_account_opens_only_by_its_link_and_the_link_serves_once()
    {
        using (var envoi = await InscrireAsync(Adresse))
        {
            Assert.That(envoi.Headers.Location!.ToString(), Is.EqualTo("/inscription/faite"));
        }

        Assert.That(await PeutEntrerAsync(Adresse, MotDePasse), Is.False, "not confirmed yet");
        var lien = Lien((await hote.CourrielsAsync(Adresse)).Single().TextBody);
        Assert.That((await client.PageAsync(lien)).QuerySelector("h1")!.TextContent, Is.EqualTo("Confirmer votre adresse"));
        Assert.That(await PeutEntrerAsync(Adresse, MotDePasse), Is.False, "opened by a mail filter");

        using (var vide = await client.EnvoyerAsync(lien, "form[action='/confirmer']", ("MotDePasse", "")))
        {
            Assert.That((await vide.PageAsync()).Erreurs().Single(), Is.EqualTo("Saisissez votre mot de passe."));
        }

        using (var autre = await client.EnvoyerAsync(lien, "form[action='/confirmer']", ("MotDePasse", "un autre mot de passe")))
        {
            Assert.That((await autre.PageAsync()).Erreurs().Single(), Does.StartWith("Ce n’est pas le mot de passe choisi"));
        }

        using (var confirmation = await client.EnvoyerAsync(lien, "form[action='/confirmer']", ("MotDePasse", MotDePasse)))
        {
            Assert.That(confirmation.Headers.Location!.ToString(), Is.EqualTo("/espace"));
            Assert.That((await client.PageAsync("/compte")).QuerySelector("h1")!.TextContent, Is.EqualTo("Mon compte"), "already in");
        }

        Assert.That(await PeutEntrerAsync(Adresse, MotDePasse), Is.True);
        Assert.That((await client.PageAsync(lien)).QuerySelector("h1")!.TextContent, Is.EqualTo("Ce lien n’est plus valable"));
    }

    [Test]
    public async Task The_page_wanted_and_the_address_follow_the_person_to_the_end_on_another_device_too()
    {
        const string voulue = "/espace/dossiers/nouveau?appel=AAP28";
        using (var ferme = await client.GetAsync(voulue))
        {
            var connexion = await client.PageAsync(ferme.Headers.Location!.OriginalString);
            var creer = connexion.QuerySelectorAll("main a").Single(a => a.TextContent == "Créer un compte").GetAttribute("href")!;
            using var envoi = await client.EnvoyerAsync(creer, "form[action='/inscription']", ("Prenom", "Nora"), ("Nom", "Le Bihan"), ("Courriel", Adresse), ("MotDePasse", MotDePasse));
            Assert.That(envoi.Headers.Location!.ToString(), Does.StartWith("/inscription/faite"));
        }

        using var ailleurs = hote.Visiteur();
        using var entree = await ailleurs.EnvoyerAsync(Lien((await hote.CourrielsAsync(Adresse)).Single().TextBody), "form[action='/confirmer']", ("MotDePasse", MotDePasse));
        Assert.That(entree.Headers.Location!.ToString(), Is.EqualTo(voulue));

        using var sansOrganisation = await ailleurs.GetAsync(voulue);
        using var organisation = await ailleurs.EnvoyerAsync(sansOrganisation.Headers.Location!.ToString(), "form[method='post'][action='/espace/organisations/nouvelle']", ("Nom", "Les Amarres"));
        Assert.That(organisation.Headers.Location!.ToString(), Does.EndWith("/mandat?retour=" + Uri.EscapeDataString(voulue)), "the call is kept until the dossier begins");
    }

    [Test]
    public async Task A_forgotten_password_keeps_the_page_wanted_and_never_leads_elsewhere()
    {
        var connue = BaseModele.Adresse(Role.Secretariat);
        foreach (var (retour, fin) in new[] { ("/secretariat/plan-actions", "/secretariat/plan-actions"), ("https://ailleurs.example/", null) })
        {
            using var demande = await client.EnvoyerAsync("/mot-de-passe?retour=" + Uri.EscapeDataString(retour), "form[action='/mot-de-passe']", ("Courriel", connue));
            using var choix = await client.EnvoyerAsync(Lien((await hote.CourrielsAsync(connue))[^1].TextBody), "form[action='/mot-de-passe/choisir']", ("MotDePasse", MotDePasse));
            using var entree = await client.EnvoyerAsync(choix.Headers.Location!.ToString(), "form[action='/connexion']", ("MotDePasse", MotDePasse));
            Assert.That(entree.Headers.Location!.ToString(), fin is null ? Does.StartWith("/") & Does.Not.Contain("ailleurs") : Is.EqualTo(fin));
            using var sortie = await client.EnvoyerAsync("/", "form[action='/deconnexion']");
        }
    }

    [Test]
    public async Task The_owner_of_an_address_that_someone_else_signed_up_with_keeps_that_person_out()
    {
        using (var envoi = await InscrireAsync(Adresse))
        {
            Assert.That((int)envoi.StatusCode, Is.EqualTo(302), "signed up by someone who does not read this mailbox");
        }

        using var victime = hote.Visiteur();
        var page = await victime.PageAsync(Lien((await hote.CourrielsAsync(Adresse)).Single().TextBody));
        var choisir = page.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("Je ne connais pas ce mot de passe", StringComparison.Ordinal)).GetAttribute("href")!;
        using var choix = await victime.EnvoyerAsync(choisir, "form[action='/mot-de-passe/choisir']", ("MotDePasse", "cinq hérons dans la vigne"));
        Assert.That(choix.Headers.Location!.ToString(), Does.StartWith("/connexion"));
        Assert.That(await PeutEntrerAsync(Adresse, MotDePasse), Is.False, "the password that the other one knows");
        Assert.That(await PeutEntrerAsync(Adresse, "cinq hérons dans la vigne"), Is.True);
    }

    [Test]
    public async Task A_known_address_reads_the_same_answer_and_gets_a_mail_that_tells_it()
    {
        var connue = BaseModele.Adresse(Role.Secretariat);
        using var nouvelle = await InscrireAsync(Adresse);
        using var dejaLa = await InscrireAsync(connue.ToUpperInvariant());
        Assert.That(dejaLa.Headers.Location, Is.EqualTo(nouvelle.Headers.Location));
        var message = (await hote.CourrielsAsync(connue)).Single();
        Assert.That(message.Subject, Is.EqualTo("Vous avez déjà un compte"));
        Assert.That(await PeutEntrerAsync(connue, BaseModele.MotDePasse), Is.True, "untouched");
    }

    [Test]
    public async Task Refusals_stand_beside_their_fields_and_what_was_typed_is_kept_except_the_password()
    {
        using var reponse = await client.EnvoyerAsync("/inscription", "form[action='/inscription']", ("Prenom", "Nora"), ("Nom", ""), ("Courriel", "nora@"), ("MotDePasse", "azerty12345!"));
        var page = await reponse.PageAsync();
        Assert.That(page.Erreurs(), Has.Count.EqualTo(3));
        Assert.That(page.QuerySelector("#Prenom")!.GetAttribute("value"), Is.EqualTo("Nora"));
        Assert.That(page.QuerySelector("#Courriel")!.GetAttribute("value"), Is.EqualTo("nora@"));
        Assert.That(page.QuerySelector("#MotDePasse")!.HasAttribute("value"), Is.False);
    }

    [Test]
    public async Task A_forgotten_password_is_replaced_once_by_its_link_and_other_sessions_end()
    {
        var connue = BaseModele.Adresse(Role.Instructeur);
        using var session = await hote.ConnecterAsync(connue);
        using var demande = await DemanderAsync(connue);
        var lien = Lien((await hote.CourrielsAsync(connue)).Single().TextBody);

        using (var court = await client.EnvoyerAsync(lien, "form[action='/mot-de-passe/choisir']", ("MotDePasse", "court")))
        {
            Assert.That((await court.PageAsync()).Erreurs().Single(), Does.Contain("12 caractères"));
        }

        using (var choix = await client.EnvoyerAsync(lien, "form[action='/mot-de-passe/choisir']", ("MotDePasse", MotDePasse)))
        {
            Assert.That((int)choix.StatusCode, Is.EqualTo(302));
        }

        Assert.That((await client.PageAsync(lien)).QuerySelector("h1")!.TextContent, Is.EqualTo("Ce lien n’est plus valable"));
        using (var ancienne = await session.GetAsync("/compte"))
        {
            Assert.That((int)ancienne.StatusCode, Is.EqualTo(302), "the session opened before is over");
        }

        Assert.That(await PeutEntrerAsync(connue, BaseModele.MotDePasse), Is.False);
        Assert.That(await PeutEntrerAsync(connue, MotDePasse), Is.True);
    }

    [Test]
    public async Task At_most_three_mails_an_hour_go_to_one_address_and_none_to_an_unknown_one()
    {
        var connue = BaseModele.Adresse(Role.Instructeur);
        for (var i = 0; i < 5; i++)
        {
            using var demande = await DemanderAsync(connue);
            Assert.That(demande.Headers.Location!.ToString(), Is.EqualTo("/mot-de-passe/envoye"));
        }

        using var inconnue = await DemanderAsync("inconnue@essai.example");
        Assert.That(inconnue.Headers.Location!.ToString(), Is.EqualTo("/mot-de-passe/envoye"));
        Assert.That(await hote.CourrielsAsync(), Has.Count.EqualTo(3));
        hote.Horloge.Advance(TimeSpan.FromMinutes(61));
        using var plusTard = await DemanderAsync(connue);
        Assert.That(await hote.CourrielsAsync(connue), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_forged_or_foreign_token_opens_nothing()
    {
        using var demande = await DemanderAsync(BaseModele.Adresse(Role.Instructeur));
        var lien = Lien((await hote.CourrielsAsync(BaseModele.Adresse(Role.Instructeur))).Single().TextBody);
        await using var session = await hote.Base.LireAsync();
        var autre = await session.CompteDeLAdresseAsync(Compte.Normaliser(BaseModele.Adresse(Role.Administrateur)));
        foreach (var faux in new[] { "/confirmer?compte=x&jeton=y", "/confirmer",  CompteDuLien().Replace(lien, $"compte={autre!.Id}"), lien + "x", "/mot-de-passe/choisir", "/mot-de-passe/choisir?compte=x&jeton=y" })
        {
            Assert.That((await client.PageAsync(faux)).QuerySelector("h1")!.TextContent, Is.EqualTo("Ce lien n’est plus valable"), faux);
        }
    }

    private Task<HttpResponseMessage> InscrireAsync(string courriel) => client.EnvoyerAsync(
        "/inscription", "form[action='/inscription']", ("Prenom", "Nora"), ("Nom", "Le Bihan"), ("Courriel", courriel), ("MotDePasse", MotDePasse));

    private Task<HttpResponseMessage> DemanderAsync(string courriel) => client.EnvoyerAsync("/mot-de-passe", "form[action='/mot-de-passe']", ("Courriel", courriel));

    private async Task<bool> PeutEntrerAsync(string courriel, string motDePasse)
    {
        using var visiteur = hote.Visiteur();
        using var reponse = await visiteur.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", courriel), ("MotDePasse", motDePasse));
        return (int)reponse.StatusCode == 302;
    }

    private static string Lien(string? corps) => new Uri(Adresses().Match(corps!).Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Adresses();

    [GeneratedRegex("compte=[0-9a-f-]+")]
    private static partial Regex CompteDuLien();
}

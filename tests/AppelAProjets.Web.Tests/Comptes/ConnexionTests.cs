using System.Collections.Concurrent;
using System.Globalization;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Core;
using Serilog.Events;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>Signing in, out, and being refused.</summary>
public sealed class ConnexionTests
{
    private static readonly string Adresse = BaseModele.Adresse(Role.Secretariat);

    private HotePortail hote = null!;

    [SetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [TearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task The_right_password_opens_a_session_and_signing_out_ends_it()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        var page = await client.PageAsync("/");
        Assert.That(page.QuerySelector(".entete__compte")!.TextContent, Does.Contain("Essai secretariat"));
        using var sortie = await client.EnvoyerAsync("/", "form[action='/deconnexion']");
        Assert.That((await client.PageAsync("/")).QuerySelector(".entete__compte")!.TextContent, Does.Contain("Se connecter"));
    }

    [Test]
    public async Task Blanks_copied_around_a_password_do_not_refuse_it()
    {
        using var client = hote.Visiteur();
        using var reponse = await Essayer(client, Adresse, BaseModele.MotDePasse + "\u00A0");
        Assert.That(reponse.Headers.Location?.ToString(), Is.EqualTo("/instruction"));
    }

    [TestCase("/aide", "/aide")]
    [TestCase("//evil.example", "/instruction")]
    [TestCase("https://evil.example/", "/instruction")]
    [TestCase("/\\evil.example", "/instruction")]
    public async Task Only_an_address_of_this_site_is_followed(string retour, string attendu)
    {
        using var client = hote.Visiteur();
        using var reponse = await Essayer(client, Adresse, BaseModele.MotDePasse, retour);
        Assert.That(reponse.Headers.Location!.ToString(), Is.EqualTo(attendu));
    }

    [Test]
    public async Task Each_try_to_sign_in_is_a_line_of_the_log_with_the_account_and_no_address()
    {
        var lignes = new Lignes();
        hote.Remplacer = services => services.AddSingleton<ILogEventSink>(lignes);
        using var client = hote.Visiteur();
        foreach (var (courriel, motDePasse) in new[] { (Adresse, "faux"), ("inconnue@essai.example", "faux"), (Adresse, BaseModele.MotDePasse) })
        {
            using var reponse = await Essayer(client, courriel, motDePasse);
        }

        var compte = (await LireAsync(Adresse)).Id;
        Assert.That(lignes.Recues.Where(l => l.StartsWith("Sign-in", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $"Sign-in by \"password\": Refusee, account {compte}", "Sign-in by \"password\": Refusee, account null", $"Sign-in by \"password\": Reussie, account {compte}",
        }));
        Assert.That(lignes.Recues, Has.None.Contains("@"));
    }

    [Test]
    public async Task Every_refusal_reads_the_same_and_verifies_one_hash()
    {
        await using var compteur = await HotePortail.CreerAsync();
        var hacheur = new HacheurQuiCompte();
        compteur.Remplacer = services => services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Compte>>(_ => hacheur));
        using var client = compteur.Visiteur();
        var ferme = await BaseModele.AjouterCompteAsync(compteur.Base, "ferme@essai.example");
        var neuf = await BaseModele.AjouterCompteAsync(compteur.Base, "neuf@essai.example");
        ferme.DesactiveLe = BaseModele.Depart;
        neuf.CourrielConfirme = false;
        await EcrireAsync(compteur, ferme);
        await EcrireAsync(compteur, neuf);

        var reponses = new List<string>();
        foreach (var courriel in new[] { Adresse, "inconnue@essai.example", ferme.Courriel, neuf.Courriel })
        {
            hacheur.Verifications = 0;
            using var reponse = await Essayer(client, courriel, courriel == Adresse ? "mauvais mot de passe" : BaseModele.MotDePasse);
            reponses.Add(string.Join('|', (await reponse.PageAsync()).Erreurs()));
            Assert.That(hacheur.Verifications, Is.EqualTo(1), courriel);
        }

        Assert.That(reponses.Distinct().Count(), Is.EqualTo(1));
        Assert.That(reponses[0], Does.StartWith("Adresse ou mot de passe incorrect."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Twenty_tries_at_once_count_as_few_and_make_wait_longer_each_time_whether_the_address_is_known_or_not(bool connue)
    {
        hote.Reglages["Securite:EchecsAvantVerrou"] = "3";
        var courriel = connue ? Adresse : "inconnue@essai.example";
        var clients = Enumerable.Range(0, 20).Select(_ => hote.Visiteur()).ToList();
        var reponses = await Task.WhenAll(clients.Select(async client =>
        {
            using var reponse = await Essayer(client, courriel, "mauvais mot de passe");
            return (await reponse.PageAsync()).Erreurs().Single();
        }));
        Assert.That(reponses.Count(r => r.StartsWith("Adresse ou mot de passe incorrect", StringComparison.Ordinal)), Is.EqualTo(3), "judged");
        Assert.That(reponses.Count(r => r.StartsWith("Trop d’erreurs de suite", StringComparison.Ordinal)), Is.EqualTo(17));

        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            using var attend = await Essayer(clients[0], courriel, BaseModele.MotDePasse);
            Assert.That((await attend.PageAsync()).Erreurs().Single(), Does.StartWith("Trop d’erreurs de suite"), "the right password too");
            hote.Horloge.Advance(TimeSpan.FromMinutes(minutes));
            using var juge = await Essayer(clients[0], courriel, "mauvais mot de passe");
            Assert.That((await juge.PageAsync()).Erreurs().Single(), Does.StartWith("Adresse ou mot de passe incorrect"), $"after {minutes} min");
        }

        hote.Horloge.Advance(TimeSpan.FromMinutes(15));
        using var ouvert = await Essayer(clients[0], courriel, BaseModele.MotDePasse);
        Assert.That((int)ouvert.StatusCode, Is.EqualTo(connue ? 302 : 200));
        clients.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task Errors_made_elsewhere_never_keep_out_the_right_password_of_a_known_device()
    {
        hote.Reglages["Securite:EchecsAvantVerrou"] = "3";
        using var proprietaire = await hote.ConnecterAsync(Adresse);
        using var sortie = await proprietaire.EnvoyerAsync("/", "form[action='/deconnexion']");
        using var autre = hote.Visiteur();
        for (var i = 0; i < 3; i++)
        {
            using var essai = await Essayer(autre, Adresse, "mauvais mot de passe");
        }

        using (var attend = await Essayer(autre, Adresse, BaseModele.MotDePasse))
        {
            Assert.That((await attend.PageAsync()).Erreurs().Single(), Does.StartWith("Trop d’erreurs de suite"));
        }

        using var ouvert = await Essayer(proprietaire, Adresse, BaseModele.MotDePasse);
        Assert.That((int)ouvert.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task A_known_device_has_its_own_count_and_a_forged_one_is_like_any_other()
    {
        hote.Reglages["Securite:EchecsAvantVerrou"] = "3";
        using var vole = await hote.ConnecterAsync(Adresse);
        using var sortie = await vole.EnvoyerAsync("/", "form[action='/deconnexion']");
        for (var i = 0; i < 3; i++)
        {
            using var essai = await Essayer(vole, Adresse, "mauvais mot de passe");
        }

        using (var attend = await Essayer(vole, Adresse, BaseModele.MotDePasse))
        {
            Assert.That((await attend.PageAsync()).Erreurs().Single(), Does.StartWith("Trop d’erreurs de suite"));
        }

        using var forge = hote.CreateClient(new() { AllowAutoRedirect = false });
        forge.DefaultRequestHeaders.Add("Cookie", "aap.appareil=forge");
        using var ailleurs = await Essayer(forge, Adresse, BaseModele.MotDePasse);
        Assert.That((int)ailleurs.StatusCode, Is.EqualTo(302), "the errors of a device are its own");
    }

    [Test]
    public async Task A_cookie_kept_after_signing_out_opens_nothing()
    {
        using var client = hote.Visiteur();
        using var reponse = await Essayer(client, Adresse, BaseModele.MotDePasse);
        using var copie = hote.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        copie.DefaultRequestHeaders.Add("Cookie", reponse.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("aap.session=", StringComparison.Ordinal)).Split(';')[0]);
        Assert.That((await copie.PageAsync("/")).QuerySelector(".entete__compte")!.TextContent, Does.Contain("Essai secretariat"));
        using var sortie = await client.EnvoyerAsync("/", "form[action='/deconnexion']");
        Assert.That((await copie.PageAsync("/")).QuerySelector(".entete__compte")!.TextContent, Does.Contain("Se connecter"));
    }

    [Test]
    public async Task Too_many_forms_from_one_address_are_slowed_down_with_a_page()
    {
        hote.Reglages["Securite:EnvoisParMinuteEtParAdresse"] = "3";
        using var client = hote.Visiteur();
        for (var i = 0; i < 3; i++)
        {
            using var avant = await Essayer(client, $"inconnue{i}@essai.example", "mauvais mot de passe");
            Assert.That((int)avant.StatusCode, Is.EqualTo(200));
        }

        using var reponse = await Essayer(client, Adresse, BaseModele.MotDePasse);
        Assert.That((int)reponse.StatusCode, Is.EqualTo(429));
        Assert.That((await reponse.PageAsync()).QuerySelector("h1")!.TextContent, Is.EqualTo("Trop de tentatives"));
    }

    [Test]
    public async Task A_closed_account_a_new_stamp_and_a_right_taken_away_count_at_the_next_request()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        var compte = await LireAsync(Adresse);
        compte.TimbreDeSecurite = "autre";
        await EcrireAsync(hote, compte);
        Assert.That((await client.PageAsync("/")).QuerySelector(".entete__compte")!.TextContent, Does.Contain("Se connecter"));

        using var second = await hote.ConnecterAsync(Adresse);
        compte.DesactiveLe = hote.Horloge.GetUtcNow();
        await EcrireAsync(hote, compte);
        Assert.That((await second.PageAsync("/")).QuerySelector(".entete__compte")!.TextContent, Does.Contain("Se connecter"));
    }

    [Test]
    public async Task A_session_ends_without_activity()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        hote.Horloge.Advance(TimeSpan.FromHours(8.1));
        Assert.That((await client.PageAsync("/")).QuerySelector(".entete__compte")!.TextContent, Does.Contain("Se connecter"));
    }

    [Test]
    public async Task A_session_that_is_used_ends_seven_days_after_its_sign_in()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        for (var heures = 6; heures < 7 * 24; heures += 6)
        {
            hote.Horloge.Advance(TimeSpan.FromHours(6));
            Assert.That(await EstConnecteAsync(client), Is.True, $"{heures} hours");
        }

        hote.Horloge.Advance(TimeSpan.FromHours(6));
        Assert.That(await EstConnecteAsync(client), Is.False);
        using var encore = await hote.ConnecterAsync(Adresse);
        var connexions = await encore.PageAsync("/compte/connexions");
        Assert.That(connexions.QuerySelectorAll("main li.carte"), Has.Length.EqualTo(1), "the other is not listed any more");
    }

    private static async Task<bool> EstConnecteAsync(HttpClient client)
    {
        using var reponse = await client.GetAsync("/compte/connexions");
        return reponse.StatusCode == System.Net.HttpStatusCode.OK;
    }

    [TestCase("http://localhost", "aap.session")]
    [TestCase("https://localhost", "__Host-aap.session")]
    public async Task Cookies_are_closed(string adressePublique, string nom)
    {
        hote.Reglages["Instance:AdressePublique"] = adressePublique;
        using var client = hote.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(adressePublique) });
        using var reponse = await Essayer(client, Adresse, BaseModele.MotDePasse);
        using var message = await client.EnvoyerAsync("/compte/nom", "form[action='/compte/nom']", ("Prenom", "Essai"), ("Nom", "secretariat"));
        Assert.That(message.Headers.GetValues("Set-Cookie").Single(c => c.Contains("aap.message", StringComparison.Ordinal)), adressePublique.StartsWith("https", StringComparison.Ordinal) ? Does.StartWith("__Host-") & Does.Contain("secure") : Does.StartWith("aap.message"));
        var cookie = reponse.Headers.GetValues("Set-Cookie").Single(c => c.Contains("aap.session", StringComparison.Ordinal));
        Assert.That(cookie, Does.StartWith(nom + "=").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/"));
        Assert.That(cookie, adressePublique.StartsWith("https", StringComparison.Ordinal) ? Does.Contain("secure") : Does.Not.Contain("secure"));
    }

    private static Task<HttpResponseMessage> Essayer(HttpClient client, string courriel, string motDePasse, string? retour = null) =>
        client.EnvoyerAsync("/connexion" + (retour is null ? "" : "?retour=" + Uri.EscapeDataString(retour)), "form[action='/connexion']", ("Courriel", courriel), ("MotDePasse", motDePasse));

    private async Task<Compte> LireAsync(string courriel)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.CompteDeLAdresseAsync(Compte.Normaliser(courriel)))!;
    }

    private static async Task EcrireAsync(HotePortail hote, Compte compte)
    {
        await using var session = await hote.Base.EcrireAsync();
        Assert.That(await session.ModifierCompteAsync(compte), Is.True);
        await session.ValiderAsync();
        compte.Version++;
    }

    private sealed class Lignes : ILogEventSink
    {
        public ConcurrentQueue<string> Recues { get; } = [];

        public void Emit(LogEvent logEvent) => Recues.Enqueue(logEvent.RenderMessage(CultureInfo.InvariantCulture));
    }

    private sealed class HacheurQuiCompte : IPasswordHasher<Compte>
    {
        private readonly PasswordHasher<Compte> vrai = new();

        public int Verifications { get; set; }

        public string HashPassword(Compte user, string password) => vrai.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Compte user, string hashedPassword, string providedPassword)
        {
            Verifications++;
            return vrai.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

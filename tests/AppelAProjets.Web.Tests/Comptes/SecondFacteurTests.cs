using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace AppelAProjets.Web.Tests.Comptes;

/// <summary>Second factor: set up, asked for, spent, removed, required.</summary>
public sealed class SecondFacteurTests
{
    private static readonly SqlStatement Cles = new("SELECT Contenu AS Texte FROM CleDeProtection");
    private static readonly SqlStatement Secrets = new("SELECT CleAuthentificateur AS Texte FROM Compte WHERE CleAuthentificateur IS NOT NULL");
    private static readonly string Adresse = BaseModele.Adresse(Role.Administrateur);

    private HotePortail hote = null!;

    [SetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [TearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task A_code_is_asked_for_after_the_password_and_serves_once()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        var (totp, _) = await ActiverAsync(client);
        using (var toujours = await client.GetAsync("/compte"))
        {
            Assert.That((int)toujours.StatusCode, Is.EqualTo(200), "the session that set it up goes on");
        }

        hote.Horloge.Advance(TimeSpan.FromSeconds(60));
        var code = Code(totp);
        using var premier = hote.Visiteur();
        using var second = hote.Visiteur();
        Assert.That(await EntrerAsync(premier, code), Is.True);
        Assert.That(await EntrerAsync(second, code), Is.False, "the same code again");
        hote.Horloge.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await EntrerAsync(second, Code(totp)), Is.True);
    }

    [Test]
    public async Task A_password_chosen_by_the_link_of_a_mail_opens_nothing_without_the_code()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        await ActiverAsync(client);
        using var oublieux = hote.Visiteur();
        using var demande = await oublieux.EnvoyerAsync("/mot-de-passe", "form[action='/mot-de-passe']", ("Courriel", Adresse));
        var corps = (await hote.CourrielsAsync(Adresse)).Select(c => c.TextBody!).Single(t => t.Contains("/mot-de-passe/choisir", StringComparison.Ordinal));
        var lien = new Uri(corps.Split((char[])[' ', '\n', '\r']).Single(m => m.Contains("/mot-de-passe/choisir", StringComparison.Ordinal))).PathAndQuery;
        using var choix = await oublieux.EnvoyerAsync(lien, "form[action='/mot-de-passe/choisir']", ("MotDePasse", "sept grues sur le quai"));
        Assert.That((int)choix.StatusCode, Is.EqualTo(302));
        using var entree = await oublieux.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", Adresse), ("MotDePasse", "sept grues sur le quai"));
        Assert.That(entree.Headers.Location!.ToString(), Does.StartWith("/connexion/code"));
        using var compte = await oublieux.GetAsync("/compte");
        Assert.That((int)compte.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task The_same_code_sent_from_many_places_opens_one_session()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        var (totp, _) = await ActiverAsync(client);
        hote.Horloge.Advance(TimeSpan.FromSeconds(60));
        var code = Code(totp);
        var clients = Enumerable.Range(0, 8).Select(_ => hote.Visiteur()).ToList();
        var entres = await Task.WhenAll(clients.Select(c => EntrerAsync(c, code)));
        Assert.That(entres.Count(e => e), Is.EqualTo(1));
        clients.ForEach(c => c.Dispose());
    }

    [Test]
    public async Task A_recovery_code_replaces_the_device_once()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        var (_, codes) = await ActiverAsync(client);
        Assert.That(codes, Has.Count.EqualTo(10));
        using var premier = hote.Visiteur();
        using var second = hote.Visiteur();
        Assert.That(await EntrerAsync(premier, $" {codes[3].ToLowerInvariant()} "), Is.True);
        Assert.That(await EntrerAsync(second, codes[3]), Is.False);
        Assert.That((await premier.PageAsync("/compte/second-facteur")).Body!.TextContent, Does.Contain("restants\u00a0: 9"));
        await using var session = await hote.Base.LireAsync();
        var compte = (await session.CompteDeLAdresseAsync(Compte.Normaliser(Adresse)))!;
        Assert.That(compte.CodesDeSecours, Does.Not.Contain(codes[0]));
        Assert.That(compte.CodesDeSecours!.Split(';').Count(hache => new PasswordHasher<Compte>().VerifyHashedPassword(compte, hache, codes[0]) != PasswordVerificationResult.Failed), Is.EqualTo(1), "kept as passwords are");
    }

    [Test]
    public async Task Wrong_codes_lock_the_account()
    {
        hote.Reglages["Securite:EchecsAvantVerrou"] = "3";
        using var client = await hote.ConnecterAsync(Adresse);
        var (totp, _) = await ActiverAsync(client);
        hote.Horloge.Advance(TimeSpan.FromSeconds(60));
        using var visiteur = hote.Visiteur();
        using var motDePasse = await visiteur.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", Adresse), ("MotDePasse", BaseModele.MotDePasse));
        for (var i = 0; i < 3; i++)
        {
            using var faux = await visiteur.EnvoyerAsync("/connexion/code", "form[action='/connexion/code']", ("Code", "000000"));
        }

        using var juste = await visiteur.EnvoyerAsync("/connexion/code", "form[action='/connexion/code']", ("Code", Code(totp)));
        Assert.That((int)juste.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Removing_it_asks_for_the_password_and_ends_other_sessions()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        var (totp, _) = await ActiverAsync(client);
        hote.Horloge.Advance(TimeSpan.FromSeconds(60));
        using var autre = hote.Visiteur();
        Assert.That(await EntrerAsync(autre, Code(totp)), Is.True);
        using var faux = await client.EnvoyerAsync("/compte/second-facteur", "form[action$='retirer']", ("Actuel", "autre chose"));
        Assert.That((await faux.PageAsync()).Erreurs().Single(), Does.Contain("mot de passe actuel"));
        using var retrait = await client.EnvoyerAsync("/compte/second-facteur", "form[action$='retirer']", ("Actuel", BaseModele.MotDePasse));
        Assert.That((int)retrait.StatusCode, Is.EqualTo(302));
        using var ancienne = await autre.GetAsync("/compte");
        Assert.That((int)ancienne.StatusCode, Is.EqualTo(302));
        using var sansCode = await hote.ConnecterAsync(Adresse);
        using var page = await sansCode.GetAsync("/compte");
        Assert.That((int)page.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_role_that_requires_it_is_led_to_set_it_up_before_anything_else()
    {
        hote.Reglages["Securite:RolesAvecSecondFacteur:0"] = nameof(Role.Administrateur);
        using var client = await hote.ConnecterAsync(Adresse);
        foreach (var adresse in new[] { "/", "/administration", "/compte", "/compte/mot-de-passe" })
        {
            using var reponse = await client.GetAsync(adresse);
            Assert.That(reponse.Headers.Location?.ToString(), Is.EqualTo("/compte/second-facteur"), adresse);
        }

        await ActiverAsync(client);
        using var ensuite = await client.GetAsync("/compte");
        Assert.That((int)ensuite.StatusCode, Is.EqualTo(200));
        using var autreRole = await hote.ConnecterAsync(BaseModele.Adresse(Role.Lecteur));
        using var libre = await autreRole.GetAsync("/compte");
        Assert.That((int)libre.StatusCode, Is.EqualTo(200));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task In_production_who_administers_sets_it_up_first_unless_the_instance_says_otherwise(bool exige)
    {
        await using var production = await HotePortail.CreerAsync();
        production.Remplacer = EnProduction.Remplacer;
        production.Reglages["Securite:SecondFacteurFacultatif"] = exige ? "false" : "true";
        foreach (var role in new[] { Role.Secretariat, Role.Administrateur, Role.AdministrateurFinanceur, Role.Lecteur })
        {
            using var client = await production.ConnecterAsync(BaseModele.Adresse(role));
            using var reponse = await client.GetAsync("/compte");
            Assert.That((int)reponse.StatusCode, Is.EqualTo(exige && role != Role.Lecteur ? 302 : 200), role.ToString());
        }
    }

    [Test]
    public async Task Neither_the_secret_of_a_device_nor_with_a_certificate_the_keys_of_the_portal_are_read_in_the_base()
    {
        var fichier = Path.Combine(Path.GetTempPath(), $"aap-cles-{Guid.NewGuid():N}.pfx");
        using (var cle = RSA.Create(2048))
        using (var certificat = new CertificateRequest("CN=essai", cle, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1)))
        {
            await File.WriteAllBytesAsync(fichier, certificat.Export(X509ContentType.Pkcs12, "sésame"));
        }

        try
        {
            (hote.Reglages["Securite:CertificatDesCles"], hote.Reglages["Securite:MotDePasseDuCertificat"]) = (fichier, "sésame");
            using var client = await hote.ConnecterAsync(Adresse);
            var (totp, _) = await ActiverAsync(client);
            Assert.That(await LireAsync(Cles), Is.Not.Empty.And.All.Contains("EncryptedData").And.All.Not.Contains("<masterKey"));
            Assert.That((await LireAsync(Secrets)).Single(), Has.Length.GreaterThan(60), "sealed, longer than a secret of 32 letters");
            hote.Horloge.Advance(TimeSpan.FromSeconds(60));
            using var ensuite = hote.Visiteur();
            Assert.That(await EntrerAsync(ensuite, Code(totp)), Is.True, "and read again by the portal");
        }
        finally
        {
            File.Delete(fichier);
        }
    }

    [Test]
    public async Task A_new_password_keeps_this_session_and_ends_the_others()
    {
        using var client = await hote.ConnecterAsync(Adresse);
        using var autre = await hote.ConnecterAsync(Adresse);
        using var reponse = await client.EnvoyerAsync("/compte/mot-de-passe", "form[action='/compte/mot-de-passe']", ("Actuel", BaseModele.MotDePasse), ("Nouveau", "sept grues sur le quai"));
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302));
        using var ici = await client.GetAsync("/compte");
        Assert.That((int)ici.StatusCode, Is.EqualTo(200));
        using var ailleurs = await autre.GetAsync("/compte");
        Assert.That((int)ailleurs.StatusCode, Is.EqualTo(302));
        Assert.That((await hote.CourrielsAsync(Adresse)).Single().Subject, Is.EqualTo("La sécurité de votre compte a changé"));
    }

    private async Task<(Totp Totp, IReadOnlyList<string> Codes)> ActiverAsync(HttpClient client)
    {
        using var preparation = await client.EnvoyerAsync("/compte/second-facteur", "form[action$='preparer']");
        var secret = (await client.PageAsync("/compte/second-facteur")).QuerySelector("main code")!.TextContent.Replace("\u00a0", "", StringComparison.Ordinal);
        using (var qr = await client.GetAsync("/compte/second-facteur/qr"))
        {
            Assert.That(qr.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
        }

        var totp = new Totp(Base32Encoding.ToBytes(secret));
        using (var sansMotDePasse = await client.EnvoyerAsync("/compte/second-facteur", "form[action='/compte/second-facteur']", ("Code", Code(totp)), ("Actuel", "un autre mot de passe")))
        {
            Assert.That((await sansMotDePasse.PageAsync()).Erreurs().Single(), Does.StartWith("Le mot de passe actuel"), "an open session is not enough");
        }

        using var activation = await client.EnvoyerAsync("/compte/second-facteur", "form[action='/compte/second-facteur']", ("Code", Code(totp)), ("Actuel", BaseModele.MotDePasse));
        var page = await activation.PageAsync();
        Assert.That(page.Erreurs(), Is.Empty);
        return (totp, [.. page.QuerySelectorAll("main li code").Select(c => c.TextContent)]);
    }

    private string Code(Totp totp) => totp.ComputeTotp(hote.Horloge.GetUtcNow().UtcDateTime);

    private static async Task<bool> EntrerAsync(HttpClient client, string code)
    {
        using var motDePasse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", Adresse), ("MotDePasse", BaseModele.MotDePasse));
        Assert.That(motDePasse.Headers.Location!.ToString(), Does.StartWith("/connexion/code"));
        using var reponse = await client.EnvoyerAsync("/connexion/code", "form[action='/connexion/code']", ("Code", code));
        return (int)reponse.StatusCode == 302;
    }

    private async Task<IReadOnlyList<string>> LireAsync(SqlStatement quoi)
    {
        await using var session = await hote.Base.LireAsync();
        return await session.ListeAsync<string>(quoi);
    }
}

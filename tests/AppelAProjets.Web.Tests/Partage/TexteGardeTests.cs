using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AppelAProjets.Web.Tests.Routes;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>What the server does so that typed text is not lost: where an ended session leads, what an accepted form is told, whose session it is.</summary>
public sealed class TexteGardeTests
{
    private static readonly string Secretariat = BaseModele.Adresse(Role.Secretariat);

    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task Any_form_sent_without_a_session_leads_back_to_a_page_that_can_be_read()
    {
        using var client = hote.Visiteur();
        var lignes = LigneDeRoute.DuFichier();
        var ecarts = new List<string>();
        foreach (var ligne in lignes.Where(l => l is { Methode: "POST", EstPublique: false }))
        {
            using var corps = new FormUrlEncodedContent([]);
            using var reponse = await client.PostAsync(RoutesTests.AdresseInconnue(ligne), corps);
            var page = Retour(reponse);
            if (page == "/" || !lignes.Any(l => l.Methode == "GET" && RoutesTests.AdresseInconnue(l) == page))
            {
                ecarts.Add($"{ligne.Cle}: {page}");
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
    }

    [TestCase("http://localhost/secretariat/CDV27/recevabilite?etat=tous", "/secretariat/CDV27/recevabilite?etat=tous")]
    [TestCase("http://localhost/secretariat/CDV27/recevabilite/0197ffff-0000-7000-8000-00000000dead/complements", "/secretariat/CDV27/recevabilite/0197ffff-0000-7000-8000-00000000dead")]
    [TestCase("http://ailleurs.example/secretariat", "/secretariat/CDV27/recevabilite/0197ffff-0000-7000-8000-00000000dead")]
    public async Task The_page_that_sent_the_form_comes_first_when_it_is_ours_and_can_be_read(string referent, string attendue)
    {
        using var client = hote.Visiteur();
        client.DefaultRequestHeaders.Referrer = new Uri(referent);
        using var corps = new FormUrlEncodedContent([]);
        using var reponse = await client.PostAsync("/secretariat/CDV27/recevabilite/0197ffff-0000-7000-8000-00000000dead/statuer", corps);
        Assert.That(Retour(reponse), Is.EqualTo(attendue));
    }

    [Test]
    public async Task An_expired_token_shows_the_way_back_to_the_form()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        using var corps = new FormUrlEncodedContent([]);
        using var reponse = await client.PostAsync("/secretariat/appels/CDV27/questions/0197ffff-0000-7000-8000-00000000dead/deplacer", corps);
        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await reponse.PageAsync()).QuerySelector("[data-retour-au-formulaire]")!.GetAttribute("href"), Is.EqualTo("/secretariat/appels/CDV27/questions/0197ffff-0000-7000-8000-00000000dead"));
    }

    [Test]
    public async Task An_accepted_form_is_named_once_and_a_refused_one_is_not()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var code = $"T{Guid.NewGuid():N}"[..8].ToUpperInvariant();
        using var cree = await client.EnvoyerAsync("/secretariat/appels/nouveau", "main form", ("Code", code), ("Annee", "2029"), ("Titre", "Essai"), ("_saisie", "une"));
        Assert.That(Saisie(await client.PageAsync(cree.Headers.Location!.ToString())), Is.EqualTo("une"));
        Assert.That(Saisie(await client.PageAsync("/secretariat")), Is.Empty, "Told once.");

        using var refuse = await client.EnvoyerAsync($"/secretariat/appels/{code}/textes", "main form", ("Titre", ""), ("_saisie", "deux"));
        var page = await refuse.PageAsync();
        Assert.That(page.Erreurs(), Is.Not.Empty);
        Assert.That(page.Body!.GetAttribute("data-page"), Is.EqualTo($"/secretariat/appels/{code}/textes"));
        Assert.That(Saisie(page) + Saisie(await client.PageAsync("/secretariat")), Is.Empty);
    }

    [Test]
    public async Task A_refusal_told_after_a_redirection_names_nothing()
    {
        using var client = await hote.ConnecterAsync(Secretariat);
        var jeton = ((IHtmlInputElement)(await client.PageAsync("/")).QuerySelector("[name=__RequestVerificationToken]")!).Value;
        using var corps = new FormUrlEncodedContent([new("__RequestVerificationToken", jeton), new("_saisie", "trois"), new("motif", "Une erreur de saisie.")]);
        using var reponse = await client.PostAsync("/instruction/CDV27/lots", corps);
        Assert.That(reponse.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var page = await client.PageAsync("/");
        Assert.That(page.QuerySelector(".bandeau--avertissement"), Is.Not.Null);
        Assert.That(Saisie(page), Is.Empty);
    }

    [Test]
    public async Task The_session_says_whose_it_is_and_renews_the_token()
    {
        using var visiteur = hote.Visiteur();
        visiteur.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        using var fermee = await visiteur.GetAsync("/session");
        Assert.That(fermee.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        using var client = await hote.ConnecterAsync(Secretariat);
        var session = JsonDocument.Parse(await client.GetStringAsync("/session")).RootElement;
        Assert.That((await client.PageAsync("/")).Body!.GetAttribute("data-compte"), Is.EqualTo(session.GetProperty("compte").GetString()));
        using var corps = new FormUrlEncodedContent([new("__RequestVerificationToken", session.GetProperty("jeton").GetString()!)]);
        using var sortie = await client.PostAsync("/deconnexion", corps);
        Assert.That(sortie.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private static string? Saisie(IHtmlDocument page) => page.Body!.GetAttribute("data-saisie");

    private static string Retour(HttpResponseMessage reponse)
    {
        var adresse = reponse.Headers.Location!.ToString();
        Assert.That(adresse, Does.Contain("/connexion?retour="));
        return Uri.UnescapeDataString(adresse.Split("retour=")[1].Split("&fin=")[0]);
    }
}

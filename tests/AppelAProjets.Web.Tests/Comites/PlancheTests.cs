using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Demonstration;
using AppelAProjets.Web.Fonctions.Comites;

namespace AppelAProjets.Web.Tests.Comites;

/// <summary>The board and its live page: who reads, who writes, who hears.</summary>
public sealed class PlancheTests
{
    private static readonly SqlStatement Ouverts = new("""
        SELECT p.Id, p.SeanceId, p.DossierId FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE s.Etat = 'Ouverte' AND p.Etat = 'Inscrit' ORDER BY p.Ordre
        """);

    private static readonly SqlStatement CompteDe = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");
    private static readonly SqlStatement Deporter = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);

    private static readonly SqlStatement Charges = new("UPDATE Dossier SET TotalCharges = 4780000 WHERE Id = @Id");

    private HotePortail hote = null!;
    private PointOuvert point = null!;

    private string Adresse => $"/seances/{point.SeanceId}/points/{point.Id}";

    [SetUp]
    public async Task DemarrerAsync()
    {
        hote = await HotePortail.CreerAsync();
        await using var session = await hote.Base.LireAsync();
        point = (await session.ListeAsync<PointOuvert>(Ouverts))[0];
    }

    [TearDown]
    public async Task ArreterAsync() => await hote.DisposeAsync();

    [Test]
    public async Task Each_writes_what_is_theirs_and_the_secretary_in_the_name_of_the_seats()
    {
        using var membre = await hote.ConnecterAsync("membre.pref44@demo.example");
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        using var presidence = await hote.ConnecterAsync("presidence@demo.example");
        var (sienne, toutes, aucune) = (await membre.PageAsync(Adresse), await secretariat.PageAsync(Adresse), await presidence.PageAsync(Adresse));
        Assert.Multiple(() =>
        {
            Assert.That(sienne.QuerySelectorAll("form[action$='/lignes']"), Has.Length.EqualTo(1));
            Assert.That(toutes.QuerySelectorAll("form[action$='/lignes']"), Has.Length.GreaterThan(1));
            Assert.That(toutes.QuerySelector("#planche-table")!.TextContent, Does.Contain("au nom de"));
            Assert.That(aucune.QuerySelectorAll("form[action$='/lignes']"), Is.Empty);
            Assert.That(new[] { sienne, toutes, aucune }.Select(p => p.QuerySelector("form[action$='/avis']") is not null), Is.EqualTo(new[] { false, false, true }));
            Assert.That(new[] { sienne, toutes, aucune }.Select(p => p.QuerySelector("form[action$='/consensus']") is not null), Is.EqualTo(new[] { false, true, true }));
        });
    }

    [Test]
    public async Task A_refusal_is_beside_the_cell_and_what_was_typed_stays()
    {
        await EcrireAsync(Charges, new { Id = point.DossierId });
        using var membre = await hote.ConnecterAsync("membre.pref44@demo.example");
        using var reponse = await membre.EnvoyerAsync(Adresse, "form[action$='/lignes']", ("Specifique", "612 000"), ("Motif", "Tout pour ce projet"));
        var ligne = (await reponse.PageAsync()).QuerySelector("form[action$='/lignes']")!;
        Assert.Multiple(() =>
        {
            Assert.That(ligne.QuerySelector(".planche-refus")!.TextContent, Does.Contain("pour des charges de 47\u202F800,00\u00A0€"));
            Assert.That((ligne.QuerySelector("[name='Motif']") as IHtmlInputElement)!.Value, Is.EqualTo("Tout pour ce projet"));
        });
    }

    [Test]
    public async Task Without_a_script_a_line_changed_meanwhile_is_compared_above_the_board_and_sent_again()
    {
        using var membre = await hote.ConnecterAsync("membre.pref44@demo.example");
        var formulaire = (await membre.PageAsync(Adresse)).QuerySelector<IHtmlFormElement>("form[action$='/lignes']")!;
        using var premier = await membre.EnvoyerAsync(formulaire, Adresse, ("Specifique", "1 000"), ("DroitCommun", "0"), ("Motif", "Le comité suit."));
        using var second = await membre.EnvoyerAsync(formulaire, Adresse, ("Specifique", "1 200"), ("DroitCommun", "0"), ("Motif", "Le comité suit."));
        var page = await second.PageAsync();
        Assert.That(page.QuerySelector("#planche-table noscript + [role='table']"), Is.Not.Null, "a row has no room for it");
        Assert.That(page.QuerySelector("#planche-table noscript")!.TextContent, Does.Contain("1\u202F000").And.Contain("1 200"));
        using var repris = await membre.EnvoyerAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/lignes']")!, Adresse);
        Assert.That((int)repris.StatusCode, Is.EqualTo(302), "its version is the recorded one");
    }

    [Test]
    public async Task Conditions_are_added_and_taken_off_without_script()
    {
        using var presidence = await hote.ConnecterAsync("presidence@demo.example");
        using var refusee = await presidence.EnvoyerAsync(Adresse, "form[action$='/avis']", ("Avis", "FavorableSousReserve"),
            ("Conditions[0].Texte", "Fournir le bilan"), ("Conditions[2].Texte", "Trouver une salle"));
        var page = await refusee.PageAsync();
        Assert.That(page.QuerySelectorAll("[name$='.Texte']").OfType<IHtmlInputElement>().Select(c => c.Value).Where(v => v.Length > 0), Is.EqualTo(new[] { "Fournir le bilan", "Trouver une salle" }));
        Assert.That(page.QuerySelectorAll("[name$='.Texte']"), Has.Length.EqualTo(8));
    }

    [Test]
    public async Task The_page_reads_itself_again_alone_and_a_déport_is_a_404()
    {
        using var membre = await hote.ConnecterAsync("membre.pref44@demo.example");
        var fragment = await FragmentAsync(membre, "point");
        Assert.That((fragment.Contains("planche-table", StringComparison.Ordinal), fragment.Contains("<html", StringComparison.Ordinal), fragment.Contains("<ol>", StringComparison.Ordinal)), Is.EqualTo((true, false, false)));
        Assert.That(await FragmentAsync(membre, "liste"), Does.Contain("<ol>"));
        await DeporterAsync("membre.pref44@demo.example");
        using var apres = await membre.GetAsync(Adresse);
        Assert.That(apres.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Who_sees_the_item_hears_of_it_who_stands_down_hears_only_that_the_session_moved()
    {
        await DeporterAsync("membre.nm@demo.example");
        using var visiteur = hote.Visiteur();
        using var porteur = await hote.ConnecterAsync("porteur@demo.example");
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        using var membre = await hote.ConnecterAsync("membre.pref44@demo.example");
        using var deporte = await hote.ConnecterAsync("membre.nm@demo.example");
        Assert.That(await new ConnexionDirecte(visiteur).OuvrirAsync(), Is.Not.EqualTo(HttpStatusCode.OK));
        var (ecoute, loin, sourd) = (new ConnexionDirecte(secretariat), new ConnexionDirecte(deporte), new ConnexionDirecte(porteur));
        foreach (var connexion in new[] { ecoute, loin, sourd })
        {
            Assert.That(await connexion.OuvrirAsync(), Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That((await ecoute.RejoindreAsync(point.SeanceId, point.Id), await loin.RejoindreAsync(point.SeanceId, point.Id), await sourd.RejoindreAsync(point.SeanceId, point.Id)), Is.EqualTo((true, true, false)));
        var entendu = Task.WhenAll(ecoute.JusquaAsync("seance"), loin.JusquaAsync("seance"));
        using var vote = await membre.EnvoyerAsync(Adresse, "form[action$='/votes']", ("sens", "Pour"));
        Assert.That(vote.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        var noms = await entendu;
        Assert.That((noms[0].Contains("point"), noms[1].Contains("point")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_page_of_another_site_hears_nothing()
    {
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");
        secretariat.DefaultRequestHeaders.Add("Origin", "https://ailleurs.example");
        var connexion = new ConnexionDirecte(secretariat);
        Assert.That(
            async () =>
            {
                await connexion.OuvrirAsync();
                await connexion.RejoindreAsync(point.SeanceId, point.Id);
            },
            Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_page_left_open_for_longer_than_a_session_lasts_hears_nothing()
    {
        var temoins = new CookieContainer();
        using var client = hote.Visiteur(temoins);
        using var entree = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", "secretariat@demo.example"), ("MotDePasse", ComptesDeDemonstration.MotDePasse));
        var ouvreur = hote.Server.CreateWebSocketClient();
        ouvreur.ConfigureRequest = demande => demande.Headers.Cookie = temoins.GetCookieHeader(hote.ClientOptions.BaseAddress);
        using var prise = await ouvreur.ConnectAsync(new Uri(hote.ClientOptions.BaseAddress, DirectHub.Adresse), CancellationToken.None);
        await DireAsync("""{"protocol":"json","version":1}""");
        Assert.That(await EntendreAsync(), Is.EqualTo("{}"));
        var rejoindre = JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Rejoindre", arguments = new object?[] { point.SeanceId, point.Id } });
        await DireAsync(rejoindre);
        Assert.That(await EntendreAsync(), Does.Contain("\"result\":true"));
        hote.Horloge.Advance(TimeSpan.FromDays(7));
        await DireAsync(rejoindre);
        Assert.That(await EntendreAsync(), Does.Contain("\"result\":false"));

        Task DireAsync(string message) => prise.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);

        async Task<string> EntendreAsync()
        {
            var tampon = new byte[4096];
            while (true)
            {
                var lu = await prise.ReceiveAsync(tampon, CancellationToken.None);
                if (lu.MessageType == WebSocketMessageType.Close)
                {
                    return "closed";
                }

                foreach (var message in Encoding.UTF8.GetString(tampon, 0, lu.Count).Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Where(m => m == "{}" || m.Contains("invocationId", StringComparison.Ordinal)))
                {
                    return message;
                }
            }
        }
    }

    private async Task<string> FragmentAsync(HttpClient client, string partie)
    {
        using var reponse = await client.GetAsync($"{Adresse}/fragment?liste={partie == "liste"}");
        return await reponse.Content.ReadAsStringAsync();
    }

    private async Task DeporterAsync(string courriel)
    {
        await using var session = await hote.Base.EcrireAsync();
        var compte = await session.UnAsync<Guid>(CompteDe, new { Courriel = courriel });
        await session.ExecuterAsync(Deporter, new { Id = Guid.NewGuid(), CompteId = compte, point.DossierId, Le = hote.Horloge.GetUtcNow() });
        await session.ValiderAsync();
    }

    private async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await hote.Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    private sealed record PointOuvert
    {
        public required Guid Id { get; init; }
        public required Guid SeanceId { get; init; }
        public required Guid DossierId { get; init; }
    }
}

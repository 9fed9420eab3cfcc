using System.Text.RegularExpressions;
using AppelAProjets.Web.Securite;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Routes;

/// <summary>The hand-written table route × role against the running host.</summary>
public sealed partial class RoutesTests
{
    private static readonly IReadOnlyList<LigneDeRoute> Lignes = LigneDeRoute.DuFichier();

    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public void Every_route_has_its_line_and_every_line_its_route()
    {
        using var client = hote.Visiteur();
        var routes = LigneDeRoute.DeLHote(hote.Services.GetRequiredService<EndpointDataSource>());
        Assert.That(string.Join('\n', LigneDeRoute.Ecarts(routes, Lignes)), Is.Empty);
    }

    [Test]
    public void A_route_without_line_and_a_line_without_route_are_told()
    {
        var lignes = LigneDeRoute.Lire("GET / -> public\nGET /partie -> compte");
        Assert.That(LigneDeRoute.Ecarts(["GET /", "POST /neuve"], lignes), Is.EqualTo(new[]
        {
            "Add to routes-roles.txt: POST /neuve -> (public | compte | roles)",
            "Remove from routes-roles.txt (no such route): GET /partie",
        }));
    }

    [Test]
    public async Task A_visitor_reads_what_is_public_and_is_sent_to_sign_in_elsewhere()
    {
        using var client = hote.Visiteur();
        var ecarts = new List<string>();
        foreach (var ligne in Lignes.Where(l => l.Methode == "GET"))
        {
            using var reponse = await client.GetAsync(AdresseInconnue(ligne));
            var code = (int)reponse.StatusCode;
            var verslaConnexion = code == 302 && reponse.Headers.Location!.ToString().Contains("/connexion?retour=", StringComparison.Ordinal);
            if (ligne.EstPublique ? !EstServie(ligne, code) : !verslaConnexion)
            {
                ecarts.Add($"{ligne.Cle} -> {ligne.Qui}: a visitor gets {code}");
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
    }

    [TestCaseSource(nameof(Roles))]
    public async Task A_role_reaches_what_its_line_says_and_nothing_else(Role role)
    {
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(role));
        var ecarts = new List<string>();
        foreach (var ligne in Lignes.Where(l => l.Methode == "GET"))
        {
            using var reponse = await client.GetAsync(AdresseInconnue(ligne));
            var code = (int)reponse.StatusCode;
            if (ligne.Permet(role) ? !EstServie(ligne, code) : code != 404)
            {
                ecarts.Add($"{ligne.Cle} -> {ligne.Qui}: {role} gets {code}");
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
    }

    [Test]
    public async Task A_form_sent_without_token_is_refused_with_a_page()
    {
        using var client = await hote.ConnecterAsync(BaseModele.Adresse(Role.Administrateur));
        var ecarts = new List<string>();
        foreach (var ligne in Lignes.Where(l => l.Methode == "POST"))
        {
            using var corps = new FormUrlEncodedContent([]);
            using var reponse = await client.PostAsync(AdresseInconnue(ligne), corps);
            var code = (int)reponse.StatusCode;
            // An action of other people does not exist for this one: its 404 comes first.
            if (code != 400 && !(code == 404 && !ligne.Permet(Role.Administrateur)))
            {
                ecarts.Add($"{ligne.Cle}: {code}");
            }
            else if ((await reponse.PageAsync()).QuerySelector("h1") is null)
            {
                ecarts.Add($"{ligne.Cle}: {code} without a page");
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
    }

    // By what the actions declare: the pages above show that it is obeyed.
    [TestCaseSource(nameof(Roles))]
    public void Who_may_send_each_form_is_what_its_line_says(Role role)
    {
        var acteur = new Acteur(Guid.NewGuid(), "Essai", [new Habilitation(role, null, null, null, DateTimeOffset.MinValue, null)], []);
        var actions = hote.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .ToLookup(e => $"POST /{e.RoutePattern.RawText?.TrimStart('/')}", e => e.Metadata.GetOrderedMetadata<ReserveAttribute>());
        var ecarts = Lignes.Where(l => l.Methode == "POST" && actions[l.Cle].Any(reserves => l.EstPublique ? reserves.Count > 0 : reserves.Count == 0 || reserves.All(r => r.Permet(acteur)) != l.Permet(role))).Select(l => $"{l.Cle} -> {l.Qui}");
        Assert.That(string.Join('\n', ecarts), Is.Empty);
        Assert.That(Lignes.Count(l => actions[l.Cle].Any()), Is.GreaterThan(150));
    }

    private static Role[] Roles() => Enum.GetValues<Role>();

    // Something that nobody has: the answer to whoever may come in is a 404 of the data, never an error.
    internal static string AdresseInconnue(LigneDeRoute ligne) => Parametre().Replace(ligne.Modele, m => m.Groups["type"].Value switch
    {
        "guid" => "0197ffff-0000-7000-8000-00000000dead",
        "int" => "987654",
        "rubrique" => "projet",
        _ => "inconnu",
    });

    private static bool EstServie(LigneDeRoute ligne, int code) => code is 200 or 302 || (code == 404 && ligne.PeutManquer);

    [GeneratedRegex(@"\{[^}:?]+(:(?<type>\w+))?[^}]*\}")]
    private static partial Regex Parametre();
}

using AppelAProjets.Web.Tests.Routes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>What the address says wins over every field: each route with a parameter is sent a form and a query that say something else.</summary>
public sealed class ParametresDeRouteTests
{
    private const string Autre = "0197eeee-0000-7000-8000-00000000beef";

    private readonly Temoin temoin = new();
    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        hote.Remplacer = services => services.AddControllers(o =>
        {
            o.Filters.Add(temoin);
            o.Filters.Add(new IgnoreAntiforgeryTokenAttribute { Order = 2000 });
        }).AddApplicationPart(typeof(EchoController).Assembly);
    }

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public async Task No_field_says_otherwise_than_the_address()
    {
        using var depart = hote.Visiteur();
        var lignes = LigneDeRoute.DuFichier().Where(l => l.Modele.Contains('{', StringComparison.Ordinal)).ToList();
        foreach (var compte in new[] { "secretariat", "porteur", "administrateur", "presidence", "instructeur.pref44", "signataire.nm", "referent" })
        {
            using var client = await hote.ConnecterAsync($"{compte}@demo.example");
            temoin.Regarde = true;
            foreach (var ligne in lignes)
            {
                await EnvoyerAsync(client, ligne);
            }

            temoin.Regarde = false;
        }

        var vues = temoin.Vues.Count;
        TestContext.Progress.WriteLine($"{vues} of {lignes.Count} routes with a parameter, {temoin.Valeurs} values compared");
        Assert.That(string.Join('\n', temoin.Fautes.Distinct()), Is.Empty);
        Assert.That(vues, Is.GreaterThan(lignes.Count * 9 / 10));
    }

    [Test]
    public void A_value_that_comes_from_a_field_is_told()
    {
        Assert.That(Temoin.FautesDe(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["id"] = "un" }, new Dictionary<string, object?> { ["id"] = "deux" }), Has.Count.EqualTo(1));
        Assert.That(Temoin.FautesDe(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["id"] = "un" }, new Dictionary<string, object?> { ["saisie"] = new Saisie { Id = "deux" } }), Has.Count.EqualTo(1));
        Assert.That(Temoin.FautesDe(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["id"] = "un" }, new Dictionary<string, object?> { ["id"] = "UN", ["saisie"] = new Saisie { Id = "un" } }), Is.Empty);
        Assert.That(Temoin.FautesDe(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["jour"] = "lundi" }, new Dictionary<string, object?> { ["jour"] = DayOfWeek.Monday }), Has.Count.EqualTo(1), "an enumeration");
        Assert.That(Temoin.FautesDe(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["jour"] = "lundi" }, new Dictionary<string, object?> { ["jour"] = default(DayOfWeek) }), Is.Empty, "never read");
    }

    private static async Task EnvoyerAsync(HttpClient client, LigneDeRoute ligne)
    {
        var adresse = RoutesTests.AdresseInconnue(ligne);
        var noms = System.Text.RegularExpressions.Regex.Matches(ligne.Modele, @"\{([^}:?]+)").Select(m => m.Groups[1].Value).ToList();
        var champs = noms.SelectMany(n => new[] { n, char.ToUpperInvariant(n[0]) + n[1..], $"Saisie.{n}" }).Select(n => KeyValuePair.Create(n, Autre));
        using var demande = new HttpRequestMessage(new HttpMethod(ligne.Methode == "*" ? "POST" : ligne.Methode), adresse + "?" + string.Join('&', noms.Select(n => $"{n}={Autre}")));
        if (ligne.Methode != "GET")
        {
            demande.Content = new FormUrlEncodedContent(champs);
        }

        using var reponse = await client.SendAsync(demande);
    }

    private sealed class Saisie
    {
        public string? Id { get; set; }
    }

    /// <summary>Stands in the place of every action and looks at what it would have been given.</summary>
    private sealed class Temoin : IActionFilter
    {
        public bool Regarde { get; set; }

        public HashSet<string> Vues { get; } = [];

        public List<string> Fautes { get; } = [];

        public int Valeurs { get; private set; }

        public void OnActionExecuting(ActionExecutingContext context)
        {
            if (!Regarde)
            {
                return;
            }

            var action = (ControllerActionDescriptor)context.ActionDescriptor;
            var parametres = ((RouteEndpoint)context.HttpContext.GetEndpoint()!).RoutePattern.Parameters.ToDictionary(p => p.Name, p => context.RouteData.Values[p.Name], StringComparer.OrdinalIgnoreCase);
            Vues.Add($"{context.HttpContext.Request.Method} {((RouteEndpoint)context.HttpContext.GetEndpoint()!).RoutePattern.RawText}");
            Valeurs += parametres.Count;
            Fautes.AddRange(FautesDe(parametres, context.ActionArguments).Select(f => $"{action.DisplayName}: {f}"));
            context.Result = new NoContentResult();
        }

        public void OnActionExecuted(ActionExecutedContext context)
        {
        }

        public static List<string> FautesDe(Dictionary<string, object?> parametres, IDictionary<string, object?> arguments) =>
        [
            // One that a form may never say stays at its default.
            .. arguments.SelectMany(a => Dites(a.Key, a.Value)).Where(d => parametres.TryGetValue(d.Nom, out var attendu) && !ResteAuDefaut(d.Valeur)
                && !string.Equals(d.Valeur!.ToString(), attendu?.ToString(), StringComparison.OrdinalIgnoreCase)).Select(d => $"{d.Nom} = {d.Valeur}"),
        ];

        private static bool ResteAuDefaut(object? valeur) => valeur is null or Guid { Version: 0 } || (valeur is Enum && valeur.Equals(Activator.CreateInstance(valeur.GetType())));

        private static IEnumerable<(string Nom, object? Valeur)> Dites(string nom, object? valeur) =>
            valeur is null or string or ValueType ? [(nom, valeur)]
            : valeur.GetType().GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && (p.PropertyType == typeof(string) || p.PropertyType.IsValueType)).Select(p => (p.Name, p.GetValue(valeur)));
    }
}

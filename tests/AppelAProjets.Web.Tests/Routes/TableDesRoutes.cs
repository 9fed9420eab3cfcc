using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;

namespace AppelAProjets.Web.Tests.Routes;

/// <summary>Who may reach a route.</summary>
/// <param name="Methode">GET, POST… or * for any.</param>
/// <param name="Modele">The route's template, parameters included.</param>
/// <param name="Qui">"public", "compte", or roles.</param>
/// <param name="PeutManquer">Whoever may come in may also find nothing (404).</param>
public sealed record LigneDeRoute(string Methode, string Modele, string Qui, bool PeutManquer)
{
    public string Cle => $"{Methode} {Modele}";

    public bool EstPublique => Qui == "public";

    public bool Permet(Role role) => Qui is "public" or "compte" || Roles.Contains(role);

    private IEnumerable<Role> Roles => Qui.Split(',', StringSplitOptions.TrimEntries).Select(nom => Enum.Parse<Role>(nom));

    public static IReadOnlyList<LigneDeRoute> Lire(string texte) =>
        [.. texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(ligne => !ligne.StartsWith('#'))
            .Select(ligne => ligne.Split("->", StringSplitOptions.TrimEntries))
            .Select(parties => (Adresse: parties[0].Split(' ', 2), Qui: parties[1]))
            .Select(l => new LigneDeRoute(l.Adresse[0], l.Adresse[1], l.Qui.TrimEnd('?', ' '), l.Qui.EndsWith('?') || l.Adresse[1].Contains('{')))];

    /// <summary>The file beside the tests.</summary>
    public static IReadOnlyList<LigneDeRoute> DuFichier() => Lire(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Routes", "routes-roles.txt")));

    /// <summary>Every endpoint of a controller, as METHOD route.</summary>
    public static IReadOnlyList<string> DeLHote(EndpointDataSource source) =>
        [.. source.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Select(methode => $"{methode} /{e.RoutePattern.RawText?.TrimStart('/')}"))
            .Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>What is wrong between the two, as instructions.</summary>
    public static IReadOnlyList<string> Ecarts(IReadOnlyList<string> routes, IReadOnlyList<LigneDeRoute> lignes) =>
    [
        .. routes.Except(lignes.Select(l => l.Cle)).Select(route => $"Add to routes-roles.txt: {route} -> (public | compte | roles)"),
        .. lignes.Select(l => l.Cle).Except(routes).Select(cle => $"Remove from routes-roles.txt (no such route): {cle}"),
        .. lignes.GroupBy(l => l.Cle).Where(g => g.Count() > 1).Select(g => $"Twice in routes-roles.txt: {g.Key}"),
    ];
}

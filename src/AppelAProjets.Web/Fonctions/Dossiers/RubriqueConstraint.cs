namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary><c>{section:rubrique}</c>: one of the sections that have a page. Without it every address under a dossier would pass for a page (<see cref="PageDuFormulaire"/>).</summary>
public sealed class RubriqueConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is { } valeur && SectionsController.Lire(valeur.ToString()!) is not null;
}

using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Securite;

/// <summary>What an address says of what it is about: first, so that no field of a form nor of a query says otherwise. Only its own parameters, not the name of the action.</summary>
public sealed class ParametresDeRoute : IValueProviderFactory
{
    public Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        var (http, valeurs) = (context.ActionContext.HttpContext, new RouteValueDictionary());
        foreach (var parametre in (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.Parameters ?? [])
        {
            // One that the address leaves out is empty, whatever a field says.
            valeurs[parametre.Name] = http.Request.RouteValues.GetValueOrDefault(parametre.Name) ?? "";
        }

        context.ValueProviders.Add(new RouteValueProvider(BindingSource.Path, valeurs));
        return Task.CompletedTask;
    }

    public static void Configurer(MvcOptions options)
    {
        options.ValueProviderFactories.RemoveType<RouteValueProviderFactory>();
        options.ValueProviderFactories.Insert(0, new ParametresDeRoute());
    }
}

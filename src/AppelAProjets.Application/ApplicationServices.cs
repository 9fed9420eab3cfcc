using System.Reflection;
using AppelAProjets.Application.Lots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AppelAProjets.Application;

public static class ApplicationServices
{
    /// <summary>Registers as itself every public class whose constructor takes <see cref="SqlDatabase"/> or <see cref="Ecrivain"/>: a new query or use case needs no registration.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, Func<IServiceProvider, SqlDatabase> database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton<Ecrivain>();
        foreach (var type in Assembly.GetExecutingAssembly().GetExportedTypes().Where(PrendLaBase))
        {
            services.TryAddScoped(type);
        }

        foreach (var action in ActionsEnLot.Toutes)
        {
            services.AddScoped(typeof(ActionEnLot), action);
        }

        return services;
    }

    private static bool PrendLaBase(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(SqlDatabase) || p.ParameterType == typeof(Ecrivain)));
}

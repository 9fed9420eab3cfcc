using AppelAProjets.Application.Scenarios;
using AppelAProjets.Solveur;

namespace AppelAProjets.Web.Fonctions.Scenarios;

public static class ScenariosServices
{
    public static IServiceCollection AddScenarios(this IServiceCollection services) => services.AddSingleton<ISolveur, SolveurOrTools>();
}

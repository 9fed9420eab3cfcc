using AppelAProjets.Application.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Courriers;

public static class CourriersServices
{
    /// <summary>Adds the engine that section "Courriers" and the build ask for.</summary>
    public static IServiceCollection AddCourriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<CourrierOptions>(configuration.GetSection("Courriers"));
        services.AddSingleton(s => MoteurPdf.Creer(s.GetRequiredService<IOptions<CourrierOptions>>().Value));
        return services;
    }
}

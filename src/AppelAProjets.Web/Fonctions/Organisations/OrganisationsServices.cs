using AppelAProjets.Application.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>Registration of the company directory: section "Annuaire", off by default.</summary>
public static class OrganisationsServices
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<AnnuaireOptions>(configuration.GetSection("Annuaire"));
        services.AddSingleton<IAnnuaireDesEntreprises>(s => new RechercheDEntreprises(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), AllowAutoRedirect = false }) { MaxResponseContentBufferSize = 2 * 1024 * 1024 },
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IOptions<AnnuaireOptions>>()));
        return services;
    }
}

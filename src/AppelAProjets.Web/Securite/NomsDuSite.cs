using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.HostFiltering;

namespace AppelAProjets.Web.Securite;

/// <summary>The names that the portal answers to: those of <c>AllowedHosts</c>; without it, the one of its public address, and the machine itself.</summary>
public static class NomsDuSite
{
    public static IServiceCollection AddNomsDuSite(this IServiceCollection services, IConfiguration configuration) => services.Configure<HostFilteringOptions>(o =>
    {
        if (string.IsNullOrWhiteSpace(configuration["AllowedHosts"]))
        {
            var adresse = (configuration.GetSection("Instance").Get<LiensOptions>() ?? new()).AdressePublique;
            o.AllowedHosts = [new Uri(adresse, UriKind.Absolute).Host, "localhost", "127.0.0.1", "[::1]"];
        }
    });
}

using AppelAProjets.Application.Envois;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Envois;

/// <summary>Registers the way mail goes out: SMTP when a host is set, else a folder of .eml files.</summary>
public static class CourrielServices
{
    public static IServiceCollection AddCourriels(this IServiceCollection services, IConfiguration configuration, string racine)
    {
        var section = configuration.GetSection("Courriels");
        services.AddOptions<CourrielOptions>().Bind(section).PostConfigure(options =>
            options.Dossier = options.Dossier.Length > 0 ? options.Dossier : Path.Combine(racine, "donnees", "courriels"));
        services.Configure<LiensOptions>(configuration.GetSection("Instance"));
        services.AddSingleton<EnvoyeurSmtp>();
        services.AddSingleton<EnvoyeurFichier>();
        services.AddSingleton<CourrielsEcrits>();
        services.AddSingleton<IEnvoyeurDeCourriel>(s => s.GetRequiredService<IOptions<CourrielOptions>>().Value.Hote.Length > 0
            ? s.GetRequiredService<EnvoyeurSmtp>()
            : s.GetRequiredService<EnvoyeurFichier>());
        return services;
    }
}

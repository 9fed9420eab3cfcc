using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>Registration of the files of the dossiers.</summary>
public static class DossiersServices
{
    /// <summary>Adds the file store.</summary>
    public static IServiceCollection AddDossiers(this IServiceCollection services, IConfiguration configuration, string racine)
    {
        services.AddOptions<FichiersOptions>().Bind(configuration.GetSection("Fichiers")).PostConfigure(options =>
            options.Dossier = options.Dossier.Length > 0 ? options.Dossier : Path.Combine(racine, "donnees", "fichiers"));
        services.AddSingleton<IDepotDeFichiers, DepotSurDisque>();
        services.AddSingleton<IAntivirus, SansAntivirus>();
        return services;
    }
}

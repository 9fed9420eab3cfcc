using AppelAProjets.Application.Pieces;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Pieces;

public static class PiecesServices
{
    /// <summary>Adds what sections "Fichiers" and "Antivirus" ask for.</summary>
    public static IServiceCollection AddPieces(this IServiceCollection services, IConfiguration configuration, string racine)
    {
        services.AddOptions<FichiersOptions>().Bind(configuration.GetSection("Fichiers")).PostConfigure(options =>
            options.Dossier = options.Dossier.Length > 0 ? options.Dossier : Path.Combine(racine, "donnees", "fichiers"));
        services.Configure<AntivirusOptions>(configuration.GetSection("Antivirus"));
        services.AddSingleton<IDepotDeFichiers, DepotSurDisque>();
        services.AddSingleton<ExamenDeFichier>();
        services.AddSingleton<IAntivirus>(s => s.GetRequiredService<IOptions<AntivirusOptions>>() is { Value.EstConfigure: true } options
            ? new AntivirusClamd(options, s.GetRequiredService<TimeProvider>())
            : new SansAntivirus());
        return services;
    }
}

using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Pieces;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Demonstration;

public static class DemonstrationServices
{
    public static IServiceCollection AddDemonstration(this IServiceCollection services) =>
        services.AddSingleton<IDemonstration, Chargement>().AddScoped<CourriersDeDemonstration>();

    private sealed class Chargement : IDemonstration
    {
        public IReadOnlyList<CompteDeDemonstration> Comptes => ComptesDeDemonstration.Tous;

        public int DossiersParDefaut => DemonstrationSeed.DossiersParDefaut;

        public int GraineParDefaut => DemonstrationSeed.GraineParDefaut;

        public async Task<Resultat> ChargerAsync(IServiceProvider services, int dossiers, int graine)
        {
            await DemonstrationSeed.GarderLesPiecesAsync(services.GetRequiredService<IDepotDeFichiers>());
            var maintenant = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var resultat = await DemonstrationSeed.ChargerAsync(services.GetRequiredService<SqlDatabase>(), maintenant, dossiers, graine);
            if (!resultat.EstRefuse)
            {
                await using var portee = services.CreateAsyncScope();
                await portee.ServiceProvider.GetRequiredService<CourriersDeDemonstration>().PublierAsync();
            }

            return resultat;
        }
    }
}

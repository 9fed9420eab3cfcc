using AppelAProjets.Application.Scenarios;
using AppelAProjets.Solveur;

namespace AppelAProjets.Web.Fonctions.Scenarios;

public static class ScenariosServices
{
    public static IServiceCollection AddScenarios(this IServiceCollection services) =>
        services.AddSingleton<ISolveur, SolveurOrTools>().AddSingleton<LanceurDeCalculs>();
}

/// <summary>Starts what was just asked for without waiting for the job's turn: most calculations are over before the page is shown. One that is lost with the process is taken again by the job.</summary>
public sealed partial class LanceurDeCalculs(IServiceScopeFactory services, ILogger<LanceurDeCalculs> journal)
{
    private static readonly TimeSpan Attente = TimeSpan.FromSeconds(2);

    public Task LancerAsync() => Task.WhenAny(Task.Run(CalculerAsync), Task.Delay(Attente));

    private async Task CalculerAsync()
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CalculerPropositions>().ExecuterAsync();
        }
        catch (Exception erreur)
        {
            Rate(erreur);
        }
    }

    [LoggerMessage(LogLevel.Error, "A calculation broke; the job takes it again when its lease is over.")]
    private partial void Rate(Exception erreur);
}

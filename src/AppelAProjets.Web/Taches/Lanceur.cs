namespace AppelAProjets.Web.Taches;

/// <summary>Starts what was just asked for without waiting for the job's turn: most of it is over before the page is shown. What is lost with the process is taken again by the job.</summary>
public sealed partial class Lanceur(IServiceScopeFactory services, IConfiguration configuration, ILogger<Lanceur> journal)
{
    // Seconds that the person who asked waits for the end.
    private readonly TimeSpan attente = TimeSpan.FromSeconds(configuration.GetValue("Taches:Attente", 2));

    public Task LancerAsync<TTache>(Func<TTache, Task> faire)
        where TTache : notnull => Task.WhenAny(Task.Run(() => FaireAsync(faire)), Task.Delay(attente));

    private async Task FaireAsync<TTache>(Func<TTache, Task> faire)
        where TTache : notnull
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await faire(scope.ServiceProvider.GetRequiredService<TTache>());
        }
        catch (Exception erreur)
        {
            Rate(erreur, typeof(TTache).Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Tache} broke; the job takes it again when its lease is over.")]
    private partial void Rate(Exception erreur, string tache);
}

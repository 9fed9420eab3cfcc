using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>
/// The real portal on a real port, on an empty database of its own that it migrates by itself, with a clock that the test moves, mail kept in
/// a list, and no job but those that the test runs.
/// </summary>
public sealed class Portail : WebApplicationFactory<Program>
{
    private readonly string dossier;
    private bool reprise;

    /// <summary>Opens the port; the address is <see cref="Adresse"/>.</summary>
    public Portail()
        : this(Directory.CreateTempSubdirectory("aap-navigateur-").FullName, 0, new DateTimeOffset(2027, 9, 1, 8, 0, 0, TimeSpan.Zero))
    {
    }

    private Portail(string dossier, int port, DateTimeOffset maintenant)
    {
        (this.dossier, Horloge) = (dossier, new FakeTimeProvider(maintenant));
        UseKestrel(port);
        StartServer();
    }

    /// <summary>The clock of the portal. Identity's own tokens follow the machine's.</summary>
    public FakeTimeProvider Horloge { get; }

    /// <summary>Mail that went out.</summary>
    public BoiteAuxLettres Boite { get; } = new();

    /// <summary>Root of the site, with a final slash.</summary>
    public Uri Adresse => ClientOptions.BaseAddress;

    /// <summary>The program ends; another one, on the same base, the same files and the same port, is started by the function that is given back.</summary>
    public async Task<Func<Portail>> ArreterAsync()
    {
        var (port, maintenant) = (Adresse.Port, Horloge.GetUtcNow());
        reprise = true;
        await DisposeAsync();
        return () => new Portail(dossier, port, maintenant);
    }

    /// <summary>Moves the clock to that instant, then wakes the jobs up as Hangfire would.</summary>
    public async Task AvancerAsync(DateTimeOffset jusqua)
    {
        Horloge.SetUtcNow(jusqua);
        await using var portee = Services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<FaireAvancerAppels>().ExecuterAsync(CancellationToken.None);
    }

    /// <summary>Sends what is due and returns the last message for that address.</summary>
    public async Task<Courriel> DernierCourrielAsync(string destinataire) => (await CourrielsAsync(destinataire)) switch
    {
        [.., var dernier] => dernier,
        _ => throw new AssertionException($"No mail for {destinataire}. Sent to: {string.Join(", ", Boite.Courriels.Select(c => c.Destinataire).Distinct())}"),
    };

    /// <summary>Sends what is due and returns all the messages for that address, oldest first.</summary>
    public async Task<IReadOnlyList<Courriel>> CourrielsAsync(string destinataire)
    {
        await using (var portee = Services.CreateAsyncScope())
        {
            while (await portee.ServiceProvider.GetRequiredService<EnvoyerCourriels>().ExecuterAsync(CancellationToken.None) > 0)
            {
                // As many runs as it takes: one run sends one batch.
            }
        }

        return [.. Boite.Courriels.Where(c => c.Destinataire == destinataire)];
    }

    /// <summary>Something of the host, in a scope of its own.</summary>
    public async Task<T> AvecAsync<TService, T>(Func<TService, Task<T>> travail)
        where TService : notnull
    {
        await using var portee = Services.CreateAsyncScope();
        return await travail(portee.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("BaseDeDonnees:Moteur", "Sqlite");
        builder.UseSetting("BaseDeDonnees:Connexion", $"Data Source={Path.Combine(dossier, "portail.db")};Default Timeout=30");
        builder.UseSetting("Fichiers:Dossier", Path.Combine(dossier, "fichiers"));
        builder.UseSetting("Instance:AdressePublique", Courriel.AdressePublique);
        builder.UseSetting("Taches:Moteur", "Aucun");
        builder.UseSetting("Taches:Attente", "60");
        builder.UseSetting("Demonstration:AuDemarrage", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Horloge));
            services.Replace(ServiceDescriptor.Singleton<IEnvoyeurDeCourriel>(Boite));
            services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !reprise && Directory.Exists(dossier))
        {
            Directory.Delete(dossier, recursive: true);
        }
    }
}

using System.Net;
using AppelAProjets.Application.Envois;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Tests.Sql;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace AppelAProjets.Web.Tests.Hote;

/// <summary>
/// The real portal in memory, on its own copy of the model database, with a clock that the test moves and mail kept in a list.
/// One per fixture when tests only read, one per test when they write.
/// </summary>
public class HotePortail : WebApplicationFactory<Program>
{
    private readonly string fichier;
    private readonly string environnement;
    private readonly string fichiers = Path.Combine(Path.GetTempPath(), $"aap-web-{Guid.NewGuid():N}");
    private readonly bool estSecond;

    private HotePortail(string fichier, string environnement) => (this.fichier, this.environnement) = (fichier, environnement);

    private HotePortail(HotePortail premier)
        : this(premier.fichier, premier.environnement) => (fichiers, Horloge, estSecond) = (premier.fichiers, premier.Horloge, true);

    /// <summary>The injected clock.</summary>
    public FakeTimeProvider Horloge { get; } = new(BaseModele.Depart);

    /// <summary>What went out; see <see cref="CourrielsAsync"/>.</summary>
    public EnvoyeurEnMemoire Envoyeur { get; } = new();

    /// <summary>The database of this host.</summary>
    public SqlDatabase Base => Services.GetRequiredService<SqlDatabase>();

    /// <summary>Settings to change before the host starts.</summary>
    public Dictionary<string, string> Reglages { get; } = new()
    {
        ["Taches:Moteur"] = "Aucun",
        ["Taches:Attente"] = "60",
        ["Serilog:MinimumLevel:Default"] = "Warning",
        ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection"] = "Error",
    };

    /// <summary>Services to replace before the host starts.</summary>
    public Action<IServiceCollection>? Remplacer { get; set; }

    /// <summary>A host that has not started yet: it does with its first client or service.</summary>
    public static async Task<HotePortail> CreerAsync(string environnement = "Development") => new(await BaseModele.CopierAsync(), environnement);

    /// <summary>Another node on the same base, the same files and the same clock; to stop before this one.</summary>
    public HotePortail AutreNoeud() => new(this);

    /// <summary>A visitor: keeps cookies, does not follow redirections.</summary>
    public HttpClient Visiteur() => Visiteur(new CookieContainer());

    /// <summary>A visitor with these cookies, that a browser before another node may share.</summary>
    public HttpClient Visiteur(CookieContainer temoins)
    {
        var client = CreateDefaultClient(ClientOptions.BaseAddress, new CookieContainerHandler(temoins));
        Base.Observateur = EnumerationGuard.Verifier;
        return client;
    }

    /// <summary>Signs in through the real form and returns the browser; the password is known for the accounts of the model and of the demonstration.</summary>
    public async Task<HttpClient> ConnecterAsync(string courriel, string? motDePasse = null)
    {
        motDePasse ??= courriel.EndsWith("@demo.example", StringComparison.Ordinal) ? ComptesDeDemonstration.MotDePasse : BaseModele.MotDePasse;
        var client = Visiteur();
        using var reponse = await client.EnvoyerAsync("/connexion", "form[action='/connexion']", ("Courriel", courriel), ("MotDePasse", motDePasse));
        Assert.That((int)reponse.StatusCode, Is.EqualTo(302), $"{courriel} cannot sign in.");
        return client;
    }

    /// <summary>Sends what is due and returns every message sent so far to that address (or to all).</summary>
    public async Task<IReadOnlyList<MimeMessage>> CourrielsAsync(string? destinataire = null)
    {
        await using var portee = Services.CreateAsyncScope();
        await portee.ServiceProvider.GetRequiredService<EnvoyerCourriels>().ExecuterAsync(CancellationToken.None);
        return [.. Envoyeur.Messages.Where(m => destinataire is null || m.To.Mailboxes.Any(b => b.Address == destinataire))];
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environnement);
        builder.UseSetting("BaseDeDonnees:Connexion", $"Data Source={fichier};Default Timeout=30");
        builder.UseSetting("Fichiers:Dossier", fichiers);
        foreach (var (cle, valeur) in Reglages)
        {
            builder.UseSetting(cle, valeur);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Horloge));
            services.Replace(ServiceDescriptor.Singleton<IEnvoyeurDeCourriel>(Envoyeur));
            services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = BaseModele.Iterations);
            Remplacer?.Invoke(services);
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (estSecond)
        {
            return;
        }

        foreach (var suffixe in new[] { "", "-wal", "-shm" })
        {
            File.Delete(fichier + suffixe);
        }

        if (Directory.Exists(fichiers))
        {
            Directory.Delete(fichiers, recursive: true);
        }
    }
}

/// <summary>Keeps messages in a list.</summary>
public sealed class EnvoyeurEnMemoire : IEnvoyeurDeCourriel
{
    /// <summary>In the order of sending.</summary>
    public List<MimeMessage> Messages { get; } = [];

    public Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
    {
        lock (Messages)
        {
            Messages.Add(message);
        }

        return Task.CompletedTask;
    }
}

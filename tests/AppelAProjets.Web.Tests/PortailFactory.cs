using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests;

/// <summary>The real host on a database of its own, with the controllers of this assembly beside the product's.</summary>
public sealed class PortailFactory : WebApplicationFactory<Program>
{
    private readonly string _dossier = Directory.CreateTempSubdirectory("aap-web-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("BaseDeDonnees:Connexion", $"Data Source={Path.Combine(_dossier, "aap.db")};Pooling=False");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.ConfigureServices(services => services.AddControllers().AddApplicationPart(typeof(PortailFactory).Assembly));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_dossier))
            Directory.Delete(_dossier, recursive: true);
    }
}

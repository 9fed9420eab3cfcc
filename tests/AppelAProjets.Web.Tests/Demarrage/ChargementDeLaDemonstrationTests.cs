using AppelAProjets.Application.Comptes;
using AppelAProjets.Web.Demarrage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Demarrage;

public sealed class ChargementDeLaDemonstrationTests
{
    private string dossier = "";

    [SetUp]
    public void Creer() => dossier = Directory.CreateTempSubdirectory("aap-demo-").FullName;

    [TearDown]
    public void Supprimer() => Directory.Delete(dossier, recursive: true);

    [Test]
    public async Task Production_refuses_the_command_and_writes_nothing()
    {
        await using var app = Construire("Production");
        Assert.That(await ChargementDeLaDemonstration.CommandeAsync(app, ["demo"]), Is.EqualTo(1));
        Assert.That(File.Exists(Path.Combine(dossier, "base.db")), Is.False);
    }

    [Test]
    public async Task Production_never_starts_on_a_base_that_holds_the_demonstration()
    {
        await using (var atelier = Construire("Development"))
        {
            Assert.That(await ChargementDeLaDemonstration.CommandeAsync(atelier, ["demo", "--dossiers", "61", "--graine", "3"]), Is.Zero);
        }

        await using var app = Construire("Production");
        Assert.That(() => Preparation.PreparerLaBaseAsync(app), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Development_loads_it_once_unless_told_not_to()
    {
        await using (var sans = Construire("Development", ("Demonstration:AuDemarrage", "false")))
        {
            await Preparation.PreparerLaBaseAsync(sans);
            Assert.That(await MarqueDeDemonstration.EstPoseeAsync(sans.Services.GetRequiredService<SqlDatabase>()), Is.False);
        }

        await using var app = Construire("Development");
        await Preparation.PreparerLaBaseAsync(app);
        await Preparation.PreparerLaBaseAsync(app);
        Assert.That(await MarqueDeDemonstration.EstPoseeAsync(app.Services.GetRequiredService<SqlDatabase>()), Is.True);
    }

    [TestCase("--dossiers")]
    [TestCase("--dossiers", "beaucoup")]
    [TestCase("--dossiers", "3")]
    public async Task A_bad_size_is_refused(params string[] options)
    {
        await using var app = Construire("Development");
        Assert.That(await ChargementDeLaDemonstration.CommandeAsync(app, ["demo", .. options]), Is.EqualTo(1));
    }

    private WebApplication Construire(string environnement, params (string Cle, string Valeur)[] reglages)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environnement, ContentRootPath = dossier });
        builder.Configuration.AddInMemoryCollection(reglages.ToDictionary(r => r.Cle, r => (string?)r.Valeur));
        builder.Configuration["BaseDeDonnees:Connexion"] = $"Data Source={Path.Combine(dossier, "base.db")};Pooling=False";
        builder.AddAppelAProjets();
        return builder.Build();
    }
}

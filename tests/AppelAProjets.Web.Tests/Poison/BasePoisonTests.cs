namespace AppelAProjets.Web.Tests.Poison;

/// <summary>What is already kept never breaks what shows it: pages, PDF, workbooks, archives, mails, jobs.</summary>
public sealed class BasePoisonTests
{
    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task EmpoisonnerAsync()
    {
        hote = await HotePortail.CreerAsync();
        using var client = hote.Visiteur();
        var nombre = await BasePoison.EmpoisonnerAsync(hote.Base.Chaine);
        TestContext.Progress.WriteLine($"{nombre} values poisoned");
        Assert.That(nombre, Is.GreaterThan(3_000));
    }

    [OneTimeTearDown]
    public async Task ArreterAsync() => await hote.DisposeAsync();

    [TestCaseSource(typeof(ComptesDesRoles), nameof(ComptesDesRoles.Tous))]
    public async Task Every_page_and_document_of_a_person_is_served(string compte)
    {
        using var client = await hote.VenirAsync(compte);
        var (visites, fautes) = (0, new List<string>());
        await foreach (var visite in client.ExplorerAsync())
        {
            visites++;
            if (visite.Code >= 500)
            {
                fautes.Add($"{visite.Adresse}: {visite.Code}");
            }
        }

        TestContext.Progress.WriteLine($"{compte}: {visites} addresses");
        Assert.That(string.Join('\n', fautes), Is.Empty);
        Assert.That(visites, Is.GreaterThan(8));
    }

    [Test]
    public async Task Mails_leave()
    {
        using var client = await hote.ConnecterAsync("porteur@demo.example");
        using var oubli = await client.EnvoyerAsync("/mot-de-passe", "form[action='/mot-de-passe'], main form", ("Courriel", "porteur@demo.example"));
        Assert.That((int)oubli.StatusCode, Is.LessThan(500));
        await hote.CourrielsAsync();
        await using var session = await hote.Base.LireAsync();
        var attendent = await session.ListeAsync<string>(EnAttente, new { Maintenant = hote.Horloge.GetUtcNow() });
        Assert.That(string.Join('\n', attendent), Is.Empty, "deferred by a failure");
    }

    private static readonly SqlStatement EnAttente = new("SELECT DerniereErreur FROM Courriel WHERE Etat = 'AEnvoyer' AND DerniereErreur IS NOT NULL AND ProchainEssaiLe > @Maintenant");
}

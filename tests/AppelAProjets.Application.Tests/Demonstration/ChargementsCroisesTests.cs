using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Demonstration;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Demonstration;

/// <summary>Two starts of the program on one empty base.</summary>
[SurChaqueMoteur]
public sealed class ChargementsCroisesTests
{
    private static readonly SqlStatement Courriers = new("SELECT COUNT(*) AS Nombre FROM Courrier");

    private readonly string fichiers = Path.Combine(Path.GetTempPath(), $"aap-fichiers-{Guid.NewGuid():N}");
    private TestDatabase donnees = null!;

    [SetUp]
    public void Preparer() => donnees = new TestDatabase();

    [TearDown]
    public void Ranger()
    {
        donnees.Dispose();
        if (Directory.Exists(fichiers))
        {
            Directory.Delete(fichiers, recursive: true);
        }
    }

    [Test]
    public async Task The_demonstration_is_loaded_once_and_its_letters_are_written_once()
    {
        var chargements = await donnees.Base.CroiserAsync("DemonstrationSeed.Occupation", ChargerAsync, ChargerAsync);
        Assert.That((chargements.Premier.Refus?.Code, chargements.Second.Refus?.Code), Is.EqualTo(((string?)null, "demonstration.base-occupee")));

        var publies = await donnees.Base.CroiserAsync("InsertionsDeComites.Courrier", PublierAsync, PublierAsync);
        await using var session = await donnees.Base.LireAsync();
        Assert.That(publies.Premier + publies.Second, Is.EqualTo(await session.UnAsync<int>(Courriers)).And.GreaterThan(5));
    }

    private Task<Resultat> ChargerAsync() => DemonstrationSeed.ChargerAsync(donnees.Base, DemonstrationSeedTests.Maintenant);

    private Task<int> PublierAsync() => new CourriersDeDemonstration(
        donnees.Base, new Ecrivain(donnees.Base, TimeProvider.System), new MoteurPdfSkia(), new DepotSurDisque(Options.Create(new FichiersOptions { Dossier = fichiers }), TimeProvider.System), Options.Create(new LiensOptions())).PublierAsync();
}

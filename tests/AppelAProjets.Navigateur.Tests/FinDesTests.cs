using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests;

/// <summary>Closes what the run shared when it ends: in the namespace of all the tests, or it would run for none.</summary>
[SetUpFixture]
public sealed class FinDesTests
{
    [OneTimeTearDown]
    public async Task ArreterAsync()
    {
        TestContext.Progress.WriteLine(Constats.Bilan);
        await Chromium.ArreterAsync();
        await PortailDeDemonstration.ArreterAsync();
    }
}

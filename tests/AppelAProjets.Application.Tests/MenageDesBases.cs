namespace AppelAProjets.Application.Tests;

/// <summary>After the last test: at the exit of the process the runner, which waits a tenth of a second, would kill it between two drops.</summary>
[SetUpFixture]
public sealed class MenageDesBases
{
    [OneTimeTearDown]
    public void Supprimer() => BaseSqlServer.ToutSupprimer();
}

using AppelAProjets.Application.Tests.Instructions;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>The script that works out, for the deposits made before, what a deposit now keeps: the very figures of the Domain.</summary>
[SurChaqueMoteur]
public sealed class RepriseDesDepotsTests
{
    private static readonly SqlStatement Script = new(DatabaseMigrator.Scripts(SqlDialect.Sqlite).Single(s => s.Nom == "0034_reprise_des_depots.sql").Sql);
    private static readonly SqlStatement Oubli = new("UPDATE Dossier SET EstRenouvellement = NULL, Besoin = NULL, AidesPubliques = NULL, AcquisHorsPortail = NULL; DELETE FROM DossierAction;");
    private static readonly SqlStatement Chiffres = new("SELECT d.Id, d.EstRenouvellement, d.Besoin, d.AidesPubliques, d.AcquisHorsPortail, (SELECT COUNT(*) FROM DossierAction a WHERE a.DossierId = d.Id) AS Actions FROM Dossier d ORDER BY d.Id");

    [Test]
    public async Task It_comes_to_the_figures_of_the_Domain()
    {
        using var essai = await InstructionDEssai.CreerAsync(120);
        var avant = await essai.LireAsync<ChiffresRow>(Chiffres);
        Assert.That(avant.Count(c => c.Besoin is not null), Is.GreaterThan(50));
        Assert.That(avant.Select(c => c.AcquisHorsPortail), Has.Some.GreaterThan(Montant.Zero));
        await using (var session = await essai.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Oubli, new { });
            await session.ExecuterAsync(Script, new { });
            await session.ValiderAsync();
        }

        Assert.That(await essai.LireAsync<ChiffresRow>(Chiffres), Is.EqualTo(avant));
    }

    private sealed record ChiffresRow
    {
        public required Guid Id { get; init; }
        public bool? EstRenouvellement { get; init; }
        public Montant? Besoin { get; init; }
        public Montant? AidesPubliques { get; init; }
        public Montant? AcquisHorsPortail { get; init; }
        public required int Actions { get; init; }
    }
}

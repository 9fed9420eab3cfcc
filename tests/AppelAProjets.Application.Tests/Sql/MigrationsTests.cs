using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>A landed script never changes, and a database is brought to the schema once.</summary>
[SurChaqueMoteur]
public sealed class MigrationsTests
{
    private const string Fichier = "Sql/migrations.txt";

    [Test]
    public void A_landed_script_never_changes() =>
        Assert.That(Ecarts(Scripts(), File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, Fichier))), Is.Empty);

    [Test]
    public void A_script_changed_or_added_is_told() => Assert.That(
        Ecarts([("0001_a.sql", "CREATE TABLE A (Id int);"), ("0002_b.sql", "")], [$"0001_a.sql {Empreinte("CREATE TABLE A (Id bigint);")}", $"0000_z.sql {Empreinte("")}"]),
        Is.EquivalentTo(new[]
        {
            $"{Fichier} has no line: 0001_a.sql {Empreinte("CREATE TABLE A (Id int);")}", $"{Fichier} has no line: 0002_b.sql {Empreinte("")}",
            $"No script has: 0001_a.sql {Empreinte("CREATE TABLE A (Id bigint);")}", $"No script has: 0000_z.sql {Empreinte("")}",
        }));

    [Test]
    public void Migrating_twice_applies_nothing_more()
    {
        using var donnees = new TestDatabase();
        Assert.Multiple(() =>
        {
            Assert.That(DatabaseMigrator.EstAJour(donnees.Base));
            Assert.That(DatabaseMigrator.Migrer(donnees.Base), Is.Empty);
        });
    }

    private static List<(string Nom, string Sql)> Scripts() =>
        [.. DatabaseMigrator.Scripts(SqlDialect.SqlServer).Union(DatabaseMigrator.Scripts(SqlDialect.Sqlite)).OrderBy(s => s.Nom, StringComparer.Ordinal)];

    private static IEnumerable<string> Ecarts(IReadOnlyList<(string Nom, string Sql)> scripts, string[] figees)
    {
        List<string> lignes = [.. scripts.Select(s => $"{s.Nom} {Empreinte(s.Sql)}")];
        return [.. lignes.Except(figees).Select(l => $"{Fichier} has no line: {l}"), .. figees.Except(lignes).Select(l => $"No script has: {l}")];
    }

    // Whatever line ends the working copy has.
    private static string Empreinte(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
}

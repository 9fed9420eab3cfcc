namespace AppelAProjets.Application.Tests.Sql;

/// <summary>Every statement that the application can send compiles against the migrated schema, on both engines, without a server.</summary>
[SurSqliteSeulement("Each engine has its own test here.")]
public sealed class StatementsTests
{
    private static readonly IReadOnlyList<SqlStatement> Toutes =
        [.. SqlStatement.Toutes(typeof(SqlStatement).Assembly), .. SqlStatement.Toutes(typeof(AppelAProjets.Demonstration.DemonstrationSeed).Assembly)];

    [Test]
    public void Every_statement_compiles_as_TSql()
    {
        using var modele = TSqlModele.DesMigrations();
        Assert.That(Toutes, Has.Count.GreaterThan(5));
        Assert.That(modele.Refus(Toutes.Select(s => (s.Nom, s.Pour(SqlDialect.SqlServer)))), Is.Empty);
    }

    [Test]
    public void Every_statement_compiles_on_SQLite()
    {
        using var donnees = new TestDatabase();
        using var connexion = SqlDialect.Sqlite.Connexion(donnees.Base.Chaine);
        connexion.Open();
        Assert.Multiple(() =>
        {
            foreach (var sql in Toutes.Where(s => s.Pour(SqlDialect.Sqlite).Length > 0))
            {
                using var commande = connexion.CreateCommand();
                commande.CommandText = $"EXPLAIN {System.Text.RegularExpressions.Regex.Replace(sql.Pour(SqlDialect.Sqlite), @"\bIN\s+(@\w+)", "IN ($1)")}";
                foreach (var nom in System.Text.RegularExpressions.Regex.Matches(commande.CommandText, @"@\w+").Select(m => m.Value).Distinct())
                {
                    var parametre = commande.CreateParameter();
                    (parametre.ParameterName, parametre.Value) = (nom, DBNull.Value);
                    commande.Parameters.Add(parametre);
                }

                Assert.That(() => commande.ExecuteScalar(), Throws.Nothing, sql.Nom);
            }
        });
    }

    [TestCase("SELECT Id FROM Dossiers WHERE Id = @Id", "Dossiers", Description = "unknown table")]
    [TestCase("SELECT Intitule FROM Dossier", "Intitule", Description = "unknown column")]
    [TestCase("UPDATE Dossier SET Etats = @Etat WHERE Id = @Id", "Etats", Description = "unknown column in an update")]
    [TestCase("SELECT Id FROM Dossier ORDER BY Id LIMIT 1", "LIMIT", Description = "SQLite paging")]
    [TestCase("SELECT LENGTH(Titre) AS N FROM Dossier", "LENGTH", Description = "SQLite function")]
    [TestCase("SELECT * FROM Dossier", "SELECT *", Description = "star")]
    [TestCase("INSERT INTO Marque (Nom, Valeur, PoseeLe) VALUES (@Nom, @Valeur)", "another number", Description = "insert count")]
    public void A_faulty_statement_is_refused(string sql, string mot)
    {
        using var modele = TSqlModele.DesMigrations();
        Assert.That(string.Join("\n", modele.Refus([("faute", sql)])), Does.Contain(mot));
    }

    [Test]
    public void A_migration_that_cannot_be_folded_is_refused() =>
        Assert.That(() => new TSqlModele(["CREATE TRIGGER T ON Dossier AFTER INSERT AS SELECT 1"]), Throws.InstanceOf<NotSupportedException>());

    [Test]
    public void A_fixture_that_opens_a_base_without_saying_on_which_engine_is_told()
    {
        Assert.That(SurChaqueMoteurAttribute.FixtureCourante, Is.EqualTo(typeof(StatementsTests)));
        Assert.That((SurChaqueMoteurAttribute.Oubli(typeof(StatementsTests)), SurChaqueMoteurAttribute.Oubli(typeof(Fixture))),
            Is.EqualTo(((string?)null, "Fixture opens a base: it is [SurChaqueMoteur], or [SurSqliteSeulement] with the reason.")));
    }

    [Test]
    public void A_statement_outside_a_static_field_is_not_enumerated()
    {
        var cachee = new SqlStatement("SELECT Id FROM Dossier");
        Assert.That(SqlStatement.Toutes(typeof(StatementsTests).Assembly), Does.Not.Contain(cachee));
    }

    private static class Fixture;
}

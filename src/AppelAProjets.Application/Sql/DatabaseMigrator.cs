using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Application.Sql;

/// <summary>Brings a database to the schema of db/migrations, forward only, each script once.</summary>
public static class DatabaseMigrator
{
    /// <summary>The scripts for that engine, in order: name and text before substitution.</summary>
    public static IReadOnlyList<(string Nom, string Sql)> Scripts(SqlDialect dialecte)
    {
        var autre = dialecte == SqlDialect.Sqlite ? ".sqlserver.sql" : ".sqlite.sql";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(nom => nom.StartsWith("migrations/", StringComparison.Ordinal) && !nom.EndsWith(autre, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(nom =>
            {
                using var lecteur = new StreamReader(assembly.GetManifestResourceStream(nom)!);
                return (nom["migrations/".Length..], lecteur.ReadToEnd());
            })];
    }

    /// <summary>Applies what is missing and returns the names applied. A failing script throws with its name and leaves no half of itself.</summary>
    public static IReadOnlyList<string> Migrer(SqlDatabase database)
    {
        Creer(database);
        var resultat = Moteur(database).PerformUpgrade();
        return resultat.Successful
            ? [.. resultat.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {resultat.ErrorScript?.Name} failed: {resultat.Error.Message}", resultat.Error);
    }

    /// <summary>Whether every script of this program was applied. The database must exist.</summary>
    public static bool EstAJour(SqlDatabase database) => !Moteur(database).IsUpgradeRequired();

    private static UpgradeEngine Moteur(SqlDatabase database) =>
        (database.Dialecte == SqlDialect.SqlServer ? DeployChanges.To.SqlDatabase(database.Chaine) : DeployChanges.To.SqliteDatabase(database.Chaine))
            .WithScripts(Scripts(database.Dialecte).Select(script => new SqlScript(script.Nom, script.Sql)))
            .WithVariables(database.Dialecte.Variables.ToDictionary(v => v.Key, v => v.Value))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();

    private static void Creer(SqlDatabase database)
    {
        if (database.Dialecte == SqlDialect.SqlServer)
        {
            CreerSurSqlServer(database.Chaine);
            return;
        }

        // WAL is a property of the file, set once.
        var chaine = new SqliteConnectionStringBuilder(database.Chaine);
        if (Path.GetDirectoryName(Path.GetFullPath(chaine.DataSource)) is { } dossier)
        {
            Directory.CreateDirectory(dossier);
        }

        using var connexion = new SqliteConnection(database.Chaine);
        connexion.Open();
        using var commande = connexion.CreateCommand();
        commande.CommandText = "PRAGMA journal_mode=WAL;";
        commande.ExecuteNonQuery();
    }

    // DbUp looks the name up as text, in the case in which it was written: a database that opens exists, whatever its case.
    // Not pooled: a pool that failed once refuses again for seconds.
    private static void CreerSurSqlServer(string chaine)
    {
        try
        {
            using var connexion = new SqlConnection(new SqlConnectionStringBuilder(chaine) { Pooling = false }.ConnectionString);
            connexion.Open();
        }
        catch (SqlException erreur) when (erreur.Number is 4060 or 911)
        {
            EnsureDatabase.For.SqlDatabase(chaine);
        }
    }
}

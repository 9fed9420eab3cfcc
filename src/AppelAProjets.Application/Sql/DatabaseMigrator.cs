using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
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
        var moteur = Moteur(database)
            .WithScripts(Scripts(database.Dialecte).Select(script => new SqlScript(script.Nom, script.Sql)))
            .WithVariables(database.Dialecte.Variables.ToDictionary(v => v.Key, v => v.Value))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        var resultat = moteur.PerformUpgrade();
        return resultat.Successful
            ? [.. resultat.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {resultat.ErrorScript?.Name} failed: {resultat.Error.Message}", resultat.Error);
    }

    private static UpgradeEngineBuilder Moteur(SqlDatabase database)
    {
        if (database.Dialecte == SqlDialect.SqlServer)
        {
            EnsureDatabase.For.SqlDatabase(database.Chaine);
            return DeployChanges.To.SqlDatabase(database.Chaine);
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
        return DeployChanges.To.SqliteDatabase(database.Chaine);
    }
}

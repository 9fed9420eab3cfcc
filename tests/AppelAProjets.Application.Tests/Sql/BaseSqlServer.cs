using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>Scratch databases on the SQL Server of the run: created and migrated once, emptied between tests, dropped at the end.</summary>
internal static class BaseSqlServer
{
    private const int CleEtrangere = 547;
    private static readonly ConcurrentBag<string> Libres = [];
    private static readonly ConcurrentBag<string> Creees = [];

    /// <summary>The connection string of an empty, migrated database, to give back.</summary>
    public static string Prendre() => Libres.TryTake(out var chaine) ? chaine : Creer();

    /// <summary>Empties it and keeps it for the next test.</summary>
    public static void Rendre(string chaine)
    {
        using (var connexion = new SqlConnection(chaine))
        {
            connexion.Open();
            var tables = Lire(connexion, "SELECT name FROM sys.tables WHERE name <> 'SchemaVersions'");
            // Children before parents, without knowing who they are: what a key refuses is tried again after the others.
            while (tables.Count > 0)
            {
                var refusees = tables.Where(table => !Vider(connexion, table)).ToList();
                Assert.That(refusees, Has.Count.LessThan(tables.Count), "The foreign keys form a circle.");
                tables = refusees;
            }
        }

        Libres.Add(chaine);
    }

    private static string Creer()
    {
        var chaine = new SqlConnectionStringBuilder(SurChaqueMoteurAttribute.Serveur) { InitialCatalog = $"aap_essai_{Guid.NewGuid():N}" };
        // Before the migration: one that fails leaves a database too.
        Creees.Add(chaine.InitialCatalog);
        using var base_ = new SqlDatabase(SqlDialect.SqlServer, chaine.ConnectionString);
        DatabaseMigrator.Migrer(base_);
        return chaine.ConnectionString;
    }

    /// <summary>Drops what the run created; each whatever happens to the others.</summary>
    public static void ToutSupprimer()
    {
        SqlConnection.ClearAllPools();
        while (Creees.TryTake(out var nom))
        {
            try
            {
                Supprimer(nom);
            }
            catch (SqlException erreur)
            {
                TestContext.Progress.WriteLine($"{nom} stays behind: {erreur.Message}");
            }
        }
    }

    private static void Supprimer(string nom)
    {
        using var connexion = new SqlConnection(new SqlConnectionStringBuilder(SurChaqueMoteurAttribute.Serveur) { InitialCatalog = "master" }.ConnectionString);
        connexion.Open();
        try
        {
            // A test that failed may have left a connection open, which refuses the drop.
            Executer(connexion, $"ALTER DATABASE [{nom}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        }
        catch (SqlException)
        {
            // Engines that speak T-SQL without that word are asked to drop all the same.
        }

        Executer(connexion, $"DROP DATABASE IF EXISTS [{nom}]");
    }

    private static bool Vider(SqlConnection connexion, string table)
    {
        try
        {
            Executer(connexion, $"DELETE FROM [{table}]");
            return true;
        }
        catch (SqlException erreur) when (erreur.Number == CleEtrangere)
        {
            return false;
        }
    }

    private static List<string> Lire(DbConnection connexion, string sql)
    {
        using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        using var lecteur = commande.ExecuteReader();
        var lignes = new List<string>();
        while (lecteur.Read())
        {
            lignes.Add(lecteur.GetString(0));
        }

        return lignes;
    }

    private static void Executer(DbConnection connexion, string sql)
    {
        using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        commande.ExecuteNonQuery();
    }
}

using System.Collections.Concurrent;
using AppelAProjets.Application.Tests.Demonstration;
using AppelAProjets.Demonstration;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>
/// A migrated database of its own for each test, on the engine of its fixture (<see cref="SurChaqueMoteurAttribute"/>): SQLite is migrated
/// once and its file copied.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<string> Modele = new(() =>
    {
        var fichier = Path.Combine(Path.GetTempPath(), $"aap-modele-{Guid.NewGuid():N}.db");
        var base_ = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={fichier}");
        DatabaseMigrator.Migrer(base_);
        base_.Dispose();
        Rassembler(fichier);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(fichier);
        return fichier;
    });

    private static readonly ConcurrentDictionary<int, string> Demonstrations = new();

    private readonly string fichier = Path.Combine(Path.GetTempPath(), $"aap-{Guid.NewGuid():N}.db");

    public TestDatabase()
    {
        if (SurChaqueMoteurAttribute.Oubli(SurChaqueMoteurAttribute.FixtureCourante) is { } oubli)
        {
            throw new InvalidOperationException(oubli);
        }

        Base = new SqlDatabase(SurChaqueMoteurAttribute.MoteurCourant, Chaine()) { Observateur = EnumerationGuard.Verifier };
    }

    public SqlDatabase Base { get; }

    /// <summary>The demonstration as of <see cref="DemonstrationSeedTests.Maintenant"/>, before anything else is done with the base: on SQLite it is composed once for each number of dossiers.</summary>
    public async Task ChargerLaDemonstrationAsync(int dossiers = DemonstrationSeed.DossiersParDefaut)
    {
        if (Base.Dialecte == SqlDialect.Sqlite && Demonstrations.TryGetValue(dossiers, out var modele))
        {
            File.Copy(modele, fichier, overwrite: true);
            return;
        }

        Assert.That((await DemonstrationSeed.ChargerAsync(Base, DemonstrationSeedTests.Maintenant, dossiers)).Refus, Is.Null);
        if (Base.Dialecte == SqlDialect.Sqlite)
        {
            Rassembler(fichier);
            modele = $"{fichier}.modele";
            File.Copy(fichier, modele);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(modele);
            Demonstrations[dossiers] = modele;
        }
    }

    public void Dispose()
    {
        Base.Dispose();
        if (Base.Dialecte == SqlDialect.SqlServer)
        {
            BaseSqlServer.Rendre(Base.Chaine);
            return;
        }

        foreach (var suffixe in new[] { "", "-wal", "-shm" })
        {
            File.Delete(fichier + suffixe);
        }
    }

    // All in the file itself, so that it can be copied alone.
    private static void Rassembler(string fichier)
    {
        using var connexion = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={fichier};Pooling=False");
        connexion.Open();
        using var commande = connexion.CreateCommand();
        commande.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        commande.ExecuteNonQuery();
    }

    private string Chaine()
    {
        if (SurChaqueMoteurAttribute.MoteurCourant == SqlDialect.SqlServer)
        {
            return BaseSqlServer.Prendre();
        }

        File.Copy(Modele.Value, fichier);
        return $"Data Source={fichier};Default Timeout=30";
    }
}

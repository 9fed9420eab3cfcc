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
        using var base_ = new SqlDatabase(SqlDialect.Sqlite, $"Data Source={fichier}");
        DatabaseMigrator.Migrer(base_);
        using (var connexion = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={fichier};Pooling=False"))
        {
            connexion.Open();
            using var commande = connexion.CreateCommand();
            commande.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            commande.ExecuteNonQuery();
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(fichier);
        return fichier;
    });

    private readonly string fichier = Path.Combine(Path.GetTempPath(), $"aap-{Guid.NewGuid():N}.db");

    public TestDatabase() => Base = new SqlDatabase(SurChaqueMoteurAttribute.MoteurCourant, Chaine()) { Observateur = EnumerationGuard.Verifier };

    public SqlDatabase Base { get; }

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

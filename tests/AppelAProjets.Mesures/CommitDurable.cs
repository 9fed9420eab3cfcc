using Microsoft.Data.Sqlite;

namespace AppelAProjets.Mesures;

/// <summary>The floor of any durable write: one INSERT committed to the disk, one writer at a time as in the product.</summary>
internal sealed class CommitDurable : IDisposable
{
    private readonly SqliteConnection connexion;
    private readonly SemaphoreSlim porte = new(1);

    public CommitDurable(string fichier)
    {
        connexion = new SqliteConnection($"Data Source={fichier};Pooling=False");
        connexion.Open();
        Executer("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Ligne (Id INTEGER PRIMARY KEY, Texte TEXT NOT NULL);");
    }

    public async Task InsererAsync()
    {
        await porte.WaitAsync();
        try
        {
            Executer("INSERT INTO Ligne (Texte) VALUES ('x')");
        }
        finally
        {
            porte.Release();
        }
    }

    public void Dispose()
    {
        connexion.Dispose();
        porte.Dispose();
    }

    private void Executer(string sql)
    {
        using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        commande.ExecuteNonQuery();
    }
}

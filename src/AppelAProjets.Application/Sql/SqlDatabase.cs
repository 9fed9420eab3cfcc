using System.Data;
using System.Data.Common;

namespace AppelAProjets.Application.Sql;

public sealed class SqlDatabase : IDisposable
{
    private readonly string chaine;
    // One writer at a time in this process: waiting here costs nothing, waiting inside SQLite blocks a thread (measured).
    private readonly SemaphoreSlim? porte;
    private readonly ReserveSqlite? reserve;

    public SqlDatabase(SqlDialect dialecte, string chaine)
    {
        SqlTypes.Enregistrer();
        Dialecte = dialecte;
        this.chaine = chaine;
        (porte, reserve) = dialecte == SqlDialect.Sqlite ? (new SemaphoreSlim(1), new ReserveSqlite(chaine)) : (null, null);
    }

    public SqlDialect Dialecte { get; }

    public string Chaine => chaine;

    /// <summary>Called before each statement, with its parameters; tests and figures count, check and record with it.</summary>
    public Action<SqlStatement, object?>? Observateur { get; set; }

    /// <summary>Called before each lock, on the engines that have none too; tests see with it which acts wait for each other.</summary>
    public Action<Verrou>? ObservateurDesVerrous { get; set; }

    /// <summary>A session without transaction, for queries.</summary>
    public Task<SqlSession> LireAsync(CancellationToken annulation = default) => OuvrirAsync(null, annulation);

    /// <summary>A session with a transaction, to end with <see cref="SqlSession.ValiderAsync"/>. Never nest two.</summary>
    public async Task<SqlSession> EcrireAsync(CancellationToken annulation = default)
    {
        var garde = await EntrerAsync(annulation);
        try
        {
            return await OuvrirAsync(garde, annulation);
        }
        catch
        {
            garde.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        porte?.Dispose();
        reserve?.Dispose();
    }

    private async Task<SqlSession> OuvrirAsync(Garde? garde, CancellationToken annulation)
    {
        var connexion = await ConnecterAsync(annulation);
        try
        {
            var transaction = garde is null ? null : await connexion.BeginTransactionAsync(IsolationLevel.Unspecified, annulation);
            return new SqlSession(this, connexion, transaction, garde, annulation);
        }
        catch
        {
            await connexion.DisposeAsync();
            throw;
        }
    }

    private async Task<DbConnection> ConnecterAsync(CancellationToken annulation)
    {
        if (reserve is not null)
        {
            annulation.ThrowIfCancellationRequested();
            return reserve.Prendre();
        }

        var connexion = Dialecte.Connexion(chaine);
        try
        {
            await connexion.OpenAsync(annulation);
            return connexion;
        }
        catch
        {
            await connexion.DisposeAsync();
            throw;
        }
    }

    private async Task<Garde> EntrerAsync(CancellationToken annulation)
    {
        if (porte is not null)
        {
            await porte.WaitAsync(annulation);
        }

        return new Garde(porte);
    }

    private sealed class Garde(SemaphoreSlim? porte) : IDisposable
    {
        public void Dispose() => porte?.Release();
    }
}

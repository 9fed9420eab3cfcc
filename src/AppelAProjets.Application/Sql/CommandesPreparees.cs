using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Application.Sql;

/// <summary>Open SQLite connections that are lent and given back with their prepared statements: compiling a text costs more than most of ours take to run. (SQL Server keeps plans by itself.)</summary>
internal sealed class ReserveSqlite(string chaine) : IDisposable
{
    /// <summary>Connections kept open while nobody uses them.</summary>
    private const int Maximum = 32;

    private readonly ConcurrentBag<ConnexionPreparee> libres = [];
    private readonly string sansReserve = new SqliteConnectionStringBuilder(chaine) { Pooling = false }.ToString();
    private volatile bool estFermee;

    /// <summary>An open connection; disposing it gives it back.</summary>
    public ConnexionPreparee Prendre()
    {
        if (libres.TryTake(out var connexion))
        {
            connexion.Preter();
            return connexion;
        }

        var neuve = new SqliteConnection(sansReserve);
        try
        {
            neuve.Open();
            using var reglages = neuve.CreateCommand();
            reglages.CommandText = SqlDialect.Sqlite.Ouverture;
            reglages.ExecuteNonQuery();
            return new ConnexionPreparee(neuve, Rendre);
        }
        catch
        {
            neuve.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        estFermee = true;
        while (libres.TryTake(out var connexion))
        {
            connexion.Fermer();
        }
    }

    private void Rendre(ConnexionPreparee connexion)
    {
        if (estFermee || libres.Count >= Maximum)
        {
            connexion.Fermer();
            return;
        }

        libres.Add(connexion);
        if (estFermee)
        {
            Dispose();
        }
    }
}

/// <summary>A connection whose commands are prepared once for each text.</summary>
internal sealed class ConnexionPreparee(SqliteConnection connexion, Action<ConnexionPreparee> rendre) : DbConnection
{
    /// <summary>Texts kept; a list of identifiers makes one for each length.</summary>
    private const int Maximum = 300;

    private readonly Dictionary<string, SqliteCommand> preparees = [];
    private int prets = 1;

    [AllowNull]
    public override string ConnectionString { get => connexion.ConnectionString; set => throw new NotSupportedException(); }

    public override string Database => connexion.Database;
    public override string DataSource => connexion.DataSource;
    public override string ServerVersion => connexion.ServerVersion;
    public override ConnectionState State => connexion.State;

    /// <summary>A command of that text, which is the caller's until it is given back.</summary>
    public SqliteCommand Prendre(string sql)
    {
        if (preparees.Remove(sql, out var commande))
        {
            return commande;
        }

        commande = connexion.CreateCommand();
        commande.CommandText = sql;
        return commande;
    }

    public void Rendre(SqliteCommand commande)
    {
        commande.Parameters.Clear();
        commande.Transaction = null;
        if (preparees.Count >= Maximum)
        {
            Vider();
        }

        if (!preparees.TryAdd(commande.CommandText, commande))
        {
            commande.Dispose();
        }
    }

    public void Preter() => prets = 1;

    public void Fermer()
    {
        Vider();
        connexion.Dispose();
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();
    public override void Open() => throw new NotSupportedException();
    public override void Close() => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connexion.BeginTransaction(isolationLevel);
    protected override DbCommand CreateDbCommand() => new CommandePreparee(this);

    protected override void Dispose(bool disposing)
    {
        // Disposed twice, it is given back once.
        if (disposing && Interlocked.Exchange(ref prets, 0) == 1)
        {
            rendre(this);
        }

        base.Dispose(disposing);
    }

    private void Vider()
    {
        foreach (var commande in preparees.Values)
        {
            commande.Dispose();
        }

        preparees.Clear();
    }
}

/// <summary>Gathers text and values, then runs the prepared command of that text.</summary>
internal sealed class CommandePreparee(ConnexionPreparee connexion) : DbCommand
{
    // Holds the values only: it is never run.
    private readonly SqliteCommand valeurs = new();
    private SqliteCommand? preparee;

    [AllowNull]
    public override string CommandText { get; set; } = "";
    public override int CommandTimeout { get; set; } = 30;
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbConnection? DbConnection { get => connexion; set => throw new NotSupportedException(); }
    protected override DbParameterCollection DbParameterCollection => valeurs.Parameters;
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
        // SQLite runs in this process, without waiting for anything.
    }

    public override void Prepare()
    {
        // Done at the first execution of the text.
    }

    public override int ExecuteNonQuery() => Tenter(c => c.ExecuteNonQuery());
    public override object? ExecuteScalar() => Tenter(c => c.ExecuteScalar());
    protected override DbParameter CreateDbParameter() => valeurs.CreateParameter();
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Tenter(c => c.ExecuteReader(behavior));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (preparee is not null)
            {
                connexion.Rendre(preparee);
                preparee = null;
            }

            valeurs.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Tenter<T>(Func<SqliteCommand, T> executer)
    {
        if (preparee?.CommandText != CommandText)
        {
            if (preparee is not null)
            {
                connexion.Rendre(preparee);
            }

            preparee = connexion.Prendre(CommandText);
        }

        preparee.CommandTimeout = CommandTimeout;
        preparee.Transaction = (SqliteTransaction?)DbTransaction;
        preparee.Parameters.Clear();
        foreach (SqliteParameter valeur in valeurs.Parameters)
        {
            preparee.Parameters.Add(valeur);
        }

        try
        {
            return executer(preparee);
        }
        catch
        {
            // What an error leaves behind is not kept.
            preparee.Dispose();
            preparee = null;
            throw;
        }
    }
}

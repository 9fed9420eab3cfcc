using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;

namespace AppelAProjets.Application.Sql;

/// <summary>One open connection and, for a writing session, its transaction. It sends only <see cref="SqlStatement"/>s.</summary>
public sealed class SqlSession : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Type, bool> TypesVerifies = new();

    private readonly SqlDatabase database;
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly CancellationToken annulation;
    private readonly IDisposable? garde;
    private Verrou? dernierVerrou;

    internal SqlSession(SqlDatabase database, DbConnection connection, DbTransaction? transaction, IDisposable? garde, CancellationToken annulation)
    {
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
        this.garde = garde;
        this.annulation = annulation;
    }

    internal SqlDatabase Base => database;

    /// <summary>Whether it may see changes that are not committed: its own.</summary>
    internal bool AEcrit { get; private set; }

    public async Task<IReadOnlyList<T>> ListeAsync<T>(SqlStatement sql, object? parametres = null) =>
        (await connection.QueryAsync<T>(Commande(sql, parametres))).AsList();

    /// <summary>The only row, or the default value when there is none.</summary>
    public Task<T?> UnAsync<T>(SqlStatement sql, object? parametres = null) =>
        connection.QuerySingleOrDefaultAsync<T>(Commande(sql, parametres));

    public Task<SqlMapper.GridReader> PlusieursAsync(SqlStatement sql, object? parametres = null) =>
        connection.QueryMultipleAsync(Commande(sql, parametres));

    /// <summary>Runs the statement, once per element when <paramref name="parametres"/> is a list; returns the rows touched.</summary>
    public Task<int> ExecuterAsync(SqlStatement sql, object? parametres = null)
    {
        _ = transaction ?? throw new InvalidOperationException($"{sql.Nom}: a write needs a writing session.");
        AEcrit = true;
        return connection.ExecuteAsync(Commande(sql, parametres));
    }

    /// <summary>Runs an UPDATE or DELETE with the version in its WHERE; false when another person was faster, or took what a unique index keeps for one.</summary>
    public async Task<bool> ModifierAsync(SqlStatement sql, object parametres)
    {
        try
        {
            return await ExecuterAsync(sql, parametres) > 0;
        }
        catch (DbException erreur) when (database.Dialecte.EstDoublon(erreur))
        {
            return false;
        }
    }

    /// <summary>Runs an INSERT; false when a unique index refuses it. On SQL Server the transaction stays usable.</summary>
    public async Task<bool> InsererSiAbsentAsync(SqlStatement sql, object parametres)
    {
        try
        {
            await ExecuterAsync(sql, parametres);
            return true;
        }
        catch (DbException erreur) when (database.Dialecte.EstDoublon(erreur))
        {
            return false;
        }
    }

    /// <summary>Serialises, until the commit, all who take the same. Before any row is written and in the order of <see cref="Agregat"/>: otherwise it throws, against deadlocks.</summary>
    public async Task VerrouillerAsync(params IReadOnlyList<Verrou> verrous)
    {
        foreach (var verrou in verrous.Distinct().Order())
        {
            if (AEcrit || verrou < dernierVerrou)
            {
                throw new InvalidOperationException($"Lock {verrou} after {(AEcrit ? "a row was written" : $"{dernierVerrou}")}: locks first, in the order of {nameof(Agregat)}.");
            }

            dernierVerrou = verrou;
            database.ObservateurDesVerrous?.Invoke(verrou);
            await PrendreAsync(verrou.ToString());
        }
    }

    /// <summary>The lock of the journal, after every row.</summary>
    internal Task VerrouillerLeJournalAsync() => PrendreAsync("Journal");

    /// <summary>Asks the engine for an answer, for probes; throws when it has none.</summary>
    public Task RepondAsync() => UnAsync<int>(Sonde);

    /// <summary>Commits. A session disposed without it leaves nothing behind.</summary>
    public Task ValiderAsync() =>
        (transaction ?? throw new InvalidOperationException("A reading session has nothing to commit.")).CommitAsync(annulation);

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await connection.DisposeAsync();
        garde?.Dispose();
    }

    private static readonly SqlStatement Sonde = new("SELECT 1 AS Reponse");

    private static readonly SqlStatement Prise = new(dialecte => dialecte.Verrou);

    // A lock changes no row: it does not count as a write.
    private Task PrendreAsync(string ressource) =>
        database.Dialecte.Verrou.Length > 0 ? connection.ExecuteAsync(Commande(Prise, new { Ressource = ressource })) : Task.CompletedTask;

    private CommandDefinition Commande(SqlStatement sql, object? parametres)
    {
        RefuserLesEnumerations(parametres);
        database.Observateur?.Invoke(sql, parametres);
        return new CommandDefinition(sql.Pour(database.Dialecte), parametres, transaction, cancellationToken: annulation);
    }

    // Dapper sends an enum as a number whatever the handlers; our states are text.
    private static void RefuserLesEnumerations(object? parametres)
    {
        if (parametres is null or DynamicParameters or System.Collections.IEnumerable)
        {
            return;
        }

        TypesVerifies.GetOrAdd(parametres.GetType(), type => type.GetProperties().All(p => !(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).IsEnum)
            ? true
            : throw new InvalidOperationException($"{type}: pass an enum as text (ToString())."));
    }
}

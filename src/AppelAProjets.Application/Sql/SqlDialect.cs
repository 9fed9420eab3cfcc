using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Application.Sql;

/// <summary>The few things that SQL Server and SQLite say differently; everything else is portable text.</summary>
public abstract class SqlDialect
{
    public static SqlDialect SqlServer { get; } = new SqlServerDialect();

    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    public abstract string Nom { get; }

    /// <summary>Types that differ and how an index is stored, substituted by DbUp for <c>$name$</c> in migrations.</summary>
    public abstract IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Ends a SELECT that has an ORDER BY: parameters @Saut (rows skipped) and @Taille (rows kept).</summary>
    public abstract string Page { get; }

    /// <summary>The first row only, to write after the ORDER BY.</summary>
    public abstract string Premier { get; }

    /// <summary>An aggregate: the values of this text expression, in their own order, separated by commas.</summary>
    public abstract string Joindre(string expression);

    /// <summary>Takes a lock named @Ressource until the end of the transaction; empty where the engine has one writer.</summary>
    public abstract string Verrou { get; }

    public abstract DbConnection Connexion(string chaine);

    /// <summary>Settings to run on each new connection; empty when there are none.</summary>
    public abstract string Ouverture { get; }

    /// <summary>True for the violation of a unique index or primary key.</summary>
    public abstract bool EstDoublon(DbException erreur);

    /// <summary>True when others who write at the same time made it fail, nothing being wrong with it: the same once more may succeed.</summary>
    public abstract bool EstConcurrence(DbException erreur);

    private sealed class SqlServerDialect : SqlDialect
    {
        public override string Nom => "SqlServer";
        public override string Page => "OFFSET @Saut ROWS FETCH NEXT @Taille ROWS ONLY";
        public override string Premier => "OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY";
        public override string Joindre(string expression) => $"STRING_AGG({expression}, ', ') WITHIN GROUP (ORDER BY {expression})";
        public override string Verrou => """
            DECLARE @verrou int;
            EXEC @verrou = sp_getapplock @Resource = @Ressource, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 15000;
            IF @verrou < 0 THROW 50001, 'sp_getapplock: not granted.', 1;
            """;
        public override string Ouverture => "";
        public override IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
        {
            ["id"] = "uniqueidentifier", ["texte"] = "nvarchar(max)", ["instant"] = "datetime2(3)", ["jour"] = "date",
            ["clustered"] = "CLUSTERED", ["nonclustered"] = "NONCLUSTERED",
        };
        public override DbConnection Connexion(string chaine) => new SqlConnection(chaine);
        public override bool EstDoublon(DbException erreur) => erreur is SqlException { Number: 2601 or 2627 };
        // The victim of a deadlock; a lock of Verrou that was not granted.
        public override bool EstConcurrence(DbException erreur) => erreur is SqlException { Number: 1205 or 50001 };
    }

    private sealed class SqliteDialect : SqlDialect
    {
        public override string Nom => "Sqlite";
        public override string Page => "LIMIT @Taille OFFSET @Saut";
        public override string Premier => "LIMIT 1";
        public override string Joindre(string expression) => $"STRING_AGG({expression}, ', ' ORDER BY {expression})";
        public override string Verrou => "";
        public override string Ouverture => "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";
        public override IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
        {
            ["id"] = "TEXT", ["texte"] = "TEXT", ["instant"] = "TEXT", ["jour"] = "TEXT",
            ["clustered"] = "", ["nonclustered"] = "",
        };
        public override DbConnection Connexion(string chaine) => new SqliteConnection(chaine);
        public override bool EstDoublon(DbException erreur) => erreur is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
        // Busy or locked: another process writes.
        public override bool EstConcurrence(DbException erreur) => erreur is SqliteException { SqliteErrorCode: 5 or 6 };
    }
}

using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AppelAProjets.Application.Sql;

/// <summary>One SQL text, for either engine without a database. It lives in a static field (alone, in an array or a dictionary), where <see cref="Toutes"/> finds it and a test compiles it.</summary>
public sealed class SqlStatement
{
    private readonly string sqlite;
    private readonly string sqlServer;

    public SqlStatement(string sql, [CallerFilePath] string fichier = "", [CallerMemberName] string membre = "")
        : this(_ => sql, fichier, membre)
    {
    }

    /// <summary>A text with a part that the dialect gives.</summary>
    public SqlStatement(Func<SqlDialect, string> sql, [CallerFilePath] string fichier = "", [CallerMemberName] string membre = "")
    {
        Nom = $"{Path.GetFileNameWithoutExtension(fichier)}.{membre}";
        sqlite = sql(SqlDialect.Sqlite);
        sqlServer = sql(SqlDialect.SqlServer);
    }

    public string Nom { get; }

    public string Pour(SqlDialect dialecte) => dialecte == SqlDialect.Sqlite ? sqlite : sqlServer;

    /// <summary>Every statement held by a static field of the assembly.</summary>
    public static IReadOnlyList<SqlStatement> Toutes(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(champ => Contenues(champ.FieldType, () => champ.GetValue(null)))];

    private static IEnumerable<SqlStatement> Contenues(Type type, Func<object?> lire)
    {
        if (type == typeof(SqlStatement))
        {
            return [(SqlStatement)lire()!];
        }

        var porteSql = type.IsAssignableTo(typeof(IEnumerable))
            && (type.GetElementType() == typeof(SqlStatement) || type.GenericTypeArguments.Contains(typeof(SqlStatement)));
        return !porteSql ? [] : lire() switch
        {
            IDictionary dictionnaire => dictionnaire.Values.Cast<SqlStatement>(),
            IEnumerable liste => liste.Cast<SqlStatement>(),
            _ => [],
        };
    }
}

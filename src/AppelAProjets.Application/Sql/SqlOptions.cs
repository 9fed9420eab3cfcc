namespace AppelAProjets.Application.Sql;

public sealed class SqlOptions
{
    public string Moteur { get; set; } = "Sqlite";

    /// <summary>Connection string; for SQLite, empty means donnees/appel-a-projets.db under the content root.</summary>
    public string Connexion { get; set; } = "";

    /// <param name="racine">Folder that relative SQLite paths start from.</param>
    /// <exception cref="InvalidOperationException">The engine is unknown, or SQL Server has no connection string.</exception>
    public SqlDatabase Ouvrir(string racine) => (Moteur, Connexion) switch
    {
        ("SqlServer", { Length: > 0 }) => new SqlDatabase(SqlDialect.SqlServer, Connexion),
        ("Sqlite", "") => new SqlDatabase(SqlDialect.Sqlite, $"Data Source={Path.Combine(racine, "donnees", "appel-a-projets.db")};Default Timeout=30"),
        ("Sqlite", _) => new SqlDatabase(SqlDialect.Sqlite, Connexion),
        ("SqlServer", _) => throw new InvalidOperationException("BaseDeDonnees:Connexion is required with SqlServer."),
        _ => throw new InvalidOperationException($"BaseDeDonnees:Moteur \"{Moteur}\" is unknown: Sqlite or SqlServer."),
    };
}

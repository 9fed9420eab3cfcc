namespace AppelAProjets.Application.Tests.Sql;

/// <summary>Fails on a statement that no static field holds: it would never have been compiled against the schema.</summary>
public static class EnumerationGuard
{
    private static readonly HashSet<SqlStatement> Connues =
        [.. SqlStatement.Toutes(typeof(SqlStatement).Assembly), .. SqlStatement.Toutes(typeof(AppelAProjets.Demonstration.DemonstrationSeed).Assembly), .. SqlStatement.Toutes(typeof(EnumerationGuard).Assembly)];

    public static void Verifier(SqlStatement sql, object? parametres)
    {
        JournalEnClair.Verifier(parametres);
        CourrielEnClair.Verifier(parametres);
        if (!Connues.Contains(sql))
        {
            throw new InvalidOperationException($"{sql.Nom} was sent but is not enumerated: keep it in a static field.");
        }
    }
}

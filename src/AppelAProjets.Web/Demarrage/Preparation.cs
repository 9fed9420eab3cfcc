using AppelAProjets.Application.Sql;

namespace AppelAProjets.Web.Demarrage;

public static class Preparation
{
    /// <summary>Migrates the embedded database. SQL Server is migrated by the explicit command only: several nodes may start at once.</summary>
    public static async Task PreparerLaBaseAsync(WebApplication app)
    {
        var database = app.Services.GetRequiredService<SqlDatabase>();
        if (database.Dialecte == SqlDialect.Sqlite)
        {
            DatabaseMigrator.Migrer(database);
        }

        await ChargementDeLaDemonstration.AuDemarrageAsync(app);
    }
}

using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Web.Fonctions.Administration;
using AppelAProjets.Web.Taches;

namespace AppelAProjets.Web.Demarrage;

/// <summary>The commands of the program; without one, it serves.</summary>
public static class Commandes
{
    public static async Task<int> ExecuterAsync(WebApplication app, string[] args)
    {
        switch (args.FirstOrDefault(argument => !argument.StartsWith('-')))
        {
            case "migrate":
                return Migrer(app);
            case "verifier-journal":
                return await VerifierJournalAsync(app);
            case "creer-administrateur":
                return await CommandeAdministrateur.ExecuterAsync(app, args);
            case "importer-quartiers":
                return await CommandeQuartiers.ExecuterAsync(app, args);
            case "demo":
                return await ChargementDeLaDemonstration.CommandeAsync(app, args);
            default:
                await Preparation.PreparerLaBaseAsync(app);
                app.PlanifierLesTaches();
                await app.RunAsync();
                return 0;
        }
    }

    private static int Migrer(WebApplication app)
    {
        var appliquees = DatabaseMigrator.Migrer(app.Services.GetRequiredService<SqlDatabase>());
        Console.WriteLine(appliquees.Count == 0 ? "Schema up to date." : $"Applied: {string.Join(", ", appliquees)}");
        return 0;
    }

    private static async Task<int> VerifierJournalAsync(WebApplication app)
    {
        await using var session = await app.Services.GetRequiredService<SqlDatabase>().LireAsync();
        var (lues, rompue) = await JournalStore.VerifierAsync(session);
        Console.WriteLine(rompue is null ? $"Journal intact: {lues} rows." : $"Journal broken at row {rompue}.");
        return rompue is null ? 0 : 1;
    }
}

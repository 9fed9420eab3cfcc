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
                return await VerifierJournalAsync(app, args);
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

    private static async Task<int> VerifierJournalAsync(WebApplication app, string[] args)
    {
        await using var session = await app.Services.GetRequiredService<SqlDatabase>().LireAsync();
        var verification = await JournalStore.VerifierAsync(session);
        Console.WriteLine(verification.Constat);
        var dite = Dite(args);
        var contient = dite is null || await JournalStore.ContientAsync(session, dite);
        if (!contient)
        {
            Console.WriteLine($"Row {dite!.Numero} is not the one that the log told of.");
        }

        return verification.EstIntact && contient ? 0 : 1;
    }

    // « --numero 812 --empreinte 5f… », from a line of the log.
    private static FinDuJournal? Dite(string[] args)
    {
        var (numero, empreinte) = (Array.IndexOf(args, "--numero"), Array.IndexOf(args, "--empreinte"));
        return numero >= 0 && empreinte >= 0 && args.ElementAtOrDefault(empreinte + 1) is { } dite && long.TryParse(args.ElementAtOrDefault(numero + 1), System.Globalization.CultureInfo.InvariantCulture, out var rang)
            ? new FinDuJournal { Numero = rang, Empreinte = dite }
            : null;
    }
}

using System.Diagnostics;
using System.Globalization;
using AppelAProjets.Application.Demonstration;
using AppelAProjets.Application.Sql;

namespace AppelAProjets.Web.Demarrage;

/// <summary>Where the demonstration may be: loaded at the first start in Development, by command elsewhere, never in Production.</summary>
public static class ChargementDeLaDemonstration
{
    /// <summary>Fills an empty base in Development, unless <c>Demonstration:AuDemarrage</c> is false.</summary>
    /// <exception cref="InvalidOperationException">Production would serve a base whose passwords are public.</exception>
    public static void AuDemarrage(WebApplication app)
    {
        var database = app.Services.GetRequiredService<SqlDatabase>();
        if (app.Environment.IsProduction())
        {
            if (DemonstrationSeed.EstChargeeAsync(database).GetAwaiter().GetResult())
            {
                throw new InvalidOperationException("This base holds the demonstration, whose passwords are public: Production refuses it.");
            }

            return;
        }

        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demonstration:AuDemarrage", true))
        {
            var resultat = Charger(app, DemonstrationSeed.DossiersParDefaut, DemonstrationSeed.GraineParDefaut);
            if (!resultat.EstRefuse)
            {
                app.Logger.LogInformation("Demonstration loaded: its accounts are listed on the sign-in page.");
            }
        }
    }

    /// <summary>The command <c>demo [--dossiers N] [--graine N]</c>; 1 when refused.</summary>
    public static int Commande(WebApplication app, string[] args)
    {
        if (app.Environment.IsProduction())
        {
            Console.Error.WriteLine("Refused: Production never holds the demonstration (ASPNETCORE_ENVIRONMENT=Development to try it).");
            return 1;
        }

        if (Lire(args, "--dossiers", DemonstrationSeed.DossiersParDefaut) is not { } dossiers || Lire(args, "--graine", DemonstrationSeed.GraineParDefaut) is not { } graine)
        {
            Console.Error.WriteLine("Usage: demo [--dossiers N] [--graine N]");
            return 1;
        }

        DatabaseMigrator.Migrer(app.Services.GetRequiredService<SqlDatabase>());
        var chrono = Stopwatch.StartNew();
        var resultat = Charger(app, dossiers, graine);
        Console.WriteLine(resultat.EstRefuse ? resultat.Refus.Message : string.Create(CultureInfo.InvariantCulture, $"Demonstration: {dossiers} dossiers in {chrono.Elapsed.TotalSeconds:0.0} s."));
        return resultat.EstRefuse ? 1 : 0;
    }

    private static Domain.Resultat Charger(WebApplication app, int dossiers, int graine) =>
        DemonstrationSeed.ChargerAsync(
            app.Services.GetRequiredService<SqlDatabase>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), dossiers, graine).GetAwaiter().GetResult();

    private static int? Lire(string[] args, string option, int defaut)
    {
        var rang = Array.IndexOf(args, option);
        if (rang < 0)
        {
            return defaut;
        }

        return rang + 1 < args.Length && int.TryParse(args[rang + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var valeur) ? valeur : null;
    }
}

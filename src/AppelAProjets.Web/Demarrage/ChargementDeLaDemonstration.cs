using System.Diagnostics;
using System.Globalization;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Sql;

namespace AppelAProjets.Web.Demarrage;

/// <summary>Where the demonstration may be: loaded at the first start in Development, by command elsewhere, never in Production.</summary>
public static class ChargementDeLaDemonstration
{
    public static IServiceCollection AddDemonstrationDuBuild(this IServiceCollection services)
    {
#if DEMONSTRATION
        AppelAProjets.Demonstration.DemonstrationServices.AddDemonstration(services);
#endif
        return services;
    }

    /// <summary>Fills an empty base in Development, unless <c>Demonstration:AuDemarrage</c> is false.</summary>
    /// <exception cref="InvalidOperationException">Production would serve a base whose passwords are public.</exception>
    public static async Task AuDemarrageAsync(WebApplication app)
    {
        var database = app.Services.GetRequiredService<SqlDatabase>();
        var chargee = await MarqueDeDemonstration.EstPoseeAsync(database);
        if (app.Environment.IsProduction())
        {
            if (chargee || await MarqueDeDemonstration.ADesComptesAsync(database))
            {
                throw new InvalidOperationException("This base holds the demonstration, whose passwords are public: Production refuses it.");
            }

            return;
        }

        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demonstration:AuDemarrage", true) && !chargee
            && app.Services.GetService<IDemonstration>() is { } demonstration
            && !(await demonstration.ChargerAsync(app.Services, demonstration.DossiersParDefaut, demonstration.GraineParDefaut)).EstRefuse)
        {
            app.Logger.LogInformation("Demonstration loaded: its accounts are listed on the sign-in page.");
        }
    }

    /// <summary>The command <c>demo [--dossiers N] [--graine N]</c>; 1 when refused.</summary>
    public static async Task<int> CommandeAsync(WebApplication app, string[] args)
    {
        if (app.Environment.IsProduction() || app.Services.GetService<IDemonstration>() is not { } demonstration)
        {
            Console.Error.WriteLine("Refused: neither Production nor a published program holds the demonstration (ASPNETCORE_ENVIRONMENT=Development, from the sources, to try it).");
            return 1;
        }

        if (Lire(args, "--dossiers", demonstration.DossiersParDefaut) is not { } dossiers || Lire(args, "--graine", demonstration.GraineParDefaut) is not { } graine)
        {
            Console.Error.WriteLine("Usage: demo [--dossiers N] [--graine N]");
            return 1;
        }

        DatabaseMigrator.Migrer(app.Services.GetRequiredService<SqlDatabase>());
        var chrono = Stopwatch.StartNew();
        var resultat = await demonstration.ChargerAsync(app.Services, dossiers, graine);
        Console.WriteLine(resultat.EstRefuse ? resultat.Refus.Message : string.Create(CultureInfo.InvariantCulture, $"Demonstration: {dossiers} dossiers in {chrono.Elapsed.TotalSeconds:0.0} s."));
        return resultat.EstRefuse ? 1 : 0;
    }

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

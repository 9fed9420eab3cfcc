using AppelAProjets.Application.Administration;
using AppelAProjets.Application.Sql;

namespace AppelAProjets.Web.Fonctions.Administration;

/// <summary>The command <c>creer-administrateur --courriel x [--prenom x] [--nom x]</c>: the first administrator, or one more.</summary>
public static class CommandeAdministrateur
{
    /// <summary>Prints the link by which the person chooses a password; 1 when refused.</summary>
    public static async Task<int> ExecuterAsync(WebApplication app, string[] args)
    {
        var database = app.Services.GetRequiredService<SqlDatabase>();
        if (database.Dialecte == SqlDialect.Sqlite)
        {
            DatabaseMigrator.Migrer(database);
        }

        await using var portee = app.Services.CreateAsyncScope();
        var resultat = await portee.ServiceProvider.GetRequiredService<CreerAdministrateur>()
            .ExecuterAsync(Lire(args, "--courriel"), Lire(args, "--prenom") ?? "Administration", Lire(args, "--nom") ?? "du portail");
        if (resultat.EstRefuse)
        {
            Console.Error.WriteLine(resultat.Refus.Message);
            Console.Error.WriteLine("Usage: creer-administrateur --courriel nom@exemple.fr [--prenom P] [--nom N]");
            return 1;
        }

        Console.WriteLine($"Open this link within seven days to choose the password (also sent by mail):\n{resultat.Valeur}");
        return 0;
    }

    private static string? Lire(string[] args, string option)
    {
        var rang = Array.IndexOf(args, option);
        return rang >= 0 && rang + 1 < args.Length ? args[rang + 1] : null;
    }
}

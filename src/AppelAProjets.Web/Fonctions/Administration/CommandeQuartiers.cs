using AppelAProjets.Application.Administration;

namespace AppelAProjets.Web.Fonctions.Administration;

public static class CommandeQuartiers
{
    /// <summary>1 when refused.</summary>
    public static async Task<int> ExecuterAsync(WebApplication app, string[] args)
    {
        if (args.SkipWhile(a => a != "importer-quartiers").ElementAtOrDefault(1) is not { } fichier || !File.Exists(fichier))
        {
            Console.Error.WriteLine("Usage: importer-quartiers FILE.csv (code;nom;communes, as db/demonstration/quartiers.csv)");
            return 1;
        }

        await using var portee = app.Services.CreateAsyncScope();
        using var lecteur = File.OpenText(fichier);
        var resultat = await portee.ServiceProvider.GetRequiredService<ImporterQuartiers>().ExecuterAsync(lecteur);
        Console.WriteLine(resultat.EstRefuse ? resultat.Refus.Message : $"{resultat.Valeur} neighbourhoods.");
        return resultat.EstRefuse ? 1 : 0;
    }
}

using AppelAProjets.Demonstration;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Sql;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>One portal with the data of the demonstration for the whole run: each story takes rows of its own.</summary>
internal static class PortailDeDemonstration
{
    private static readonly Lazy<Task<Portail>> Partage = new(() => EnFaireUnAsync());
    private static readonly SqlStatement HachageRapide = new("UPDATE Compte SET MotDePasseHache = @Hache WHERE EstDeDemonstration = 1 AND MotDePasseHache IS NOT NULL");

    /// <summary>The portal, started at first use.</summary>
    public static Task<Portail> OuvrirAsync() => Partage.Value;

    /// <summary>Stops it.</summary>
    public static async Task ArreterAsync()
    {
        if (Partage.IsValueCreated)
        {
            await (await Partage.Value).DisposeAsync();
        }
    }

    /// <summary>Another portal with the same data, for a story that moves what the others read; the call in instruction may have any number of dossiers.</summary>
    public static async Task<Portail> EnFaireUnAsync(int dossiers = DemonstrationSeed.DossiersParDefaut)
    {
        var portail = new Portail();
        var database = portail.Services.GetRequiredService<SqlDatabase>();
        await DemonstrationSeed.GarderLesPiecesAsync(portail.Services.GetRequiredService<IDepotDeFichiers>());
        var charge = await DemonstrationSeed.ChargerAsync(database, portail.Horloge.GetUtcNow(), dossiers);
        Assert.That(charge.EstRefuse, Is.False, charge.Refus?.Message);
        // People sign in a hundred times: their password costs what Portail makes it cost.
        var hache = await portail.AvecAsync<IPasswordHasher<Compte>, string>(h => Task.FromResult(h.HashPassword(new Compte(), ComptesDeDemonstration.MotDePasse)));
        await using var session = await database.EcrireAsync();
        await session.ExecuterAsync(HachageRapide, new { Hache = hache });
        await session.ValiderAsync();
        return portail;
    }
}

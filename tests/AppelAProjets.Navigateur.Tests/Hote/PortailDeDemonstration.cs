using AppelAProjets.Demonstration;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>One portal with the data of the demonstration for the whole run: each story takes rows of its own.</summary>
internal static class PortailDeDemonstration
{
    private static readonly Lazy<Task<Portail>> Partage = new(ChargerAsync);

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

    private static async Task<Portail> ChargerAsync()
    {
        var portail = new Portail();
        await DemonstrationSeed.GarderLesPiecesAsync(portail.Services.GetRequiredService<IDepotDeFichiers>());
        var charge = await DemonstrationSeed.ChargerAsync(portail.Services.GetRequiredService<SqlDatabase>(), portail.Horloge.GetUtcNow());
        Assert.That(charge.EstRefuse, Is.False, charge.Refus?.Message);
        return portail;
    }
}

using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Tests.Acces;

internal static class ActeurDEssai
{
    /// <summary>The same roles at the next request: déports and territories are read with the account.</summary>
    public static async Task<Acteur> RelireAsync(this Acteur acteur, SqlDatabase donnees, TimeProvider horloge) =>
        await new ActeurQuery(donnees, horloge).ChargerAsync(acteur.CompteId) is { } lu ? acteur with { Deports = lu.Deports, Quartiers = lu.Quartiers } : acteur;
}

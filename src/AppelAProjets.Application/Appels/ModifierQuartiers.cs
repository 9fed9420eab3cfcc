using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Chooses the neighbourhoods of the call; a funder loses those that leave it.</summary>
public sealed class ModifierQuartiers(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Connus = new("SELECT Code FROM Quartier WHERE ValideAu IS NULL OR ValideAu >= @Jour");
    private static readonly SqlStatement Actuels = new("SELECT QuartierCode FROM AppelQuartier WHERE AppelId = @AppelId");
    private static readonly SqlStatement RetraitAuxFinanceurs = new("DELETE FROM AppelFinanceurQuartier WHERE AppelId = @AppelId AND QuartierCode = @Code");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelQuartier WHERE AppelId = @AppelId AND QuartierCode = @Code");
    private static readonly SqlStatement Ajout = new("INSERT INTO AppelQuartier (AppelId, QuartierCode) VALUES (@AppelId, @Code)");

    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, IReadOnlyCollection<string> codes, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Quartiers, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        var maintenant = horloge.GetUtcNow();
        var connus = await session.ListeAsync<string>(Connus, new { Jour = HeureDeParis.Jour(maintenant) });
        var actuels = await session.ListeAsync<string>(Actuels, new { AppelId = appel.Valeur.Id });
        if (codes.Except(connus).Except(actuels).Any())
        {
            return [new Refus("quartier.inconnu", "Un des quartiers cochés n’existe plus\u00A0: rechargez la page.", "Codes")];
        }

        object[] partis = [.. actuels.Except(codes).Select(code => new { AppelId = appel.Valeur.Id, Code = code })];
        await session.ExecuterAsync(RetraitAuxFinanceurs, partis);
        await session.ExecuterAsync(Retrait, partis);
        await session.ExecuterAsync(Ajout, codes.Except(actuels).Select(code => new { AppelId = appel.Valeur.Id, Code = code }).ToArray());
        await session.JournaliserAsync(acteur, maintenant, "modifier-quartiers", "Appel", appel.Valeur.Id, details: $"{codes.Distinct().Count()} quartiers");
        await session.ValiderAsync();
        return [];
    }
}

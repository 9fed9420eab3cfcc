using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Chooses the actions of the plan that are the priorities of the call, among those that the form showed.</summary>
public sealed class ModifierPriorites(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Actuelles = new("SELECT ActionId FROM AppelAction WHERE AppelId = @AppelId");
    private static readonly SqlStatement EnVigueur = new("SELECT Id FROM ActionDuPlan WHERE RetireeLe IS NULL");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelAction WHERE AppelId = @AppelId AND ActionId = @ActionId");
    private static readonly SqlStatement Ajout = new("INSERT INTO AppelAction (AppelId, ActionId) VALUES (@AppelId, @ActionId)");

    /// <summary>Empty when recorded, else the refusals.</summary>
    /// <param name="cible">The call.</param>
    /// <param name="montrees">Actions that the form showed: the others keep their tick.</param>
    /// <param name="cochees">Those ticked.</param>
    /// <param name="acteur">Who.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(
        Cible cible, IReadOnlyCollection<Guid> montrees, IReadOnlyCollection<Guid> cochees, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Priorites, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        var appelId = appel.Valeur.Id;
        var actuelles = await session.ListeAsync<Guid>(Actuelles, new { AppelId = appelId });
        var ajoutees = cochees.Except(actuelles).ToList();
        if (ajoutees.Except(await session.ListeAsync<Guid>(EnVigueur)).Any())
        {
            return [new Refus("priorite.inconnue", "Une des actions cochées n’est plus dans le plan\u00A0: rechargez la page.")];
        }

        var retirees = actuelles.Intersect(montrees).Except(cochees).ToList();
        await session.ExecuterAsync(Retrait, retirees.Select(id => new { AppelId = appelId, ActionId = id }).ToArray());
        await session.ExecuterAsync(Ajout, ajoutees.Select(id => new { AppelId = appelId, ActionId = id }).ToArray());
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-priorites", "Appel", appelId, details: $"{ajoutees.Count} ajoutées, {retirees.Count} retirées");
        await session.ValiderAsync();
        return [];
    }
}

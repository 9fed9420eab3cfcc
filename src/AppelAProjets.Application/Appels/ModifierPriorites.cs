using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Chooses the actions of the plan that are the priorities of the call, among those that the form showed.</summary>
public sealed class ModifierPriorites(Ecrivain ecrivain)
{
    private static readonly SqlStatement Actuelles = new("SELECT ActionId FROM AppelAction WHERE AppelId = @AppelId");
    private static readonly SqlStatement EnVigueur = new("SELECT Id FROM ActionDuPlan WHERE RetireeLe IS NULL");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelAction WHERE AppelId = @AppelId AND ActionId = @ActionId");
    private static readonly SqlStatement Ajout = new("INSERT INTO AppelAction (AppelId, ActionId) VALUES (@AppelId, @ActionId)");

    /// <summary>Actions that the form did not show (<paramref name="montrees"/>) keep their tick.</summary>
    public Task<Resultat> ExecuterAsync(
        Cible cible, IReadOnlyCollection<Guid> montrees, IReadOnlyCollection<Guid> cochees, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            // No action leaves the plan meanwhile.
            await session.VerrouillerAsync(Verrou.PlanDActions);
            var prise = await session.PrendreAsync(cible, SectionAppel.Priorites, acteur, le);
            if (prise.EstRefuse)
            {
                return prise.TousLesRefus;
            }

            var appelId = prise.Valeur.Id;
            var actuelles = await session.ListeAsync<Guid>(Actuelles, new { AppelId = appelId });
            var ajoutees = cochees.Except(actuelles).ToList();
            if (ajoutees.Except(await session.ListeAsync<Guid>(EnVigueur)).Any())
            {
                return new Refus("priorite.inconnue", "Une des actions cochées n’est plus dans le plan : rechargez la page.");
            }

            var retirees = actuelles.Intersect(montrees).Except(cochees).ToList();
            await session.ExecuterAsync(Retrait, retirees.Select(id => new { AppelId = appelId, ActionId = id }).ToArray());
            await session.ExecuterAsync(Ajout, ajoutees.Select(id => new { AppelId = appelId, ActionId = id }).ToArray());
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierPriorites, ObjetDuJournal.Appel, appelId, Details: $"ajoutées : {ajoutees.Count}, retirées : {retirees.Count}"));
        }, annulation);
}

using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

public sealed class EnregistrerAction(Ecrivain ecrivain)
{
    private static readonly SqlStatement MemesTextes = new("SELECT COUNT(*) AS Nombre FROM ActionDuPlan WHERE Cle = @Cle AND Id <> @Id");
    private static readonly SqlStatement DernierOrdre = new("SELECT COALESCE(MAX(Ordre), 0) AS Ordre FROM ActionDuPlan");
    private static readonly SqlStatement QuartiersConnus = new("SELECT COUNT(*) AS Nombre FROM Quartier WHERE Code IN @Codes");
    private static readonly SqlStatement TerritoiresConnus = new("SELECT COUNT(*) AS Nombre FROM Territoire WHERE Id IN @Ids");

    /// <summary>An <paramref name="id"/> of null makes a new line.</summary>
    public Task<Resultat> ExecuterAsync(Guid? id, int version, ActionDuPlan action, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.PlanDActions);
            if (!PlanDActionsStore.TientLePlan(acteur))
            {
                return Refus.Absent;
            }

            var cle = id ?? Guid.CreateVersion7();
            Refus[] refus = [.. action.Verifier()];
            if (refus.Length > 0)
            {
                return refus;
            }

            if (await RefuserAsync(session, cle, action) is { } refuse)
            {
                return refuse;
            }

            var ecrit = id is null
                ? await session.AjouterAsync(cle, action, await session.UnAsync<int>(DernierOrdre) + 1, le)
                : await session.ModifierAsync(cle, version, action, le);
            if (!ecrit)
            {
                return Refus.Conflit;
            }

            return Ecrit.Avec(new Acte(id is null ? ActeDuJournal.Ajouter : ActeDuJournal.Modifier, ObjetDuJournal.ActionDuPlan, cle, Details: action.Action));
        }, annulation);

    private static async Task<Refus?> RefuserAsync(SqlSession session, Guid id, ActionDuPlan action)
    {
        if (await session.UnAsync<int>(MemesTextes, new { action.Cle, Id = id }) > 0)
        {
            return new Refus("plan.doublon", "Une autre ligne du plan porte déjà le même pilier, volet, objectif, action et sous-action (peut-être une ligne retirée).", "Action");
        }

        var (codes, territoires) = (action.Quartiers.Codes, action.Quartiers.Territoires);
        var connus = await session.UnAsync<int>(QuartiersConnus, new { Codes = codes }) == codes.Count && await session.UnAsync<int>(TerritoiresConnus, new { Ids = territoires }) == territoires.Count;
        return connus ? null : new Refus("plan.quartier-inconnu", "L’un de ces quartiers n’existe plus : relisez la liste.", "Quartiers");
    }
}

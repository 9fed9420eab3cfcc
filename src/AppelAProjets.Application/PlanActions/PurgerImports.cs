namespace AppelAProjets.Application.PlanActions;

/// <summary>Removes the imports that nobody confirmed within a day.</summary>
public sealed class PurgerImports(Ecrivain ecrivain)
{
    public Task<Resultat<int>> ExecuterAsync(CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(Acteur.Systeme, async (session, le) => Ecrit.SansJournal("nobody confirmed them").Donnant(await session.PurgerAsync(le)), annulation);
}

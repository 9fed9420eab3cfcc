namespace AppelAProjets.Application.Comptes;

/// <summary>Removes sessions that ended by themselves and failures too old to count.</summary>
public sealed class PurgerConnexions(Ecrivain ecrivain)
{
    // Longer than any session lives without activity.
    private static readonly TimeSpan Age = TimeSpan.FromDays(7);

    public Task<Resultat> ExecuterAsync(CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
    {
        await session.PurgerSessionsAsync(le - Age);
        await CompterEchecs.PurgerAsync(session, le);
        return Ecrit.SansJournal("they were over");
    }, annulation);
}

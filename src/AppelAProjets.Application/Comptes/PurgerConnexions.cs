namespace AppelAProjets.Application.Comptes;

/// <summary>Removes sessions that ended by themselves and failures too old to count.</summary>
public sealed class PurgerConnexions(Ecrivain ecrivain)
{
    /// <param name="duree">Life of a session without activity.</param>
    public Task<Resultat> ExecuterAsync(TimeSpan duree, CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
    {
        await session.PurgerSessionsAsync(le - duree - SuivreSession.Finesse);
        await CompterEchecs.PurgerAsync(session, le);
        return Ecrit.SansJournal("they were over");
    }, annulation);
}

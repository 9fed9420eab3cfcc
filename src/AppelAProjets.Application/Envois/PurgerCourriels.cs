namespace AppelAProjets.Application.Envois;

/// <summary>Removes the mails that were set aside, once whoever looks for one has had the time to.</summary>
public sealed class PurgerCourriels(Ecrivain ecrivain)
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(2);

    public Task<Resultat> ExecuterAsync(CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
    {
        await session.PurgerEcartesAsync(le - Age);
        return Ecrit.SansJournal("they were never to be sent");
    }, annulation);
}

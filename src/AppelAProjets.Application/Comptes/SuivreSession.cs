namespace AppelAProjets.Application.Comptes;

/// <summary>Opens, keeps alive and ends the session that a cookie names.</summary>
public sealed class SuivreSession(Ecrivain ecrivain)
{
    /// <summary>How fine the time of the last visit is: it is not written more often.</summary>
    public static readonly TimeSpan Finesse = TimeSpan.FromMinutes(10);

    /// <param name="remplacee">The session that the browser was in, the same person's or another's; null at a first sign-in.</param>
    public async Task<Guid> OuvrirAsync(Compte compte, string appareil, (Guid Id, Guid CompteId)? remplacee, CancellationToken annulation = default)
    {
        var id = Guid.CreateVersion7();
        var ouverte = await ecrivain.EcrireAsync(compte.EnActeur(), async (session, le) =>
        {
            await session.OuvrirAsync(id, compte, appareil, le);
            if (remplacee is { } ancienne)
            {
                await session.FermerAsync(ancienne.Id, ancienne.CompteId);
            }

            return Ecrit.SansJournal("the row tells when it opened and on what");
        }, annulation);
        return ouverte.EstRefuse ? throw new InvalidOperationException($"The session is not kept: {ouverte}.") : id;
    }

    public Task<Resultat> VoirAsync(Guid id, CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
    {
        await session.VoirAsync(id, le);
        return Ecrit.SansJournal("a visit is not an act");
    }, annulation);

    /// <summary>At sign-out: done as well when it was over.</summary>
    public Task<Resultat> QuitterAsync(Guid id, Guid compteId, CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
    {
        await session.FermerAsync(id, compteId);
        return Ecrit.SansJournal("signing out is not an act");
    }, annulation);
}

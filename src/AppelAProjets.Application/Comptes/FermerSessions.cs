namespace AppelAProjets.Application.Comptes;

/// <summary>Ends, from another place, sessions of one's own account: a device lost or lent.</summary>
public sealed class FermerSessions(Ecrivain ecrivain)
{
    /// <summary>Absent when it is over already, or is someone else's.</summary>
    public Task<Resultat> UneAsync(Guid id, Acteur acteur, CancellationToken annulation = default) => ecrivain.EcrireAsync(acteur, async (session, _) =>
        await session.FermerAsync(id, acteur.CompteId) ? Fermees(acteur) : Refus.Absent, annulation);

    /// <param name="gardee">The one from which this is asked.</param>
    public Task<Resultat> LesAutresAsync(Guid gardee, Acteur acteur, CancellationToken annulation = default) => ecrivain.EcrireAsync(acteur, async (session, _) =>
        await session.FermerLesAutresAsync(gardee, acteur.CompteId) > 0 ? Fermees(acteur) : Ecrit.Rien("no other was open"), annulation);

    private static Ecrit Fermees(Acteur acteur) => Ecrit.Avec(new Acte(ActeDuJournal.FermerSession, ObjetDuJournal.Compte, acteur.CompteId));
}

namespace AppelAProjets.Application.Remplacements;

/// <summary>Ends a replacement before its day, by one of the two people or by who might have named it.</summary>
public sealed class TerminerRemplacement(Ecrivain ecrivain)
{
    /// <summary>Absent when it is over, or none of this person's business.</summary>
    public Task<Resultat> ExecuterAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await session.RemplacementAsync(id) is not { } connu)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync([.. new[] { Verrou.Compte(connu.RemplaceId), Verrou.Compte(connu.RemplacantId) }.Order()]);
            if (await session.RemplacementAsync(id) is not { } r || r.Fin <= le || !await RemplacementsQuery.GereAsync(session, r, acteur, le))
            {
                return Refus.Absent;
            }

            return r.Version != version || !await session.TerminerRemplacementAsync(r, le) ? Refus.Conflit
                : Ecrit.Avec(new Acte(ActeDuJournal.TerminerRemplacement, ObjetDuJournal.Compte, r.RemplaceId, Details: r.Remplacant));
        }, annulation);
}

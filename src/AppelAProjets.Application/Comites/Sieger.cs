using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

public sealed class Sieger(Ecrivain ecrivain)
{
    private static readonly SqlStatement Presence = new("""
        INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, Le)
        SELECT @SeanceId, s.Id, @CompteId, @Le FROM Siege s
        WHERE s.AppelId = @AppelId AND (s.TitulaireId = @CompteId OR s.SuppleantId = @CompteId)
          AND NOT EXISTS (SELECT 1 FROM SeancePresence p WHERE p.SeanceId = @SeanceId AND p.SiegeId = s.Id AND p.CompteId = @CompteId)
        """);

    private static readonly SqlStatement NouveauVote = new("""
        INSERT INTO Vote (PointId, SiegeId, CompteId, Sens, Le) VALUES (@PointId, @SiegeId, @CompteId, @Sens, @Le)
        """);

    /// <summary>Marks the person present on each of their seats; refused for who holds none, or once the session is closed.</summary>
    public Task<Resultat> PrendrePlaceAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            if (seance.Etat is EtatSeance.Close or EtatSeance.Arretee or EtatSeance.Preparee)
            {
                return new Refus("presence.seance", "On prend place entre la convocation et la fin de la séance.");
            }

            return await session.ModifierAsync(Presence, new { SeanceId = seanceId, seance.AppelId, acteur.CompteId, Le = le })
                ? Ecrit.Avec(new Acte(ActeDuJournal.PrendrePlace, ObjetDuJournal.Seance, seanceId))
                : new Refus("presence.siege", "Vous êtes déjà présent, ou vous n’avez pas de siège dans ce comité.");
        }, annulation);

    /// <summary>One vote per seat and item, by who sits there for this item.</summary>
    public Task<Resultat> VoterAsync(Guid seanceId, Guid pointId, Guid siegeId, SensDuVote sens, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerLePointAsync(seanceId, pointId);
            if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, le) is not { } examen || examen.Sieges.FirstOrDefault(s => s.Id == siegeId) is not { } siege)
            {
                return Refus.Absent;
            }

            if (!(siege.FinanceurId is { } financeur ? acteur.APour(Role.MembreComite, financeur) : acteur.A(Role.MembreComite)))
            {
                return new Refus("vote.siege", $"Vous ne siégez plus pour {siege.Nom}.");
            }

            if (examen.Seance.Etat != EtatSeance.Ouverte || examen.Point.Etat != EtatPoint.Inscrit)
            {
                return new Refus("vote.clos", "On vote quand la séance est ouverte et que le point n’est pas clos.");
            }

            var scrutin = new Scrutin([.. examen.Complet.Votes.Select(v => new Bulletin(v.SiegeId, v.CompteId, v.Sens))]);
            var vote = scrutin.Voter(siege, examen.Occupant(siege), new Bulletin(siegeId, acteur.CompteId, sens));
            if (vote.EstRefuse)
            {
                return vote.TousLesRefus;
            }

            return await session.InsererSiAbsentAsync(NouveauVote, new { PointId = pointId, SiegeId = siegeId, acteur.CompteId, Sens = sens.ToString(), Le = le })
                ? Ecrit.Avec(new Acte(ActeDuJournal.Voter, ObjetDuJournal.Point, pointId, Details: $"{siege.Nom} : {Libelles.Pour(sens)}"))
                : Refus.Conflit;
        }, annulation);
}

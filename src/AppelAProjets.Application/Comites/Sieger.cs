using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Presence and votes: by the person who holds the seat, or by the secretary of the session in the name of a seat present in the room.</summary>
public sealed class Sieger(Ecrivain ecrivain)
{
    private static readonly SqlStatement Presence = new("""
        INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, Le)
        SELECT @SeanceId, s.Id, @CompteId, @Le FROM Siege s
        WHERE s.Id IN @Sieges
          AND NOT EXISTS (SELECT 1 FROM SeancePresence p WHERE p.SeanceId = @SeanceId AND p.SiegeId = s.Id AND p.CompteId = @CompteId)
        """);

    private static readonly SqlStatement Arrivee = new("""
        INSERT INTO SeancePresence (SeanceId, SiegeId, CompteId, SaisiPar, Le) VALUES (@SeanceId, @SiegeId, @CompteId, @SaisiPar, @Le)
        """);

    private static readonly SqlStatement Depart = new("DELETE FROM SeancePresence WHERE SeanceId = @SeanceId AND SiegeId = @SiegeId AND CompteId = @CompteId");

    private static readonly SqlStatement VoteChange = new("""
        UPDATE Vote SET CompteId = @CompteId, Sens = @Sens, Le = @Le, SaisiPar = @SaisiPar WHERE PointId = @PointId AND SiegeId = @SiegeId
        """);

    private static readonly SqlStatement NouveauVote = new("""
        INSERT INTO Vote (PointId, SiegeId, CompteId, Sens, Le, SaisiPar) VALUES (@PointId, @SiegeId, @CompteId, @Sens, @Le, @SaisiPar)
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

            if (FeuilleDePresence.RefuserLaPresence(seance.Etat, HeureDeParis.Jour(seance.PrevueLe), HeureDeParis.Jour(le)) is { } refus)
            {
                return refus;
            }

            var siens = (await ComiteQuery.SiegesDeLaSeanceAsync(session, seance)).Where(s => s.EstTenuPar(acteur.CompteId)).Select(s => s.Id).ToArray();
            return await session.ModifierAsync(Presence, new { SeanceId = seanceId, Sieges = siens, acteur.CompteId, Le = le })
                ? Ecrit.Avec(new Acte(ActeDuJournal.PrendrePlace, ObjetDuJournal.Seance, seanceId))
                : new Refus("presence.siege", "Vous êtes déjà présent, ou vous n’avez pas de siège dans ce comité.");
        }, annulation);

    /// <summary>Someone of a seat is there, or no longer: the secretary notes it, or the person leaves.</summary>
    public Task<Resultat> NoterPresenceAsync(Guid seanceId, PresenceANoter voulu, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance
                || (await ComiteQuery.SiegesDeLaSeanceAsync(session, seance)).FirstOrDefault(s => s.Id == voulu.SiegeId) is not { } siege
                || (siege.TitulaireId != voulu.CompteId && siege.SuppleantId != voulu.CompteId)
                || !(acteur.A(Role.Secretariat) || acteur.CompteId == voulu.CompteId))
            {
                return Refus.Absent;
            }

            if (FeuilleDePresence.RefuserLaPresence(seance.Etat, HeureDeParis.Jour(seance.PrevueLe), HeureDeParis.Jour(voulu.Present ? le : seance.PrevueLe)) is { } refus)
            {
                return refus;
            }

            if (voulu.Present && (await ConvocationStore.PersonnesAsync(session, seance, le)).All(p => p.Id != voulu.CompteId))
            {
                return new Refus("presence.droit", "Cette personne n’a plus le droit de siéger : donnez-lui de nouveau son habilitation, ou changez le titulaire du siège.");
            }

            var qui = new { SeanceId = seanceId, voulu.SiegeId, voulu.CompteId, SaisiPar = acteur.CompteId == voulu.CompteId ? (Guid?)null : acteur.CompteId, Le = le };
            var fait = voulu.Present ? await session.InsererSiAbsentAsync(Arrivee, qui) : await session.ModifierAsync(Depart, qui);
            var nom = siege.TitulaireId == voulu.CompteId ? siege.Titulaire : siege.Suppleant;
            return fait
                ? Ecrit.Avec(new Acte(voulu.Present ? ActeDuJournal.PrendrePlace : ActeDuJournal.QuitterLaSeance, ObjetDuJournal.Seance, seanceId,
                    Details: $"{siege.Nom}, {nom}{(qui.SaisiPar is null ? "" : ", noté par le secrétariat de séance")}"))
                : Ecrit.Rien("it was so already");
        }, annulation);

    /// <summary>One vote per seat and item, by who sits there for this item, changed until the item is closed.</summary>
    public Task<Resultat> VoterAsync(Guid seanceId, Guid pointId, VoteDUnSiege vote, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerLePointAsync(seanceId, pointId);
            if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, le) is not { } examen || examen.Sieges.FirstOrDefault(s => s.Id == vote.SiegeId) is not { } siege)
            {
                return Refus.Absent;
            }

            var occupant = examen.Occupant(siege);
            var auNom = occupant != acteur.CompteId && acteur.A(Role.Secretariat);
            if (!auNom && !(siege.FinanceurId is { } financeur ? acteur.APour(Role.MembreComite, financeur) : acteur.A(Role.MembreComite)))
            {
                return new Refus("vote.siege", $"Vous ne siégez plus pour {siege.Nom}.");
            }

            if (VoteClos(examen) is { } refus)
            {
                return refus;
            }

            var apres = examen.Scrutin.Voter(siege, occupant, new Bulletin(siege.Id, auNom ? occupant ?? Guid.Empty : acteur.CompteId, vote.Sens));
            if (apres.EstRefuse)
            {
                return apres.TousLesRefus;
            }

            await EcrireAsync(session, pointId, apres.Valeur.Bulletins[^1], auNom ? acteur.CompteId : null, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.Voter, ObjetDuJournal.Point, pointId,
                Details: $"{siege.Nom} : {Libelles.Pour(vote.Sens)}{(auNom ? ", saisi au nom du siège" : "")}"));
        }, annulation);

    /// <summary>The chair records a consensus: every deliberative seat present is for.</summary>
    public Task<Resultat> ConstaterConsensusAsync(Guid seanceId, Guid pointId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerLePointAsync(seanceId, pointId);
            if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, le) is not { } examen)
            {
                return Refus.Absent;
            }

            if (!AccesAuComite.Preside(acteur, examen.Seance.PresidenceId) && !acteur.A(Role.Secretariat))
            {
                return new Refus("vote.consensus-qui", "Le consensus est constaté par la présidence ou le secrétariat de la séance.");
            }

            if (VoteClos(examen) is { } refus)
            {
                return refus;
            }

            var constat = Consensus(examen);
            if (constat.EstRefuse)
            {
                return constat.TousLesRefus;
            }

            return await VoterEnsembleAsync(session, examen, constat.Valeur, acteur, le) is { } acte ? Ecrit.Avec(acte) : Ecrit.Rien("every seat had already voted for");
        }, annulation);

    /// <summary>Votes for, of the deliberative seats present that have not voted; refused when one has said otherwise.</summary>
    internal static Resultat<Bulletin[]> Consensus(PointEnSeance examen)
    {
        var representes = examen.Representes.Where(r => r.Siege.Voix == Voix.Deliberative).ToList();
        var apres = examen.Scrutin.Constater(representes);
        return apres.EstRefuse ? apres.TousLesRefus
            : apres.Valeur.Bulletins.Where(b => representes.Exists(r => r.Siege.Id == b.SiegeId) && !examen.Scrutin.Bulletins.Any(v => v.SiegeId == b.SiegeId)).ToArray();
    }

    /// <summary>Null when there was nothing left to vote.</summary>
    internal static async Task<Acte?> VoterEnsembleAsync(SqlSession session, PointEnSeance examen, Bulletin[] bulletins, Acteur acteur, DateTimeOffset le)
    {
        foreach (var bulletin in bulletins)
        {
            await EcrireAsync(session, examen.Point.Id, bulletin, acteur.CompteId, le);
        }

        var sieges = examen.Representes.Where(r => r.Siege.Voix == Voix.Deliberative).Select(r => r.Siege.Nom);
        return bulletins.Length == 0 ? null : new Acte(ActeDuJournal.Voter, ObjetDuJournal.Point, examen.Point.Id, Details: $"consensus, {string.Join(", ", sieges)}");
    }

    private static async Task EcrireAsync(SqlSession session, Guid pointId, Bulletin bulletin, Guid? saisiPar, DateTimeOffset le)
    {
        var vote = new { PointId = pointId, bulletin.SiegeId, bulletin.CompteId, Sens = bulletin.Sens.ToString(), Le = le, SaisiPar = saisiPar };
        if (!await session.ModifierAsync(VoteChange, vote))
        {
            await session.ExecuterAsync(NouveauVote, vote);
        }
    }

    private static Refus? VoteClos(PointEnSeance examen) => examen.Seance.Etat != EtatSeance.Ouverte || examen.Point.Etat != EtatPoint.Inscrit
        ? new Refus("vote.clos", "On vote quand la séance est ouverte et que le point n’est pas clos.")
        : null;
}

public sealed record VoteDUnSiege(Guid SiegeId, SensDuVote Sens);

/// <param name="CompteId">The titulaire or the suppléant of the seat.</param>
public sealed record PresenceANoter(Guid SiegeId, Guid CompteId, bool Present);

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Comites;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comites;

/// <summary>Between the convocation and the session: sent again, opened, answered.</summary>
public sealed class SuivreConvocation(Ecrivain ecrivain, IOptions<LiensOptions> liens, IOptions<CourrielOptions> expediteur)
{
    private readonly CourrielsDeSeance courriels = new(liens.Value, expediteur.Value);

    /// <summary>Sends the convocation again: to one person, or to all who have not answered when null. Gives their number.</summary>
    public Task<Resultat<int>> RenvoyerAsync(Guid seanceId, Guid? compteId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (!acteur.A(Role.Secretariat) || await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            if (seance.Etat is not (EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue))
            {
                return new Refus("convocation.etat", "On renvoie une convocation entre la convocation et la fin de la séance.");
            }

            var repondues = (await ConvocationStore.LireAsync(session, seanceId)).Where(c => c.Annonce is not null).Select(c => c.CompteId).ToHashSet();
            var personnes = (await ConvocationStore.PersonnesAsync(session, seance, le)).Where(p => compteId is { } id ? p.Id == id : !repondues.Contains(p.Id)).ToList();
            if (personnes.Count == 0)
            {
                return new Refus("convocation.personne", "Tout le monde a répondu : il n’y a personne à relancer.");
            }

            // Who had it too often in the hour is neither sent it nor said to have been.
            var joignables = await session.SousLePlafondAsync(personnes.Select(p => p.Courriel), CourrielStore.CauseDe(ActeDuJournal.RenvoyerConvocation, seanceId), le);
            personnes.RemoveAll(p => !joignables.Contains(p.Courriel));
            if (personnes.Count == 0)
            {
                return Ecrivain.PlafondAtteint;
            }

            await ConvocationStore.EnvoyerAsync(session, seanceId, personnes, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.RenvoyerConvocation, ObjetDuJournal.Seance, seanceId, Details: $"{personnes.Count}")).Et(courriels.Convoquer(seance, personnes, le)).Donnant(personnes.Count);
        }, annulation);

    /// <summary>The person has opened the session; the first time only.</summary>
    public Task<Resultat> OuvrirAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            return await ConvocationStore.OuvrirAsync(session, seanceId, acteur.CompteId, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.OuvrirConvocation, ObjetDuJournal.Seance, seanceId))
                : Ecrit.Rien("opened before, or not convened");
        }, annulation);

    /// <summary>Says whether one comes; said again as often as wished, until the session is over.</summary>
    public Task<Resultat> AnnoncerAsync(Guid seanceId, AnnonceDePresence annonce, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            if (seance.Etat is not (EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue))
            {
                return new Refus("annonce.etat", "On annonce sa présence entre la convocation et la fin de la séance.");
            }

            if (FeuilleDePresence.Refuser(annonce, acteur.CompteId, [.. (await ComiteQuery.SiegesDeLaSeanceAsync(session, seance)).Select(s => s.EnSiege())]) is { } refus)
            {
                return refus;
            }

            await ConvocationStore.AnnoncerAsync(session, seanceId, acteur.CompteId, annonce, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.AnnoncerPresence, ObjetDuJournal.Seance, seanceId, Details: Libelles.Pour(annonce)));
        }, annulation);
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Avis;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Avis;

/// <param name="AvisId">The request.</param>
public sealed record DemandeVisee(string AppelCode, Guid DossierId, Guid AvisId, int Version);

/// <summary>What whoever asked for an opinion does while it is awaited: remind, give more time, take back. Done by the Secrétariat too, and by who replaces the person.</summary>
public sealed class SuivreDemandeDAvis(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Sends the request again, at most once a day.</summary>
    public Task<Resultat> RelancerAsync(DemandeVisee visee, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(visee, acteur, async (session, sujet, avis, le) =>
        {
            if (AvisConsultatif.EstPasse(avis.TermeLe!.Value, le))
            {
                return new Refus("avis.expire", "La date limite est passée : donnez une nouvelle date, la personne sera prévenue.");
            }

            if ((avis.RelanceLe ?? avis.DemandeLe) + AvisConsultatif.EntreDeuxRelances > le)
            {
                return new Refus("avis.relance", "Un courriel est déjà parti dans les dernières 24 heures : attendez un peu avant de relancer.");
            }

            var envoyes = await session.DemandeAsync(sujet, avis, relance: true, Envoi(sujet, le));
            return envoyes.Count == 0 ? DemanderAvis.Personne(avis) : !await session.RelancerAvisAsync(avis, le) ? Refus.Conflit
                : Ecrit.Avec(new Acte(ActeDuJournal.RelancerAvis, ObjetDuJournal.Dossier, sujet.Id, Details: avis.Qui)).Et(envoyes);
        }, annulation);

    /// <summary>Sets another date, also once the former is over: the expert's links open again.</summary>
    public Task<Resultat> ProlongerAsync(DemandeVisee visee, DateOnly? terme, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(visee, acteur, async (session, sujet, avis, le) =>
        {
            if (AvisConsultatif.RefuserLeTerme(terme, le) is { } refus)
            {
                return refus;
            }

            return !await session.ProlongerAvisAsync(avis, terme!.Value, le) ? Refus.Conflit
                : Ecrit.Avec(new Acte(ActeDuJournal.ProlongerAvis, ObjetDuJournal.Dossier, sujet.Id, Details: $"{avis.Qui}, jusqu’au {HeureDeParis.EcrireJour(terme.Value)}"))
                    .Et([.. (await session.DemandeAsync(sujet, avis with { TermeLe = terme }, relance: false, Envoi(sujet, le))).Select(c => c with { Cause = $"avis {avis.Id} {terme:yyyyMMdd}" })]);
        }, annulation);

    public Task<Resultat> RevoquerAsync(DemandeVisee visee, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(visee, acteur, async (session, sujet, avis, le) => !await session.RevoquerAvisAsync(avis, acteur.CompteId, le) ? Refus.Conflit
            : Ecrit.Avec(new Acte(ActeDuJournal.RevoquerAvis, ObjetDuJournal.Dossier, sujet.Id, Details: avis.Qui)).Et(avis.Role == Role.Expert ? [CourrielsDAvis.Retrait(sujet, avis)] : []), annulation);

    private Task<Resultat> ChangerAsync(DemandeVisee visee, Acteur acteur, Func<SqlSession, SujetDAvis, AvisLu, DateTimeOffset, Task<Resultat<Ecrit>>> changer, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(visee.DossierId));
            if (await session.SujetDesServicesAsync(visee.AppelCode, visee.DossierId, acteur, le) is not { } sujet
                || await session.AvisAsync(visee.AvisId) is not { RevoqueLe: null, DemandeLe: not null } avis || avis.DossierId != sujet.Id || !Suit(acteur, avis))
            {
                return Refus.Absent;
            }

            if (!avis.EstAttendu)
            {
                return new Refus("avis.recu", avis.EstRendu ? "Cet avis est déjà rendu." : "Cette personne s’est déportée : son avis n’est plus attendu.");
            }

            return sujet.RefuserHorsInstruction() is { } ferme ? ferme : avis.Version != visee.Version ? Refus.Conflit : await changer(session, sujet, avis, le);
        }, annulation);

    internal static bool Suit(Acteur acteur, AvisLu avis) => acteur.A(Role.Secretariat) || acteur.EstOuRemplace(avis.DemandePar);

    private (LiensOptions, QuiPrevenir) Envoi(SujetDAvis sujet, DateTimeOffset le) => (liens.Value, new QuiPrevenir(sujet.Id, le));
}

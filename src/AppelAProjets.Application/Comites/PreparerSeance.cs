using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A session to prepare, as typed: day and time are Paris time.</summary>
public sealed record SeanceAPreparer
{
    public required string Code { get; init; }
    public required string Titre { get; init; }
    public required DateOnly Jour { get; init; }
    public required TimeOnly Heure { get; init; }
    /// <summary>The same day; null when nobody knows.</summary>
    public TimeOnly? Fin { get; init; }
    public string? Lieu { get; init; }
    /// <summary>Deliberative seats needed per item, at least 1.</summary>
    public required int Quorum { get; init; }
    public required Guid PresidenceId { get; init; }
}

public sealed class PreparerSeance(Ecrivain ecrivain)
{
    /// <summary>The new session's identifier; absent when there is no such call, or it is not the Secrétariat.</summary>
    public Task<Resultat<Guid>> ExecuterAsync(SeanceAPreparer demande, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(demande.Code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            await session.VerrouillerAsync(Verrou.Compte(demande.PresidenceId));
            var lue = await LireAsync(session, appel.Valeur.Id, demande, le);
            if (lue.EstRefuse)
            {
                return lue.TousLesRefus;
            }

            var id = Guid.CreateVersion7();
            await ComiteStore.AjouterSeanceAsync(session, new
            {
                Id = id, AppelId = appel.Valeur.Id, demande.Titre, PrevueLe = lue.Valeur.Debut, FinPrevueLe = lue.Valeur.Fin, demande.Lieu, demande.Quorum, demande.PresidenceId,
            });
            return Ecrit.Avec(new Acte(ActeDuJournal.Preparer, ObjetDuJournal.Seance, id, Details: demande.Titre)).Donnant(id);
        }, annulation);

    /// <summary>Its instants, or all that is wrong with what was typed.</summary>
    /// <param name="dejaPrevue">The day of the session as it stands, which may be past; null for a new one.</param>
    internal static async Task<Resultat<(DateTimeOffset Debut, DateTimeOffset? Fin)>> LireAsync(SqlSession session, Guid appelId, SeanceAPreparer demande, DateTimeOffset le, DateOnly? dejaPrevue = null)
    {
        List<Refus> refus = [];
        if (demande.Jour < HeureDeParis.Jour(le) && demande.Jour != dejaPrevue)
        {
            refus.Add(new Refus("seance.passee", $"Le {HeureDeParis.EcrireJour(demande.Jour)} est passé : une séance se prépare pour aujourd’hui ou plus tard.", nameof(demande.Jour)));
        }

        var debut = HeureDeParis.Convertir(demande.Jour, demande.Heure);
        if (debut.EstRefuse)
        {
            refus.Add(debut.Refus with { Champ = nameof(demande.Heure) });
        }

        var fin = demande.Fin is { } heure ? HeureDeParis.Convertir(demande.Jour, heure) : null;
        if (fin is { EstRefuse: true })
        {
            refus.Add(fin.Refus! with { Champ = nameof(demande.Fin) });
        }
        else if (demande.Fin <= demande.Heure)
        {
            refus.Add(new Refus("seance.fin", "La séance finit après son début.", nameof(demande.Fin)));
        }

        var sieges = (await ComiteQuery.SiegesAsync(session, appelId)).Select(s => s.EnSiege());
        if (new Quorum(demande.Quorum).RefuserAuDela(Quorum.Votants(sieges, demande.Jour)) is { } quorum)
        {
            refus.Add(quorum);
        }

        if ((await ChoixDuComiteQuery.PersonnesAsync(session, Role.Presidence, le)).All(p => p.Id != demande.PresidenceId))
        {
            refus.Add(new Refus("seance.presidence", "Choisissez une personne habilitée à présider.", nameof(demande.PresidenceId)));
        }

        return refus.Count > 0 ? refus.ToArray() : (debut.Valeur, fin?.Valeur);
    }
}

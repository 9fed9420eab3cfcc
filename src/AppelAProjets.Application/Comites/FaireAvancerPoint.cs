using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>What happens to an item, with the avis when it is closed or adjourned.</summary>
public sealed record SortDuPoint
{
    public required ActionPoint Action { get; init; }
    public required int Version { get; init; }
    public string? Motif { get; init; }
    public AvisCommun? Avis { get; init; }
    /// <summary>Closed with the bloc sans débat.</summary>
    public bool SansDebat { get; init; }
}

/// <summary>Closes, adjourns, takes off or reopens an item; the dossier and its lines follow in the same transaction.</summary>
public sealed class FaireAvancerPoint(Ecrivain ecrivain)
{
    /// <summary>Does it, or says everything that prevents it; absent when the item does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, Guid pointId, SortDuPoint sort, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerLePointAsync(seanceId, pointId);
            if (await PointEnSeance.ChargerAsync(session, seanceId, pointId, acteur, le) is not { } examen)
            {
                return Refus.Absent;
            }

            if (examen.Point.Version != sort.Version)
            {
                return Refus.Conflit;
            }

            var fait = await FaireAsync(session, le, examen, sort, acteur);
            return fait.EstRefuse ? fait.TousLesRefus : Ecrit.Avec(fait.Valeur);
        }, annulation);

    /// <summary>Takes several items off the agenda, all of them or none; what prevents one is said with its number.</summary>
    public Task<Resultat> RetirerAsync(Guid seanceId, IReadOnlyCollection<Guid> points, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerLesPointsAsync(seanceId, points);
            if (points.Count == 0)
            {
                return new Refus("ordre-du-jour.aucun", "Cochez au moins un point.");
            }

            List<Acte> actes = [];
            foreach (var point in points.Distinct())
            {
                if (await PointEnSeance.ChargerAsync(session, seanceId, point, acteur, le) is not { } examen)
                {
                    return Refus.Absent;
                }

                var fait = await FaireAsync(session, le, examen, new SortDuPoint { Action = ActionPoint.Retirer, Version = examen.Point.Version, Motif = motif }, acteur);
                if (fait.EstRefuse)
                {
                    return fait.Issue == Issue.Conflit ? Refus.Conflit : fait.TousLesRefus.Select(r => r with { Message = $"{examen.Point.Numero} : {r.Message}" }).ToArray();
                }

                actes.Add(fait.Valeur);
            }

            return Ecrit.Avec([.. actes]);
        }, annulation);

    /// <summary>The act, of an item that is locked and as it was read.</summary>
    internal static async Task<Resultat<Acte>> FaireAsync(SqlSession session, DateTimeOffset le, PointEnSeance examen, SortDuPoint sort, Acteur acteur)
    {
        var decision = Decider(examen, sort, acteur, HeureDeParis.Jour(le));
        if (decision.EstRefuse)
        {
            return decision.TousLesRefus;
        }

        var suivi = await SuivreAsync(session, le, examen, sort, acteur);
        if (suivi.EstRefuse)
        {
            return suivi.TousLesRefus;
        }

        var avis = sort.Action is ActionPoint.Clore or ActionPoint.Ajourner ? sort.Avis : null;
        await ExamenDuPoint.GarderAsync(session, examen, decision.Valeur, sort with { Avis = avis });
        var avance = avis is null
            ? await ComiteStore.AvancerPointAsync(session, examen.Point, decision.Valeur)
            : await ComiteStore.FinirPointAsync(session, examen, decision.Valeur, avis);
        return avance ? new Acte(EnActe(sort.Action), ObjetDuJournal.Point, examen.Point.Id, sort.Motif, Dire(examen, sort, avis)) : Refus.Conflit;
    }

    /// <summary>Where the item goes, or all that prevents it.</summary>
    internal static Resultat<EtatPoint> Decider(PointEnSeance examen, SortDuPoint sort, Acteur acteur, DateOnly jour)
    {
        Refus[] manques = [.. Manques(examen, sort), .. sort.Action is ActionPoint.Clore or ActionPoint.Ajourner ? sort.Avis?.TermesPasses(jour) ?? [] : []];
        var contexte = new ContextePoint { Seance = examen.Seance.Etat, Motif = sort.Motif, Suite = sort.Avis?.Attendu, Manques = manques, PresidenceEnDeport = examen.PresidenceEnDeport };
        var decision = CyclePoint.Table.Decider(examen.Point.Etat, sort.Action, FaireAvancerSeance.Capacites(acteur, examen.Seance), contexte);
        return decision.EstRefuse && manques is [var premier, ..] && decision.Refus == premier ? manques : decision;
    }

    private static IReadOnlyList<Refus> Manques(PointEnSeance examen, SortDuPoint sort) => sort.Action switch
    {
        ActionPoint.Clore => FermetureDePoint.Manques(examen.Examine(sort.Avis), new Quorum(examen.Seance.Quorum), examen.SiegesPresents, examen.Vote),
        // Nothing is arbitrated on an adjourned item: its lines go back.
        ActionPoint.Ajourner => sort.Avis?.Manques(new Cofinancement([], Montant.Zero), Montant.Zero) ?? [],
        ActionPoint.Retirer or ActionPoint.Rouvrir => [],
    };

    private static string Dire(PointEnSeance examen, SortDuPoint sort, AvisCommun? avis) => (avis, sort.Action) switch
    {
        (null, _) => examen.Point.Numero,
        (_, ActionPoint.Clore) => $"{(sort.SansDebat ? "bloc sans débat, " : "")}{examen.Point.Numero}, {Libelles.Pour(avis.Type)}, {examen.Vote.EnMots}",
        _ => $"{examen.Point.Numero}, {Libelles.Pour(avis.Type)}",
    };

    private static async Task<Resultat> SuivreAsync(SqlSession session, DateTimeOffset le, PointEnSeance examen, SortDuPoint sort, Acteur acteur) => sort.Action switch
    {
        ActionPoint.Clore => Resultat.Ok,
        ActionPoint.Rouvrir => Resultat.Ok,
        ActionPoint.Ajourner => await RendreAsync(session, le, examen, (ActionDossier.Ajourner, sort), acteur),
        ActionPoint.Retirer => await RendreAsync(session, le, examen, (ActionDossier.RetirerDeLOrdreDuJour, sort), acteur),
    };

    // The dossier goes back to "instruit" and what was arbitrated goes back to the proposal.
    private static async Task<Resultat> RendreAsync(SqlSession session, DateTimeOffset le, PointEnSeance examen, (ActionDossier Action, SortDuPoint Sort) voulu, Acteur acteur)
    {
        var sort = voulu.Sort;
        var contexte = ContexteDossier.Vide with { Motif = sort.Motif, Seance = examen.Seance.Etat, Suite = sort.Avis?.Attendu, PresidenceEnDeport = examen.PresidenceEnDeport };
        var decision = CycleDossier.Table.Decider(examen.Point.EtatDossier, voulu.Action, FaireAvancerSeance.Capacites(acteur, examen.Seance), contexte);
        if (decision.EstRefuse)
        {
            return decision.TousLesRefus;
        }

        foreach (var ligne in examen.Complet.Lignes.Where(l => l.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite || l.ReserveAttendu is not null))
        {
            // A reserved line has stayed where it was.
            var retour = ligne.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite
                ? CycleLigne.Decider(ligne.Etat, CycleLigne.Retour(ligne.Propose is not null), Intervenant.Systeme, ContexteLigne.Vide with { Motif = sort.Motif })
                : ligne.Etat;
            if (retour.EstRefuse)
            {
                return retour.TousLesRefus;
            }

            if (!await ComiteStore.ArbitrerAsync(session, new LigneAArbitrer(ligne.Id, ligne.Version, retour.Valeur, null, null, sort.Motif), acteur, le))
            {
                return Refus.Conflit;
            }
        }

        return await ComiteStore.AvancerDossierAsync(session, examen.Point.DossierId, examen.Point.DossierVersion, decision.Valeur, sort.Motif) ? Resultat.Ok : Refus.Conflit;
    }

    private static ActeDuJournal EnActe(ActionPoint action) => action switch
    {
        ActionPoint.Clore => ActeDuJournal.Clore,
        ActionPoint.Ajourner => ActeDuJournal.Ajourner,
        ActionPoint.Retirer => ActeDuJournal.Retirer,
        ActionPoint.Rouvrir => ActeDuJournal.Rouvrir,
    };
}

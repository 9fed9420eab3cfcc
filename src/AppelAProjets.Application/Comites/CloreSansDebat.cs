using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <param name="Sortis">Those that a rule kept open: out of the block, each with its reason.</param>
public sealed record BlocClos(int Clos, int Sortis);

/// <summary>The chair closes the bloc sans débat in one act: the proposals become the amounts, the vote is a consensus, the avis favourable. Each item obeys the rules that it would obey alone.</summary>
public sealed class CloreSansDebat(Ecrivain ecrivain)
{
    private static readonly SqlStatement Dossiers = new("""
        SELECT p.DossierId FROM Point p INNER JOIN PointBloc b ON b.Id = p.BlocId WHERE p.SeanceId = @SeanceId AND b.SansDebat = 1 AND p.Etat = 'Inscrit'
        """);

    /// <summary>Absent when the session does not exist for this person; nothing moves when no item can be closed.</summary>
    /// <param name="attendus">Items of the block, as the page announced them; something else is a conflict.</param>
    public Task<Resultat<BlocClos>> ExecuterAsync(Guid seanceId, int attendus, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<BlocClos>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId));
            await session.VerrouillerAsync([.. (await session.ListeAsync<Guid>(Dossiers, new { SeanceId = seanceId })).Select(Verrou.Dossier)]);
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            if (Empechement(seance, acteur) is { } empechement)
            {
                return empechement;
            }

            var bloc = await DuBlocAsync(session, seance, acteur);
            if (bloc.Count != attendus || attendus == 0)
            {
                return Refus.ConflitSur("la liste, puis closez de nouveau le bloc");
            }

            var points = (await PointEnSeance.TousAsync(session, seance, le)).ToDictionary(p => p.Point.Id);
            var juges = bloc.Select(d => Juger(points[d.PointId!.Value], d, acteur)).ToList();
            if (juges.TrueForAll(j => j.Raisons.Count > 0))
            {
                return juges.SelectMany(j => j.Raisons).Distinct().Take(5).Select(r => new Refus("bloc.rien", $"Aucun point du bloc ne peut être clos ainsi. {r}")).ToArray();
            }

            var actes = await CloreAsync(session, le, juges.Where(j => j.Raisons.Count == 0).ToArray(), acteur);
            if (actes.EstRefuse)
            {
                return actes.TousLesRefus;
            }

            var sortis = juges.Where(j => j.Raisons.Count > 0).Select(j => (j.Examen.Point.Id, Motif: $"sorti du bloc sans débat : {string.Join(" ", j.Raisons)}")).ToList();
            await OrdreDuJourStore.SortirAsync(session, seanceId, sortis);
            return Ecrit.Avec([.. actes.Valeur, .. sortis.Select(s => new Acte(ActeDuJournal.RangerOrdreDuJour, ObjetDuJournal.Point, s.Id, s.Motif))])
                .Donnant(new BlocClos(juges.Count - sortis.Count, sortis.Count));
        }, annulation);

    /// <summary>The items still open in the bloc sans débat, as the person sees them.</summary>
    internal static async Task<IReadOnlyList<DossierDuComite>> DuBlocAsync(SqlSession session, SeanceDetailRow seance, Acteur acteur)
    {
        var (ordre, _) = await OrdreDuJourStore.LireAsync(session, seance.Id);
        var blocs = ordre.Blocs.Where(b => b.EstSansDebat).Select(b => (Guid?)b.Id).ToHashSet();
        return [.. (await DossiersDuComiteQuery.InscritsAsync(session, seance, acteur)).Where(d => d.EtatPoint == EtatPoint.Inscrit && d.BlocId is not null && blocs.Contains(d.BlocId))];
    }

    private static Refus? Empechement(SeanceDetailRow seance, Acteur acteur) =>
        !AccesAuComite.Preside(acteur, seance.PresidenceId)
            ? new Refus("bloc.presidence", "Le bloc sans débat est clos par la présidence de la séance.")
            : seance.Etat == EtatSeance.Ouverte ? null : new Refus("seance.non-ouverte", "La séance n’est pas ouverte.");

    // As it would be once closed, and everything that prevents it.
    private static PointJuge Juger(PointEnSeance examen, DossierDuComite dossier, Acteur acteur)
    {
        var raisons = dossier.RaisonsDeDebattre().Select(Phrase).ToList();
        var lignes = new List<LigneAArbitrer>();
        foreach (var (ligne, occupant) in Muettes(examen))
        {
            var voulu = ArbitrerLigne.Chiffrer(examen, Suivre(ligne));
            if (voulu.EstRefuse)
            {
                raisons.AddRange(voulu.TousLesRefus.Select(r => $"{ligne.Sigle} : {r.Message}"));
                continue;
            }

            var dite = voulu.Valeur with { Id = ligne.Id, Version = ligne.Version, Siege = occupant == acteur.CompteId ? null : occupant };
            lignes.Add(dite);
            examen = examen with { Complet = examen.Complet with { Lignes = [.. examen.Complet.Lignes.Select(l => l.Id == ligne.Id ? Dite(l, dite) : l)] } };
        }

        var consensus = Sieger.Consensus(examen);
        if (consensus.EstRefuse)
        {
            return new PointJuge(examen, lignes, [], [.. raisons, .. consensus.TousLesRefus.Select(r => r.Message)]);
        }

        examen = examen with { Complet = examen.Complet with { Votes = [.. examen.Complet.Votes, .. consensus.Valeur.Select(b => Vote(examen, b))] } };
        var decision = FaireAvancerPoint.Decider(examen, Sort(examen), acteur, HeureDeParis.Jour(examen.Seance.PrevueLe));
        return new PointJuge(examen, lignes, consensus.Valeur, [.. raisons, .. decision.EstRefuse ? decision.TousLesRefus.Select(r => r.Message) : []]);
    }

    // A funder for whom nobody can sit keeps its proposal: CYCLE, déport.
    private static IEnumerable<(LigneDePointRow Ligne, Guid Occupant)> Muettes(PointEnSeance examen) =>
        from ligne in examen.Complet.Lignes
        where ligne is { Etat: EtatLigne.Proposee, ReserveAttendu: null, Propose: not null }
        from siege in examen.Representes.Where(r => r.Siege.FinanceurId == ligne.FinanceurId).Take(1)
        select (ligne, siege.Occupant);

    private static Arbitrage Suivre(LigneDePointRow ligne) => new()
    {
        FinanceurId = ligne.FinanceurId,
        Version = ligne.Version,
        Specifique = ligne.ProposeSpecifique ?? Montant.Zero,
        DroitCommun = ligne.ProposeDroitCommun ?? Montant.Zero,
        Fermete = Fermete.SousReserveDeDecision,
        Motif = ligne.Propose!.Value.Total > ligne.Demande ? ligne.ProposeMotif : null,
    };

    private static async Task<Resultat<List<Acte>>> CloreAsync(SqlSession session, DateTimeOffset le, PointJuge[] juges, Acteur acteur)
    {
        List<Acte> actes = [];
        foreach (var juge in juges)
        {
            foreach (var ligne in juge.Lignes)
            {
                if (!await ComiteStore.ArbitrerAsync(session, ligne, acteur, le))
                {
                    return Refus.Conflit;
                }

                actes.Add(new Acte(ActeDuJournal.Arbitrer, ObjetDuJournal.Ligne, ligne.Id, ligne.Motif, $"{ligne.Montant!.Value.Total}, proposition suivie, bloc sans débat"));
            }

            if (await Sieger.VoterEnsembleAsync(session, juge.Examen, juge.Bulletins, acteur, le) is { } vote)
            {
                actes.Add(vote);
            }
        }

        // Judged once more on what is written, by the rule of an item closed alone.
        var ecrits = (await PointEnSeance.TousAsync(session, juges[0].Examen.Seance, le)).ToDictionary(p => p.Point.Id);
        foreach (var juge in juges)
        {
            var ecrit = ecrits[juge.Examen.Point.Id];
            var clos = await FaireAvancerPoint.FaireAsync(session, le, ecrit, Sort(ecrit), acteur);
            if (clos.EstRefuse)
            {
                return clos.TousLesRefus;
            }

            actes.Add(clos.Valeur);
        }

        return actes;
    }

    private static SortDuPoint Sort(PointEnSeance examen) => new() { Action = ActionPoint.Clore, Version = examen.Point.Version, Avis = new AvisCommun(TypeAvis.Favorable), SansDebat = true };

    private static LigneDePointRow Dite(LigneDePointRow ligne, LigneAArbitrer dite) =>
        ligne with { Etat = dite.Etat, ArbitreSpecifique = dite.Montant?.Specifique, ArbitreDroitCommun = dite.Montant?.DroitCommun, Fermete = dite.Fermete };

    private static VoteRow Vote(PointEnSeance examen, Bulletin bulletin) => new() { PointId = examen.Point.Id, SiegeId = bulletin.SiegeId, CompteId = bulletin.CompteId, Sens = bulletin.Sens };

    private static string Phrase(string raison) => $"{char.ToUpperInvariant(raison[0])}{raison[1..]}.";

    /// <param name="Raisons">Empty: it is closed.</param>
    private sealed record PointJuge(PointEnSeance Examen, IReadOnlyList<LigneAArbitrer> Lignes, Bulletin[] Bulletins, IReadOnlyList<string> Raisons);
}

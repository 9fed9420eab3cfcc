using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comites;

/// <summary>The Secrétariat changes a session that is not open, or cancels it. Those who were convened are told, and their calendars follow.</summary>
public sealed class ModifierSeance(Ecrivain ecrivain, IOptions<LiensOptions> liens, IOptions<CourrielOptions> expediteur)
{
    private static readonly SqlStatement Modifiee = new("""
        UPDATE Seance SET Titre = @Titre, PrevueLe = @PrevueLe, FinPrevueLe = @FinPrevueLe, Lieu = @Lieu, Quorum = @Quorum, PresidenceId = @PresidenceId, Sequence = @Sequence, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Annulee = new("UPDATE Seance SET Etat = @Etat, Sequence = Sequence + 1, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Inscrits = new("""
        SELECT p.Id AS PointId, d.Id, d.Numero, d.Etat, d.Version
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId
        WHERE p.SeanceId = @SeanceId AND p.Etat = 'Inscrit'
        """);

    private static readonly SqlStatement PointsRetires = new("UPDATE Point SET Etat = 'Retire', Motif = @Motif, Version = Version + 1 WHERE SeanceId = @SeanceId AND Etat = 'Inscrit'");

    private readonly CourrielsDeSeance courriels = new(liens.Value, expediteur.Value);

    /// <summary>Absent when the session does not exist, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, SeanceAPreparer demande, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Seance(seanceId), Verrou.Compte(demande.PresidenceId));
            if (!acteur.A(Role.Secretariat) || await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            if (seance.Etat is not (EtatSeance.Preparee or EtatSeance.Convoquee))
            {
                return new Refus("seance.ouverte", $"Une séance se modifie avant son ouverture : celle-ci est à l’état « {Libelles.Pour(seance.Etat)} ».");
            }

            var lue = await PreparerSeance.LireAsync(session, seance.AppelId, demande, le, HeureDeParis.Jour(seance.PrevueLe));
            if (lue.EstRefuse)
            {
                return lue.TousLesRefus;
            }

            var nouvelle = seance with { Titre = demande.Titre, PrevueLe = lue.Valeur.Debut, FinPrevueLe = lue.Valeur.Fin, Lieu = demande.Lieu, PresidenceId = demande.PresidenceId };
            var bouge = nouvelle with { PresidenceId = seance.PresidenceId } != seance;
            // Calendars keep the highest number: a chair who goes and comes back must find a higher one.
            nouvelle = nouvelle with { Sequence = seance.Sequence + (nouvelle != seance && seance.Etat == EtatSeance.Convoquee ? 1 : 0) };
            if (!await session.ModifierAsync(Modifiee, new
            {
                seance.Id, Version = version, nouvelle.Titre, nouvelle.PrevueLe, nouvelle.FinPrevueLe, nouvelle.Lieu, demande.Quorum, demande.PresidenceId, nouvelle.Sequence,
            }))
            {
                return Refus.Conflit;
            }

            var acte = Ecrit.Avec(new Acte(ActeDuJournal.ModifierSeance, ObjetDuJournal.Seance, seanceId, Details: $"{demande.Titre}, {HeureDeParis.Ecrire(nouvelle.PrevueLe)}, quorum {demande.Quorum}"));
            return seance.Etat == EtatSeance.Convoquee ? acte.Et(await PrevenirAsync(session, seance, nouvelle, bouge, le)) : acte;
        }, annulation);

    /// <summary>Its dossiers go back to "instruit".</summary>
    public Task<Resultat> AnnulerAsync(Guid seanceId, string? motif, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            // Read before, to lock: nothing else is done with them.
            var vises = await session.ListeAsync<InscritRow>(Inscrits, new { SeanceId = seanceId });
            await session.VerrouillerAsync([Verrou.Seance(seanceId), .. vises.Select(d => Verrou.Dossier(d.Id))]);
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            var decision = CycleSeance.Table.Decider(seance.Etat, ActionSeance.Annuler, FaireAvancerSeance.Capacites(acteur, seance), ContexteSeance.Vide with { Motif = motif });
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            var dossiers = await session.ListeAsync<InscritRow>(Inscrits, new { SeanceId = seanceId });
            if (dossiers.Any(d => vises.All(v => v.Id != d.Id)) || !await session.ModifierAsync(Annulee, new { seance.Id, Version = version, Etat = decision.Valeur.ToString() }))
            {
                return Refus.Conflit;
            }

            var raison = motif!.Trim();
            await session.ExecuterAsync(PointsRetires, new { SeanceId = seanceId, Motif = raison });
            foreach (var dossier in dossiers)
            {
                var rendu = CycleDossier.Decider(dossier.Etat, ActionDossier.RetirerDeLOrdreDuJour, acteur, new Perimetre(SeanceId: seanceId), ContexteDossier.Vide with { Seance = seance.Etat, Motif = raison });
                if (rendu.EstRefuse)
                {
                    return rendu.TousLesRefus;
                }

                if (!await ComiteStore.AvancerDossierAsync(session, dossier.Id, dossier.Version, rendu.Valeur, raison))
                {
                    return Refus.Conflit;
                }
            }

            var ecrit = Ecrit.Avec(new Acte(ActeDuJournal.AnnulerSeance, ObjetDuJournal.Seance, seanceId, raison), [.. dossiers.Select(d => new Acte(ActeDuJournal.Retirer, ObjetDuJournal.Point, d.PointId, raison, d.Numero))]);
            return seance.Etat == EtatSeance.Convoquee
                ? ecrit.Et(courriels.Annuler(seance with { Sequence = seance.Sequence + 1 }, await ConvocationStore.PersonnesAsync(session, seance, le), (raison, le)))
                : ecrit;
        }, annulation);

    // A chair named since is told, whatever else moves: without another date the others have nothing to read.
    private async Task<IReadOnlyList<NouveauCourriel>> PrevenirAsync(SqlSession session, SeanceDetailRow avant, SeanceDetailRow seance, bool bouge, DateTimeOffset le)
    {
        if (avant.PrevueLe != seance.PrevueLe)
        {
            await ConvocationStore.RedemanderAsync(session, seance.Id);
        }

        var personnes = await ConvocationStore.PersonnesAsync(session, seance, le);
        // Whose seat is not of the new day, or who presides no more: their calendar must let go of it.
        var partis = (await ConvocationStore.PersonnesAsync(session, avant, le)).ExceptBy(personnes.Select(p => p.Id), p => p.Id).ToList();
        var presidence = personnes.Where(p => p.Id == seance.PresidenceId && seance.PresidenceId != avant.PresidenceId).ToList();
        var autres = bouge ? personnes.Except(presidence).ToList() : [];
        await ConvocationStore.EnvoyerAsync(session, seance.Id, [.. presidence, .. autres], le);
        return [.. courriels.Presider(seance, presidence, le), .. courriels.Deplacer(seance, autres, le), .. courriels.Liberer(avant with { Sequence = seance.Sequence }, partis, le)];
    }

    private sealed record InscritRow
    {
        public required Guid PointId { get; init; }
        public required Guid Id { get; init; }
        public required string Numero { get; init; }
        public required EtatDossier Etat { get; init; }
        public required int Version { get; init; }
    }
}

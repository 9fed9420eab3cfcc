using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>Every item examined, every avis valid, no envelope gone over. Each envelope's version is bumped in the same transaction: two freezes at once never consume the same euros.</summary>
public sealed class ArreterReleve(Ecrivain ecrivain)
{
    private static readonly SqlStatement Dossiers = new("SELECT DossierId FROM Point WHERE SeanceId = @SeanceId");

    /// <summary>Does it, or says everything that prevents it; absent when the session does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { AppelId: var appelId })
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(appelId), Verrou.Seance(seanceId));
            // What a relevé says of a dossier and of its lines is what they are when it is frozen.
            await session.VerrouillerAsync([.. (await session.ListeAsync<Guid>(Dossiers, new { SeanceId = seanceId })).Select(Verrou.Dossier)]);
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            var points = await PointEnSeance.TousAsync(session, seance, le);
            var enveloppes = await session.EnveloppesAsync(appelId);
            var manques = Manques(points, await ExamenDuPoint.GardesAsync(session, seanceId), enveloppes);
            var decision = CycleSeance.Table.Decider(seance.Etat, ActionSeance.Arreter, FaireAvancerSeance.Capacites(acteur, seance), new ContexteSeance { Manques = manques });
            if (decision.EstRefuse)
            {
                return manques is [var premier, ..] && decision.Refus == premier ? [.. manques] : decision.TousLesRefus;
            }

            var gel = await GelerAsync(session, seance, points, enveloppes, acteur);
            return gel.EstRefuse ? gel.TousLesRefus
                : Ecrit.Avec(new Acte(ActeDuJournal.ArreterReleve, ObjetDuJournal.Seance, seance.Id, Details: await ReleveStore.AjouterAsync(
                    session, await ComposerAsync(session, seance, points, le), new ReleveStore.NouveauReleve(seance.AppelId, [.. points.Select(p => p.Point.DossierId)], acteur))));
        }, annulation);

    /// <param name="gardes">How each item was examined: a funder that nobody spoke for then may have somebody in the room now.</param>
    internal static IReadOnlyList<Refus> Manques(IReadOnlyList<PointEnSeance> points, IReadOnlyDictionary<Guid, PointDuReleve> gardes, IReadOnlyList<EnveloppeConsommeeRow> enveloppes) =>
        ArretDuReleve.Manques(
            [.. points.Select(p => p.Examine(p.Complet.Avis()) with { NonRepresentes = gardes.TryGetValue(p.Point.Id, out var garde) && garde.Etat == p.Point.Etat ? garde.NonRepresentes : p.NonRepresentes })],
            [.. enveloppes.Select(e => AuReleve(e, points))]);

    /// <summary>What the relevé says if it is frozen now.</summary>
    internal static async Task<Releve> ComposerAsync(SqlSession session, SeanceDetailRow seance, IReadOnlyList<PointEnSeance> points, DateTimeOffset le)
    {
        var sieges = await ComiteQuery.SiegesDeLaSeanceAsync(session, seance);
        var gardes = await ExamenDuPoint.GardesAsync(session, seance.Id);
        var precedents = await ReleveStore.PrecedentsAsync(session, seance.Id);
        return new Releve(seance.Id, seance.Titre, seance.AppelTitre, seance.PrevueLe, seance.Presidence ?? "", le,
            [.. points.Select(p => ExamenDuPoint.AuReleve(p, sieges, gardes.GetValueOrDefault(p.Point.Id)) with { Precedent = precedents.GetValueOrDefault(p.Point.DossierId) })])
        {
            Numero = await ReleveStore.ProchainNumeroAsync(session, seance.AppelId),
            Lieu = seance.Lieu,
            Sieges = await ReleveStore.PresencesAsync(session, seance.Id, sieges),
        };
    }

    private static async Task<Resultat> GelerAsync(SqlSession session, SeanceDetailRow seance, IReadOnlyList<PointEnSeance> points, IReadOnlyList<EnveloppeConsommeeRow> enveloppes, Acteur acteur)
    {
        foreach (var enveloppe in enveloppes)
        {
            if (!await ComiteStore.EngagerEnveloppeAsync(session, enveloppe))
            {
                return Refus.Conflit;
            }
        }

        foreach (var point in points.Where(p => p.Point.Etat == EtatPoint.Clos))
        {
            var etat = CycleDossier.Table.Decider(
                point.Point.EtatDossier, ActionDossier.ArreterReleve, FaireAvancerSeance.Capacites(acteur, seance), ContexteDossier.Vide with { Manques = [], Seance = seance.Etat });
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            if (!await ComiteStore.AvancerDossierAsync(session, point.Point.DossierId, point.Point.DossierVersion, etat.Valeur, null))
            {
                return Refus.Conflit;
            }
        }

        return await ComiteStore.AvancerSeanceAsync(session, seance, EtatSeance.Arretee) ? Resultat.Ok : Refus.Conflit;
    }

    // The rows already count the items being frozen: the rule wants what is consumed outside them.
    private static EnveloppeAuReleve AuReleve(EnveloppeConsommeeRow row, IReadOnlyList<PointEnSeance> points)
    {
        var enveloppe = new Enveloppe(row.FinanceurId, row.Sigle, row.TypeDeCredits, row.SansPlafond, [new MouvementDEnveloppe(default, row.Total, "total")]);
        var ici = enveloppe.Consomme(points.Where(p => p.Point.Etat == EtatPoint.Clos).SelectMany(p => p.Montants.Lignes), []);
        return new EnveloppeAuReleve(enveloppe, row.Consomme - ici);
    }
}

using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;

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

            var figee = await SeanceAArreter.LireAsync(session, seance, le);
            var manques = figee.Manques;
            var decision = CycleSeance.Table.Decider(seance.Etat, ActionSeance.Arreter, FaireAvancerSeance.Capacites(acteur, seance), new ContexteSeance { Manques = manques });
            if (decision.EstRefuse)
            {
                return manques is [var premier, ..] && decision.Refus == premier ? [.. manques] : decision.TousLesRefus;
            }

            var gel = await GelerAsync(session, figee, acteur);
            return gel.EstRefuse ? gel.TousLesRefus
                : Ecrit.Avec(new Acte(ActeDuJournal.ArreterReleve, ObjetDuJournal.Seance, seance.Id, Details: await ReleveStore.AjouterAsync(
                    session, await figee.ComposerAsync(session, le), new ReleveStore.NouveauReleve(seance.AppelId, [.. figee.Points.Select(p => p.Point.DossierId)], acteur))));
        }, annulation);

    private static async Task<Resultat> GelerAsync(SqlSession session, SeanceAArreter figee, Acteur acteur)
    {
        foreach (var enveloppe in figee.Enveloppes)
        {
            if (!await ComiteStore.EngagerEnveloppeAsync(session, enveloppe))
            {
                return Refus.Conflit;
            }
        }

        foreach (var point in figee.Points.Where(p => p.Point.Etat == EtatPoint.Clos))
        {
            var etat = CycleDossier.Table.Decider(
                point.Point.EtatDossier, ActionDossier.ArreterReleve, FaireAvancerSeance.Capacites(acteur, figee.Seance), ContexteDossier.Vide with { Manques = [], Seance = figee.Seance.Etat });
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            if (!await ComiteStore.AvancerDossierAsync(session, point.Point.DossierId, point.Point.DossierVersion, etat.Valeur, null))
            {
                return Refus.Conflit;
            }
        }

        return await ComiteStore.AvancerSeanceAsync(session, figee.Seance, EtatSeance.Arretee) ? Resultat.Ok : Refus.Conflit;
    }
}

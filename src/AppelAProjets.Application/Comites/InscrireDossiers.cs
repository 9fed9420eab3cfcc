using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Comites;

/// <summary>The Secrétariat puts instructed dossiers on the agenda of a session, several at once.</summary>
public sealed class InscrireDossiers(Ecrivain ecrivain)
{
    private static readonly SqlStatement DernierOrdre = new("SELECT COALESCE(MAX(Ordre), 0) AS Dernier FROM Point WHERE SeanceId = @SeanceId");

    /// <summary>Adds the dossiers at the end of the agenda, all of them or none, and gives their number. Absent when the session does not exist for this person.</summary>
    public Task<Resultat<int>> ExecuterAsync(Guid seanceId, IReadOnlyCollection<Guid> dossierIds, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync([Verrou.Seance(seanceId), .. dossierIds.Select(Verrou.Dossier)]);
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
            {
                return Refus.Absent;
            }

            if (dossierIds.Count == 0)
            {
                return new Refus("ordre-du-jour.vide", "Choisissez au moins un dossier.");
            }

            var choisis = (await ChoixDuComiteQuery.DossiersAsync(session, seance.AppelId, acteur)).Where(d => dossierIds.Contains(d.Id)).ToList();
            if (choisis.Count != dossierIds.Count)
            {
                return Refus.Conflit;
            }

            var ordre = await session.UnAsync<int>(DernierOrdre, new { SeanceId = seanceId });
            foreach (var dossier in choisis)
            {
                var decision = CycleDossier.Decider(dossier.Etat, ActionDossier.Inscrire, acteur, new Perimetre(SeanceId: seanceId), ContexteDossier.Vide with { Seance = seance.Etat });
                if (decision.EstRefuse)
                {
                    return decision.Refus;
                }

                if (!await ComiteStore.AvancerDossierAsync(session, dossier.Id, dossier.Version, decision.Valeur, null))
                {
                    return Refus.Conflit;
                }

                await ComiteStore.InscrireAsync(session, seanceId, dossier.Id, ++ordre);
            }

            // At the end, in no block; ranks go on from 1 to n.
            var (agenda, _) = await OrdreDuJourStore.LireAsync(session, seanceId);
            await OrdreDuJourStore.EcrireAsync(session, seanceId, agenda.Ranger());
            return Ecrit.Avec([.. choisis.Select(d => new Acte(ActeDuJournal.Inscrire, ObjetDuJournal.Dossier, d.Id, Details: seance.Titre))]).Donnant(choisis.Count);
        }, annulation);
}

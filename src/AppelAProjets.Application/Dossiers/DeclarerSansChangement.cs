using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A section that a request for complements names is left as it is, for a reason that the answer carries.</summary>
public sealed class DeclarerSansChangement(Ecrivain ecrivain)
{
    private static readonly Refus SansDemande = new("complements.clos", "Aucune demande de compléments n’attend de réponse dans cette rubrique : rechargez la page.");

    /// <summary>Absent when the dossier does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid id, SectionDossier section, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(id));
            if (await DossierPorteurQuery.LireAsync(session, id, acteur, le) is not { } dossier)
            {
                return Refus.Absent;
            }

            if (dossier.DemandeOuverte is not { } demande || dossier.Demandees.All(d => d.Section != section))
            {
                return SansDemande;
            }

            var lu = SectionDemandee.LireMotif(motif);
            if (lu.EstRefuse)
            {
                return lu.TousLesRefus;
            }

            var cle = ComplementsStore.CleSansChangement(demande.Id, section);
            var dit = new ReponseAEcrire(cle, lu.Valeur, dossier.Reponses.GetValueOrDefault(cle)?.Version ?? 0);
            return await session.PasserAsync(dossier.Entete, le) && await session.EcrireAsync(id, [dit], acteur.CompteId, le)
                ? Ecrit.SansJournal("the version deposited with it says it")
                : SectionOuverte.EtatChange;
        }, annulation);
}

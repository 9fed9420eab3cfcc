using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Dossiers;

public sealed class RetirerDossier(Ecrivain ecrivain)
{
    private static readonly SqlStatement SeanceDuPoint = new("""
        SELECT s.Etat FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE p.DossierId = @Id AND p.Etat = 'Inscrit' AND s.Etat IN ('Ouverte', 'Suspendue')
        """);

    private static readonly SqlStatement Retrait = new("""
        UPDATE Dossier SET Etat = @Vers, MotifEtat = @Motif, ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = @De
        """);

    private static readonly Refus Conflit = Refus.Conflit with { Message = "Le dossier a changé depuis que vous avez ouvert cette page : rien n’a été retiré. Relisez son état, puis recommencez." };

    /// <summary>Withdraws, or says why not; absent when the dossier does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(Guid id, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await DossierLectureQuery.EnteteAsync(session, id) is not { OrganisationId: var organisationId })
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Organisation(organisationId), Verrou.Dossier(id));
            if (await DossierPorteurQuery.LireAsync(session, id, acteur, le) is not { } dossier)
            {
                return Refus.Absent;
            }

            if (await session.GelAsync(organisationId, "retirer un dossier") is { } gel)
            {
                return gel;
            }

            var enSeance = (await session.ListeAsync<string>(SeanceDuPoint, new { Id = id })).Select(Enum.Parse<EtatSeance>).Cast<EtatSeance?>().FirstOrDefault();
            var decision = CycleDossier.Decider(dossier.Entete.Etat, ActionDossier.Retirer, dossier.Qualite, new ContexteDossier { Motif = motif, Seance = enSeance });
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            var raison = string.IsNullOrWhiteSpace(motif) ? null : motif.Trim();
            if (!await session.ModifierAsync(Retrait, new { Id = id, Version = version, De = dossier.Entete.Etat.ToString(), Vers = decision.Valeur.ToString(), Motif = raison, Le = le }))
            {
                return Conflit;
            }

            await session.EcarterLaCorrectionAsync(id, le);
            await session.RetirerLesLignesAsync(id, raison);
            var corps = $"Bonjour,\n\nLe dossier {dossier.Entete.Numero}, « {dossier.Contenu.Projet.Titre} », a été retiré le {HeureDeParis.Ecrire(le)} par {acteur.Nom}. Il ne sera pas examiné.\n";
            var destinataires = await session.DestinatairesAsync(id, SorteDeMessage.Retrait, le, acteur.CompteId);
            return Ecrit.Avec(new Acte(ActeDuJournal.Retirer, ObjetDuJournal.Dossier, id, raison))
                .Et([.. destinataires.Select(d => new NouveauCourriel(GenreDeCourriel.Dossier, d.Courriel, $"Dossier {dossier.Entete.Numero} retiré", corps))]);
        }, annulation);
}

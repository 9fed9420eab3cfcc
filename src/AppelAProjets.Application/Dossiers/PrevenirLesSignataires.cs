using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Dossiers;

/// <summary>"Prêt à signer": whoever prepared the dossier tells its signataires, with a link to the page where it is read, signed and deposited.</summary>
public sealed class PrevenirLesSignataires(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly Refus Incomplet = new("pret.incomplet", "Il reste des rubriques à compléter avant de prévenir les signataires.");
    private static readonly Refus Deja = new("pret.deja", "Les signataires ont été prévenus il y a moins d’une heure.");
    private static readonly Refus Personne = new("pret.personne", "Aucun autre signataire n’a de compte ouvert dans votre organisation : invitez-en un depuis la page des membres.");

    /// <summary>How many were told; absent when the dossier does not exist for this person.</summary>
    public Task<Resultat<int>> ExecuterAsync(Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(id));
            if (await DossierPorteurQuery.LireAsync(session, id, acteur, le) is not { } dossier)
            {
                return Refus.Absent;
            }

            if (!dossier.EstPretASigner)
            {
                return Incomplet;
            }

            var destinataires = await session.DestinatairesAsync(id, SorteDeMessage.PretASigner, le, acteur.CompteId);
            if (destinataires.Count == 0)
            {
                return Personne;
            }

            // Someone who became signataire meanwhile is told, and they alone.
            var cause = $"{PlafondDEnvoi.PretASigner}{id}";
            var courriels = NouveauCourriel.A(GenreDeCourriel.Demande, await session.SousLePlafondAsync(destinataires.Select(d => d.Courriel), cause, le), Ecrire(dossier, acteur)).Select(c => c with { Cause = cause }).ToList();
            return courriels.Count == 0 ? Deja : Ecrit.Avec(new Acte(ActeDuJournal.PrevenirSignataires, ObjetDuJournal.Dossier, id)).Et(courriels).Donnant(courriels.Count);
        }, annulation);

    private (string Objet, string Corps) Ecrire(DossierPorteur dossier, Acteur acteur)
    {
        var limite = dossier.DemandeOuverte is { } demande ? $"La réponse est attendue avant le {HeureDeParis.EcrireJour(demande.TermeLe)} au soir."
            : dossier.Appel.Periode is { } periode ? $"Clôture du dépôt : {HeureDeParis.Ecrire(periode.Cloture)}." : "";
        return (
            $"Prêt à signer : {dossier.Contenu.Projet.Titre}",
            $"Bonjour,\n\n{acteur.Nom} a préparé le dossier « {dossier.Contenu.Projet.Titre} » de « {dossier.Contenu.Organisation.Nom} » pour l’appel « {dossier.Appel.Titre} ». Il n’attend plus que vous : il n’est pas encore {(dossier.Entete.Etat == EtatDossier.ACompleter ? "renvoyé" : "déposé")}.\n\nLe relire, signer les attestations et le déposer, sur une page : {liens.Value.Vers(LiensDossiers.Verifier(dossier.Entete.Id))}\n\n{limite}\n");
    }
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Deletes a draft and all that hangs from it; the journal keeps the act, and those who were waiting for something are told.</summary>
public sealed class SupprimerBrouillon(Ecrivain ecrivain)
{
    private static readonly SqlStatement CreePar = new("SELECT CreePar FROM Dossier WHERE Id = @Id");

    private static readonly SqlStatement Dependances = new("""
        DELETE FROM RencontreQuartier WHERE DossierId = @Id;
        DELETE FROM Rencontre WHERE DossierId = @Id;
        DELETE FROM DemandeDePiece WHERE DossierId = @Id;
        DELETE FROM MessageFichier WHERE MessageId IN (SELECT m.Id FROM Message m WHERE m.DossierId = @Id);
        DELETE FROM MessageLecture WHERE DossierId = @Id;
        DELETE FROM MessageAvis WHERE DossierId = @Id;
        DELETE FROM Message WHERE DossierId = @Id;
        DELETE FROM DossierFichier WHERE DossierId = @Id;
        DELETE FROM Reponse WHERE DossierId = @Id;
        DELETE FROM Partenaire WHERE DossierId = @Id;
        DELETE FROM Presence WHERE DossierId = @Id;
        DELETE FROM EcheanceDossier WHERE DossierId = @Id;
        DELETE FROM Deport WHERE DossierId = @Id;
        UPDATE Dossier SET DossierPrecedentId = NULL WHERE DossierPrecedentId = @Id;
        """);

    private static readonly SqlStatement Suppression = new("DELETE FROM Dossier WHERE Id = @Id AND Version = @Version AND Etat = 'Brouillon'");

    private static readonly Refus Change = Refus.ConflitSur("relisez-le, puis supprimez-le s’il le faut toujours");

    /// <summary>The title of what was deleted; absent when the dossier does not exist for this person.</summary>
    /// <param name="version">Of the dossier shown: what was written since is not deleted unseen.</param>
    public Task<Resultat<string>> ExecuterAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<string>(acteur, async (session, le) =>
        {
            if (await DossierLectureQuery.EnteteAsync(session, id) is not { OrganisationId: var organisationId } || !acteur.EstMembre(organisationId))
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Organisation(organisationId), Verrou.Dossier(id));
            if (await DossierPorteurQuery.LireAsync(session, id, acteur, le) is not { } dossier)
            {
                return Refus.Absent;
            }

            if ((SuppressionDeBrouillon.Refuser(dossier.Entete.Etat) ?? await session.GelAsync(organisationId, "supprimer un brouillon")) is { } refus)
            {
                return refus;
            }

            // Read while there is still something to read.
            var courriels = await PrevenirAsync(session, dossier, acteur, le);
            await session.DetacherLesFichiersAsync(id, le);
            await session.ExecuterAsync(Dependances, new { Id = id });
            if (!await session.ModifierAsync(Suppression, new { Id = id, Version = version }))
            {
                return Change;
            }

            var titre = dossier.Contenu.Projet.Titre;
            return Ecrit.Avec(new Acte(ActeDuJournal.SupprimerBrouillon, ObjetDuJournal.Dossier, id, Details: titre)).Et(courriels).Donnant(titre);
        }, annulation);

    private static async Task<IReadOnlyList<NouveauCourriel>> PrevenirAsync(SqlSession session, DossierPorteur dossier, Acteur acteur, DateTimeOffset le)
    {
        var (id, titre, nom) = (dossier.Entete.Id, dossier.Contenu.Projet.Titre, dossier.Contenu.Organisation.Nom);
        var auxMembres = await session.DestinatairesAsync(id, SorteDeMessage.Suppression, le, await session.UnAsync<Guid>(CreePar, new { Id = id }));
        var courriels = NouveauCourriel.A(GenreDeCourriel.Dossier, auxMembres.Select(d => d.Courriel), (
            $"Brouillon supprimé : {titre}",
            $"Bonjour,\n\n{acteur.Nom} a supprimé le brouillon « {titre} » de « {nom} », préparé pour l’appel « {dossier.Appel.Titre} ». Il n’avait pas été déposé. Ses réponses et ses fichiers ne peuvent pas être retrouvés.\n")).ToList();
        foreach (var part in dossier.Parts.Where(p => p.Partenaire.EstPresent))
        {
            courriels.AddRange(NouveauCourriel.A(GenreDeCourriel.Dossier, await session.AdressesAsync(part.Partenaire, le), TextesDePartenariat.Abandon(await PartenariatQuery.PresenterAsync(session, id), acteur)));
        }

        return [.. courriels, .. await session.ApresSuppressionAsync(dossier, le)];
    }
}

using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>What becomes of an invitation to someone who had no account: sent again or cancelled by a signataire, taken or declined by who holds the address.</summary>
public sealed class GererLesInvitations(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly Refus DejaClose = new("invitation.close", "Cette invitation n’attend plus de réponse : la personne y a répondu, ou elle a été annulée.");

    public Task<Resultat> RelancerAsync(Guid organisationId, Guid invitationId, Acteur acteur, CancellationToken annulation = default) =>
        DuSignataireAsync(organisationId, invitationId, acteur, async (session, le, lu, invitation) =>
        {
            await session.EcrireInvitationAsync(organisationId, (invitation.Courriel, invitation.Qualite), acteur.CompteId, le);
            // The address may have opened its account meanwhile.
            var rejoindre = LiensOrganisations.Rejoindre(organisationId);
            var expireLe = le + VieDesMembres.ValiditeDUneInvitation;
            var texte = await session.CompteDeLAdresseAsync(Compte.Normaliser(invitation.Courriel)) is null
                ? TextesDOrganisation.InvitationSansCompte(lu.Organisation.Nom, invitation.Qualite, acteur, liens.Value.Vers(RetourVoulu.Vers(LiensComptes.Inscription, rejoindre)), expireLe)
                : TextesDOrganisation.InvitationAUnCompte(lu.Organisation.Nom, invitation.Qualite, acteur, liens.Value.Vers(rejoindre), expireLe);
            return Ecrit.Avec(new Acte(ActeDuJournal.RelancerInvitation, ObjetDuJournal.Organisation, organisationId, Details: invitation.Courriel))
                .Envoyant(NouveauCourriel.A(GenreDeCourriel.Acces, [invitation.Courriel], texte));
        }, annulation);

    public Task<Resultat> AnnulerAsync(Guid organisationId, Guid invitationId, Acteur acteur, CancellationToken annulation = default) =>
        DuSignataireAsync(organisationId, invitationId, acteur, async (session, le, _, invitation) =>
            await session.CloreInvitationAsync(organisationId, invitation.Courriel, "Annulee", le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.AnnulerInvitation, ObjetDuJournal.Organisation, organisationId, Details: invitation.Courriel))
                : DejaClose, annulation);

    /// <summary>The person invited becomes a member; the signataires are told.</summary>
    public Task<Resultat> AccepterAsync(Guid organisationId, Acteur acteur, CancellationToken annulation = default) =>
        DeLaPersonneAsync(organisationId, acteur, async (session, le, lu, invitation) =>
        {
            var decision = VieDesMembres.Accepter(lu.Situation, acteur.CompteId, invitation.Qualite, le < invitation.ExpireLe);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (!await session.ChangerMembresAsync(organisationId, lu.Organisation.MembresVersion, decision.Valeur, le) || !await session.CloreInvitationAsync(organisationId, invitation.Courriel, "Acceptee", le))
            {
                return Refus.Conflit;
            }

            await session.SatisfaireAsync(organisationId, acteur.CompteId, acteur.CompteId, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.AccepterInvitation, ObjetDuJournal.Organisation, organisationId, Details: Libelles.Pour(invitation.Qualite)))
                .Et(NouveauCourriel.A(GenreDeCourriel.Acces, lu.Signataires(acteur.CompteId), TextesDOrganisation.InvitationAcceptee(lu.Organisation.Nom, invitation.Qualite, acteur, liens.Value.Vers(LiensOrganisations.Membres(organisationId)))));
        }, annulation);

    public Task<Resultat> DeclinerAsync(Guid organisationId, Acteur acteur, CancellationToken annulation = default) =>
        DeLaPersonneAsync(organisationId, acteur, async (session, le, _, invitation) =>
            await session.CloreInvitationAsync(organisationId, invitation.Courriel, "Declinee", le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.DeclinerInvitation, ObjetDuJournal.Organisation, organisationId))
                : DejaClose, annulation);

    private Task<Resultat> DuSignataireAsync(
        Guid organisationId, Guid invitationId, Acteur acteur, Func<SqlSession, DateTimeOffset, ChargeDeMembres, InvitationAOrganisationRow, Task<Resultat<Ecrit>>> ecrire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            if (!acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu)
            {
                return Refus.Absent;
            }

            return VieDesMembres.GererLesInvitations(lu.Situation, acteur.CompteId) is { EstRefuse: true } refus ? refus.TousLesRefus
                : (await session.InvitationsAsync(organisationId)).FirstOrDefault(i => i.Id == invitationId) is { } invitation ? await ecrire(session, le, lu, invitation)
                : DejaClose;
        }, annulation);

    // Nobody learns here that someone else was invited.
    private Task<Resultat> DeLaPersonneAsync(
        Guid organisationId, Acteur acteur, Func<SqlSession, DateTimeOffset, ChargeDeMembres, InvitationAOrganisationRow, Task<Resultat<Ecrit>>> ecrire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            return await session.ChargerMembresAsync(organisationId) is { } lu && (await session.InvitationsDeAsync(acteur.CompteId)).FirstOrDefault(i => i.OrganisationId == organisationId) is { } invitation
                ? await ecrire(session, le, lu, invitation)
                : DejaClose;
        }, annulation);
}

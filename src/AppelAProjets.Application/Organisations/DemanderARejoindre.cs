using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>Someone asks to join an organisation that is already registered, takes the request back; a signataire answers it.</summary>
public sealed class DemanderARejoindre(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private const int LongueurDuTexte = 1000;

    private static readonly Refus DejaRepondue = new("demande.repondue", "Cette demande n’attend plus de réponse : quelqu’un y a déjà répondu, ou son auteur l’a retirée.");

    /// <summary>Sends the request to every signataire who can answer.</summary>
    public async Task<Resultat> ExecuterAsync(Guid organisationId, string? message, Acteur acteur, CancellationToken annulation = default)
    {
        var texte = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        return texte?.Length > LongueurDuTexte
            ? new Refus("demande.message", $"Raccourcissez votre message : {LongueurDuTexte} caractères au plus.", "Message")
            : await ecrivain.EcrireAsync(acteur, (session, le) => DemanderAsync(session, le, organisationId, texte, acteur), annulation);
    }

    public Task<Resultat> RetirerAsync(Guid organisationId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            var demande = (await session.DemandesDeAsync(acteur.CompteId)).FirstOrDefault(d => d.OrganisationId == organisationId);
            return demande is null || !await session.RepondreAsync(demande.Id, "Retiree", acteur.CompteId, null, le)
                ? DejaRepondue
                : Ecrit.Avec(new Acte(ActeDuJournal.RetirerDemande, ObjetDuJournal.Organisation, organisationId));
        }, annulation);

    public Task<Resultat> AdmettreAsync(Guid organisationId, Guid demandeId, QualiteDeMembre qualite, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var (lu, demande) = await ChargerAsync(session, organisationId, demandeId, acteur);
            if (lu is null || demande is null)
            {
                return lu is null ? Refus.Absent : DejaRepondue;
            }

            var decision = VieDesMembres.Admettre(lu.Situation, acteur.CompteId, demande.CompteId, qualite);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (!await session.ChangerMembresAsync(organisationId, version, decision.Valeur, le) || !await session.RepondreAsync(demande.Id, "Admise", acteur.CompteId, null, le))
            {
                return Refus.Conflit;
            }

            await session.CloreInvitationAsync(organisationId, demande.Courriel, "Acceptee", le);
            return Ecrit.Avec(new Acte(ActeDuJournal.AdmettreMembre, ObjetDuJournal.Organisation, organisationId, Details: $"{demande.Prenom} {demande.Nom}, {Libelles.Pour(qualite)}"))
                .Et(NouveauCourriel.A(GenreDeCourriel.Acces, [demande.Courriel], TextesDOrganisation.Admission(lu.Organisation.Nom, qualite, acteur, liens.Value.Vers(LiensDossiers.Espace))));
        }, annulation);

    /// <summary>A signataire refuses, with a reason that the person reads.</summary>
    public Task<Resultat> RefuserAsync(Guid organisationId, Guid demandeId, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var (lu, demande) = await ChargerAsync(session, organisationId, demandeId, acteur);
            if (lu is null || demande is null)
            {
                return lu is null ? Refus.Absent : DejaRepondue;
            }

            if (VieDesMembres.RefuserLaDemande(lu.Situation, acteur.CompteId, motif) is { EstRefuse: true } refus)
            {
                return refus.TousLesRefus;
            }

            var texte = motif!.Trim()[..Math.Min(motif.Trim().Length, LongueurDuTexte)];
            if (!await session.RepondreAsync(demande.Id, "Refusee", acteur.CompteId, texte, le))
            {
                return DejaRepondue;
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.RefuserDemande, ObjetDuJournal.Organisation, organisationId, texte, $"{demande.Prenom} {demande.Nom}"))
                .Et(NouveauCourriel.A(GenreDeCourriel.Acces, [demande.Courriel], TextesDOrganisation.RefusDeDemande(lu.Organisation.Nom, texte)));
        }, annulation);

    private async Task<Resultat<Ecrit>> DemanderAsync(SqlSession session, DateTimeOffset le, Guid organisationId, string? texte, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Organisation(organisationId));
        if (await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return Refus.Absent;
        }

        var demandes = await session.DemandesAsync(organisationId);
        if (VieDesMembres.DemanderARejoindre(lu.Situation, acteur.CompteId, demandes.Any(d => d.CompteId == acteur.CompteId)) is { EstRefuse: true } refus)
        {
            return refus.TousLesRefus;
        }

        if (!await session.AjouterDemandeAsync(Guid.CreateVersion7(), organisationId, acteur.CompteId, texte, le))
        {
            return Refus.Conflit;
        }

        var page = liens.Value.Vers(LiensOrganisations.Organisation(organisationId));
        return Ecrit.Avec(new Acte(ActeDuJournal.DemanderARejoindre, ObjetDuJournal.Organisation, organisationId))
            .Et(NouveauCourriel.A(GenreDeCourriel.Acces, lu.Signataires(acteur.CompteId), TextesDOrganisation.Demande(lu.Organisation.Nom, acteur, texte, page)));
    }

    // No organisation: absent for this person. No request: it awaits no answer any more.
    private static async Task<(ChargeDeMembres? Lu, DemandeRow? Demande)> ChargerAsync(SqlSession session, Guid organisationId, Guid demandeId, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Organisation(organisationId));
        return !acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu
            ? (null, null)
            : (lu, (await session.DemandesAsync(organisationId)).FirstOrDefault(d => d.Id == demandeId));
    }
}

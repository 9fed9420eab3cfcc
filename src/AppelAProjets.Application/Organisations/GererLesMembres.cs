using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>Invites, gives another quality, ends a membership, hands over. Each act conflicts with another one made since the page was read.</summary>
public sealed class GererLesMembres(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    // A member stands down from every dossier of the organisation: nobody may impose that on an agent.
    private static readonly SqlStatement Agents = new($"""
        SELECT COUNT(*) AS Nombre FROM Habilitation h
        WHERE h.CompteId = @CompteId AND h.Role <> {RolesSql.Porteur} AND h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant)
        """);

    private static readonly Refus Agent = new("membre.agent", "Cette adresse ne peut pas être ajoutée : choisissez-en une autre, ou demandez au secrétariat de l’appel.", "Courriel");

    /// <summary>Adds the account of that address and tells its owner; when there is none, invites the address to create one. The value is what to tell the signataire.</summary>
    public async Task<Resultat<string>> AjouterAsync(Guid organisationId, string? courriel, QualiteDeMembre qualite, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(courriel);
        return adresse.EstRefuse
            ? adresse.Refus with { Champ = "Courriel" }
            : await ecrivain.EcrireAsync(acteur, (session, le) => AjouterAsync(session, le, organisationId, (adresse.Valeur, qualite), version, acteur), annulation);
    }

    public Task<Resultat> QualifierAsync(Guid organisationId, Guid compteId, QualiteDeMembre qualite, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(organisationId, version, acteur, s => VieDesMembres.Qualifier(s, acteur.CompteId, compteId, qualite), lu =>
        {
            var membre = lu.Membres.Single(m => m.CompteId == compteId);
            return Ecrit.Avec(new Acte(ActeDuJournal.QualifierMembre, ObjetDuJournal.Organisation, organisationId, Details: $"{membre.Prenom} {membre.Nom} : {Libelles.Pour(qualite)}"))
                .Et(NouveauCourriel.A(GenreDeCourriel.Acces, [membre.Courriel], TextesDOrganisation.Qualite(lu.Organisation.Nom, qualite, acteur, Page(organisationId))));
        }, annulation);

    /// <summary>Ends the membership of another one, or one's own; the last signataire cannot go.</summary>
    public Task<Resultat> RetirerAsync(Guid organisationId, Guid compteId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(organisationId, version, acteur, s => VieDesMembres.Terminer(s, acteur.CompteId, compteId), lu =>
        {
            var membre = lu.Membres.Single(m => m.CompteId == compteId);
            var partant = compteId == acteur.CompteId;
            return Ecrit.Avec(new Acte(partant ? ActeDuJournal.Quitter : ActeDuJournal.RetirerMembre, ObjetDuJournal.Organisation, organisationId, Details: $"{membre.Prenom} {membre.Nom}"))
                .Et(partant
                    ? NouveauCourriel.A(GenreDeCourriel.Acces, lu.Signataires(compteId), TextesDOrganisation.Depart(lu.Organisation.Nom, acteur, Page(organisationId)))
                    : NouveauCourriel.A(GenreDeCourriel.Acces, [membre.Courriel], TextesDOrganisation.Fin(lu.Organisation.Nom, acteur)));
        }, annulation);

    /// <summary>Another member becomes signataire and the actor leaves, in one act.</summary>
    public Task<Resultat> PasserLaMainAsync(Guid organisationId, Guid successeurId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(organisationId, version, acteur, s => VieDesMembres.PasserLaMain(s, acteur.CompteId, successeurId), lu =>
        {
            var successeur = lu.Membres.Single(m => m.CompteId == successeurId);
            var nom = $"{successeur.Prenom} {successeur.Nom}";
            return Ecrit.Avec(new Acte(ActeDuJournal.PasserLaMain, ObjetDuJournal.Organisation, organisationId, Details: nom))
                .Et(NouveauCourriel.A(GenreDeCourriel.Acces, lu.Signataires(acteur.CompteId).Append(successeur.Courriel), TextesDOrganisation.Passage(lu.Organisation.Nom, acteur, nom, Page(organisationId))));
        }, annulation);

    private string Page(Guid organisationId) => liens.Value.Vers(LiensOrganisations.Organisation(organisationId));

    private async Task<Resultat<Ecrit<string>>> AjouterAsync(
        SqlSession session, DateTimeOffset le, Guid organisationId, (string Adresse, QualiteDeMembre Qualite) voulu, int version, Acteur acteur)
    {
        var (adresse, qualite) = voulu;
        var vise = await session.CompteDeLAdresseAsync(adresse);
        await session.VerrouillerAsync(vise is null ? [Verrou.Organisation(organisationId)] : [Verrou.Organisation(organisationId), Verrou.Compte(vise.CompteId)]);
        if (!acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return Refus.Absent;
        }

        // The decision comes first: only a signataire learns anything of an address.
        var decision = VieDesMembres.Admettre(lu.Situation, acteur.CompteId, vise?.CompteId ?? Guid.Empty, qualite);
        if (decision.EstRefuse)
        {
            return decision.Refus with { Champ = "Courriel" };
        }

        if (vise is not null && await session.UnAsync<int>(Agents, new { vise.CompteId, Maintenant = le }) > 0)
        {
            return Agent;
        }

        // Read again: the account may have been opened or closed before its lock was granted.
        if (await session.CompteDeLAdresseAsync(adresse) != vise || !await session.ChangerMembresAsync(organisationId, version, vise is null ? [] : decision.Valeur, le))
        {
            return Refus.Conflit;
        }

        if (vise is null)
        {
            var (expireLe, inscription) = (le + VieDesMembres.ValiditeDUneInvitation, liens.Value.Vers(RetourVoulu.Vers(LiensComptes.Inscription, LiensOrganisations.Rejoindre(organisationId))));
            await session.EcrireInvitationAsync(organisationId, voulu, acteur.CompteId, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.Inviter, ObjetDuJournal.Organisation, organisationId, Details: $"{adresse}, {Libelles.Pour(qualite)}"))
                .Et(NouveauCourriel.A(GenreDeCourriel.Acces, [adresse], TextesDOrganisation.InvitationSansCompte(lu.Organisation.Nom, qualite, acteur, inscription, expireLe)))
                .Donnant($"Aucun compte ne correspond encore à {adresse}. Nous lui envoyons une invitation, que vous suivez ici : une fois son compte créé avec cette adresse, la personne l’acceptera. Un courriel vous préviendra.");
        }

        await session.SatisfaireAsync(organisationId, vise.CompteId, acteur.CompteId, le);
        await session.CloreInvitationAsync(organisationId, adresse, "Acceptee", le);
        return Ecrit.Avec(new Acte(ActeDuJournal.AjouterMembre, ObjetDuJournal.Organisation, organisationId, Details: $"{vise.NomComplet}, {Libelles.Pour(qualite)}"))
            .Et(NouveauCourriel.A(GenreDeCourriel.Acces, [adresse], TextesDOrganisation.Ajout(lu.Organisation.Nom, qualite, acteur, liens.Value.Vers(LiensDossiers.Espace))))
            .Donnant($"{vise.NomComplet} est maintenant membre. Un courriel l’en informe.");
    }

    private Task<Resultat> ChangerAsync(
        Guid organisationId, int version, Acteur acteur, Func<SituationDesMembres, Resultat<IReadOnlyList<ChangementDeMembre>>> decider, Func<ChargeDeMembres, Ecrit> raconter, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            if (!acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu)
            {
                return Refus.Absent;
            }

            var decision = decider(lu.Situation);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            return await session.ChangerMembresAsync(organisationId, version, decision.Valeur, le) ? raconter(lu) : Refus.Conflit;
        }, annulation);
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>Invites, gives another quality, ends a membership, hands over. Each act conflicts with another one made since the page was read.</summary>
public sealed class GererLesMembres(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
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
        if (adresse.EstRefuse)
        {
            return adresse.Refus with { Champ = "Courriel" };
        }

        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return RefusDeDonnees.Introuvable;
        }

        var compte = await session.CompteDeLAdresseAsync(adresse.Valeur);
        // The decision comes first: only a signataire learns anything of an address.
        var decision = VieDesMembres.Admettre(lu.Situation, acteur.CompteId, compte?.CompteId ?? Guid.Empty, qualite);
        if (decision.EstRefuse)
        {
            return decision.Refus with { Champ = "Courriel" };
        }

        if (compte is not null && await session.UnAsync<int>(Agents, new { compte.CompteId, Maintenant = le }) > 0)
        {
            return Agent;
        }

        if (!await session.ChangerMembresAsync(organisationId, version, compte is null ? [] : decision.Valeur, le))
        {
            return RefusDeDonnees.Conflit;
        }

        var (acte, lien) = compte is null ? ("inviter", LiensComptes.Inscription) : ("ajouter-membre", LiensDossiers.Espace);
        if (compte is not null)
        {
            await session.SatisfaireAsync(organisationId, compte.CompteId, acteur.CompteId, le);
        }

        await session.JournaliserAsync(acteur, le, acte, "Organisation", organisationId, details: $"{compte?.NomComplet ?? adresse.Valeur}, {qualite}");
        await EcrireAAsync(session, [adresse.Valeur], TextesDOrganisation.Invitation(compte is not null, lu.Organisation.Nom, qualite, acteur, liens.Value.Vers(lien)), le);
        await session.ValiderAsync();
        return compte is null
            ? $"Aucun compte ne correspond encore à {adresse.Valeur}. Nous lui envoyons une invitation : une fois son compte créé avec cette adresse, revenez l’ajouter ici."
            : $"{compte.NomComplet} est maintenant membre. Un courriel l’en informe.";
    }

    public Task<Resultat> QualifierAsync(Guid organisationId, Guid compteId, QualiteDeMembre qualite, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(organisationId, version, acteur, s => VieDesMembres.Qualifier(s, acteur.CompteId, compteId, qualite), async (session, lu, le) =>
        {
            var membre = lu.Membres.Single(m => m.CompteId == compteId);
            await session.JournaliserAsync(acteur, le, "qualifier-membre", "Organisation", organisationId, details: $"{membre.Prenom} {membre.Nom} : {qualite}");
            await EcrireAAsync(session, [membre.Courriel], TextesDOrganisation.Qualite(lu.Organisation.Nom, qualite, acteur, Page(organisationId)), le);
        }, annulation);

    /// <summary>Ends the membership of another one, or one's own; the last signataire cannot go.</summary>
    public Task<Resultat> RetirerAsync(Guid organisationId, Guid compteId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(organisationId, version, acteur, s => VieDesMembres.Terminer(s, acteur.CompteId, compteId), async (session, lu, le) =>
        {
            var membre = lu.Membres.Single(m => m.CompteId == compteId);
            var partant = compteId == acteur.CompteId;
            await session.JournaliserAsync(acteur, le, partant ? "quitter" : "retirer-membre", "Organisation", organisationId, details: $"{membre.Prenom} {membre.Nom}");
            await (partant
                ? EcrireAAsync(session, lu.Signataires(compteId), TextesDOrganisation.Depart(lu.Organisation.Nom, acteur, Page(organisationId)), le)
                : EcrireAAsync(session, [membre.Courriel], TextesDOrganisation.Fin(lu.Organisation.Nom, acteur), le));
        }, annulation);

    /// <summary>Another member becomes signataire and the actor leaves, in one act.</summary>
    public Task<Resultat> PasserLaMainAsync(Guid organisationId, Guid successeurId, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(organisationId, version, acteur, s => VieDesMembres.PasserLaMain(s, acteur.CompteId, successeurId), async (session, lu, le) =>
        {
            var successeur = lu.Membres.Single(m => m.CompteId == successeurId);
            var nom = $"{successeur.Prenom} {successeur.Nom}";
            await session.JournaliserAsync(acteur, le, "passer-la-main", "Organisation", organisationId, details: nom);
            await EcrireAAsync(session, lu.Signataires(acteur.CompteId).Append(successeur.Courriel), TextesDOrganisation.Passage(lu.Organisation.Nom, acteur, nom, Page(organisationId)), le);
        }, annulation);

    internal static async Task EcrireAAsync(SqlSession session, IEnumerable<string> destinataires, (string Objet, string Corps) texte, DateTimeOffset le)
    {
        foreach (var destinataire in destinataires.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await session.AjouterCourrielAsync(destinataire, texte.Objet, texte.Corps, le);
        }
    }

    private string Page(Guid organisationId) => liens.Value.Vers(LiensOrganisations.Organisation(organisationId));

    private async Task<Resultat> ChangerAsync(
        Guid organisationId, int version, Acteur acteur, Func<SituationDesMembres, Resultat<IReadOnlyList<ChangementDeMembre>>> decider,
        Func<SqlSession, ChargeDeMembres, DateTimeOffset, Task> raconter, CancellationToken annulation)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return RefusDeDonnees.Introuvable;
        }

        var decision = decider(lu.Situation);
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        if (!await session.ChangerMembresAsync(organisationId, version, decision.Valeur, le))
        {
            return RefusDeDonnees.Conflit;
        }

        await raconter(session, lu, le);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}

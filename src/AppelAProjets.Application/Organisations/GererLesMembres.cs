using AppelAProjets.Application.Courriels;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Identifiants;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>Adds and removes members; reserved to a signataire.</summary>
public sealed class GererLesMembres(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    // A member stands down from every dossier of the organisation: nobody may impose that on an agent.
    private static readonly SqlStatement Agents = new("""
        SELECT COUNT(*) AS Nombre FROM Habilitation h
        WHERE h.CompteId = @Id AND h.Role <> 'Porteur' AND h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant)
        """);

    private static readonly Refus Reserve = new("membre.signataire", "Seul un signataire de l’organisation peut ajouter ou retirer un membre.");

    /// <summary>Adds the account of that address and tells its owner; when there is none, invites the address to create one. The value is what to tell the signataire.</summary>
    public async Task<Resultat<string>> AjouterAsync(Guid organisationId, string? courriel, QualiteDeMembre qualite, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.EstSignataire(organisationId))
        {
            return Reserve;
        }

        var adresse = Courriel.Lire(courriel);
        if (adresse.EstRefuse)
        {
            return adresse.Refus with { Champ = "Courriel" };
        }

        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        var nom = await session.NomDOrganisationAsync(organisationId);
        var compte = await session.CompteInviteAsync(adresse.Valeur);
        if (compte?.Id == acteur.CompteId)
        {
            return new Refus("membre.soi-meme", "C’est votre propre adresse\u00A0: vous êtes déjà membre.", "Courriel");
        }

        if (compte is not null && await session.UnAsync<int>(Agents, new { compte.Id, Maintenant = le }) > 0)
        {
            return new Refus("membre.agent", "Cette adresse ne peut pas être ajoutée\u00A0: choisissez-en une autre, ou demandez au secrétariat de l’appel.", "Courriel");
        }

        if (compte is not null)
        {
            await session.InscrireMembreAsync(organisationId, compte.Id, qualite, le);
        }

        var (action, lien) = compte is null ? ("inviter", "/inscription") : ("ajouter-membre", "/espace");
        await session.JournaliserAsync(acteur, le, action, "Organisation", organisationId, details: qualite.ToString());
        await session.AjouterCourrielAsync(adresse.Valeur, $"{nom}\u00A0: vous êtes invité à rejoindre l’organisation", Corps(compte is not null, nom, qualite, acteur, liens.Value.Vers(lien)), le);
        await session.ValiderAsync();
        return compte is null
            ? $"Aucun compte ne correspond encore à {adresse.Valeur}. Nous lui envoyons une invitation\u00A0: une fois son compte créé avec cette adresse, revenez l’ajouter ici."
            : $"{compte.Prenom} {compte.Nom} est maintenant membre. Un courriel l’en informe.";
    }

    /// <summary>Ends a membership; the last signataire cannot leave.</summary>
    public async Task<Resultat> RetirerAsync(Guid organisationId, Guid compteId, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.EstSignataire(organisationId))
        {
            return Reserve;
        }

        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!await session.AUnAutreSignataireAsync(organisationId, compteId))
        {
            return new Refus("membre.dernier-signataire", "L’organisation doit garder au moins un signataire\u00A0: ajoutez-en un autre d’abord.");
        }

        if (!await session.RetirerMembreAsync(organisationId, compteId, le))
        {
            return new Refus("conflit", "Cette personne n’est déjà plus membre de l’organisation.");
        }

        await session.JournaliserAsync(acteur, le, "retirer-membre", "Organisation", organisationId, details: compteId.ToString());
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static string Corps(bool membre, string? nom, QualiteDeMembre qualite, Acteur acteur, string lien)
    {
        var role = qualite == QualiteDeMembre.Signataire ? "signataire (vous pouvez déposer les dossiers)" : "rédacteur ou rédactrice (vous pouvez préparer les dossiers)";
        var suite = membre
            ? $"Vous la trouvez dans votre espace\u00A0: {lien}"
            : $"Créez d’abord un compte avec cette adresse électronique\u00A0: {lien}\n\nPuis prévenez {acteur.Nom}, qui pourra vous ajouter.";
        return $"Bonjour,\n\n{acteur.Nom} vous invite à rejoindre «\u00A0{nom}\u00A0» sur le portail de l’appel à projets, comme {role}.\n\n{suite}\n\nSi vous ne connaissez pas cette personne, ne tenez pas compte de ce message.\n";
    }
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>Someone asks to join an organisation that is already registered, takes the request back; a signataire answers it.</summary>
public sealed class DemanderARejoindre(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    private const int LongueurDuTexte = 1000;

    /// <summary>Sends the request to every signataire who can answer.</summary>
    public async Task<Resultat> ExecuterAsync(Guid organisationId, string? message, Acteur acteur, CancellationToken annulation = default)
    {
        var texte = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        if (texte?.Length > LongueurDuTexte)
        {
            return new Refus("demande.message", $"Raccourcissez votre message : {LongueurDuTexte} caractères au plus.", "Message");
        }

        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerAsync($"Organisation.Demandes.{organisationId}");
        if (await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return RefusDeDonnees.Introuvable;
        }

        var demandes = await session.DemandesAsync(organisationId);
        if (VieDesMembres.DemanderARejoindre(lu.Situation, acteur.CompteId, demandes.Any(d => d.CompteId == acteur.CompteId)) is { EstRefuse: true } refus)
        {
            return refus;
        }

        if (!await session.AjouterDemandeAsync(Guid.CreateVersion7(), organisationId, acteur.CompteId, texte, le))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, le, "demander-a-rejoindre", "Organisation", organisationId);
        await GererLesMembres.EcrireAAsync(session, lu.Signataires(acteur.CompteId), TextesDOrganisation.Demande(lu.Organisation.Nom, acteur, texte, Page(organisationId)), le);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    public async Task<Resultat> RetirerAsync(Guid organisationId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        var demande = (await session.DemandesDeAsync(acteur.CompteId)).FirstOrDefault(d => d.OrganisationId == organisationId);
        if (demande is null || !await session.RepondreAsync(demande.Id, "Retiree", acteur.CompteId, null, le))
        {
            return DejaRepondue;
        }

        await session.JournaliserAsync(acteur, le, "retirer-demande", "Organisation", organisationId);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    public async Task<Resultat> AdmettreAsync(Guid organisationId, Guid demandeId, QualiteDeMembre qualite, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await ChargerAsync(session, organisationId, demandeId, acteur) is not { Lu: { } lu } charge)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (charge.Demande is not { } demande)
        {
            return DejaRepondue;
        }

        var decision = VieDesMembres.Admettre(lu.Situation, acteur.CompteId, demande.CompteId, qualite);
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        if (!await session.ChangerMembresAsync(organisationId, version, decision.Valeur, le) || !await session.RepondreAsync(demande.Id, "Admise", acteur.CompteId, null, le))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, le, "admettre-membre", "Organisation", organisationId, details: $"{demande.Prenom} {demande.Nom}, {qualite}");
        await GererLesMembres.EcrireAAsync(session, [demande.Courriel], TextesDOrganisation.Admission(lu.Organisation.Nom, qualite, acteur, liens.Value.Vers(LiensDossiers.Espace)), le);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    /// <summary>A signataire refuses, with a reason that the person reads.</summary>
    public async Task<Resultat> RefuserAsync(Guid organisationId, Guid demandeId, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await ChargerAsync(session, organisationId, demandeId, acteur) is not { Lu: { } lu } charge)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (charge.Demande is not { } demande)
        {
            return DejaRepondue;
        }

        if (VieDesMembres.RefuserLaDemande(lu.Situation, acteur.CompteId, motif) is { EstRefuse: true } refus)
        {
            return refus;
        }

        var texte = motif!.Trim()[..Math.Min(motif.Trim().Length, LongueurDuTexte)];
        if (!await session.RepondreAsync(demande.Id, "Refusee", acteur.CompteId, texte, le))
        {
            return DejaRepondue;
        }

        await session.JournaliserAsync(acteur, le, "refuser-demande", "Organisation", organisationId, texte, $"{demande.Prenom} {demande.Nom}");
        await GererLesMembres.EcrireAAsync(session, [demande.Courriel], TextesDOrganisation.RefusDeDemande(lu.Organisation.Nom, texte), le);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static Refus DejaRepondue { get; } = new("demande.repondue", "Cette demande n’attend plus de réponse : quelqu’un y a déjà répondu, ou son auteur l’a retirée.");

    private string Page(Guid organisationId) => liens.Value.Vers(LiensOrganisations.Organisation(organisationId));

    private static async Task<(ChargeDeMembres? Lu, DemandeRow? Demande)> ChargerAsync(SqlSession session, Guid organisationId, Guid demandeId, Acteur acteur) =>
        !acteur.EstMembre(organisationId) || await session.ChargerMembresAsync(organisationId) is not { } lu
            ? (null, null)
            : (lu, (await session.DemandesAsync(organisationId)).FirstOrDefault(d => d.Id == demandeId));
}

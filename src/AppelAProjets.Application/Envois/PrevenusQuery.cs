using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>Who was told by mail of what a dossier awaits from them, and when: so that nobody asks twice, nor believes that nobody was asked.</summary>
public sealed class PrevenusQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>The other signataires to whom "prêt à signer" was said.</summary>
    /// <param name="dossier">As the person loaded it.</param>
    public async Task<IReadOnlyList<PersonnePrevenue>> DeSignerAsync(DossierPorteur dossier, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var signataires = await session.DestinatairesAsync(dossier.Entete.Id, SorteDeMessage.PretASigner, horloge.GetUtcNow(), acteur.CompteId);
        return await session.PrevenuesAsync([.. signataires.Select(s => s.Courriel)], PlafondDEnvoi.PretASigner + dossier.Entete.Id);
    }

    /// <summary>The other signataires of a partner to whom it was said that their agreement is awaited.</summary>
    /// <param name="partenaire">As one of its people loaded it.</param>
    public async Task<IReadOnlyList<PersonnePrevenue>> DeLAccordAsync(PartenaireRow partenaire, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return partenaire.OrganisationId is { } organisation
            ? await session.PrevenuesAsync(await session.AutresSignatairesAsync(organisation, acteur, horloge.GetUtcNow()), PlafondDEnvoi.PretASigner + partenaire.Id)
            : [];
    }

    /// <summary>By partner, those to whom its invitation or a reminder was sent.</summary>
    /// <param name="dossier">As the chef de file loaded it.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PersonnePrevenue>>> DesPartenairesAsync(DossierPorteur dossier, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var lues = new Dictionary<Guid, IReadOnlyList<PersonnePrevenue>>();
        foreach (var partenaire in dossier.Parts.Select(p => p.Partenaire).Where(p => p.EstPresent))
        {
            // Whom the invitation reached, then whoever answers for the organisation since.
            string[] adresses = [.. await session.AdressesAsync(partenaire, horloge.GetUtcNow()), .. partenaire.Courriel is { } invitee ? new[] { invitee } : []];
            lues[partenaire.Id] = await session.PrevenuesAsync(
                [.. adresses.Distinct(StringComparer.OrdinalIgnoreCase)],
                CourrielStore.CauseDe(ActeDuJournal.InviterPartenaire, dossier.Entete.Id), CourrielStore.CauseDe(ActeDuJournal.RelancerPartenaire, dossier.Entete.Id));
        }

        return lues;
    }
}

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
            ? await session.PrevenuesAsync(await session.SignatairesAsync(organisation, horloge.GetUtcNow(), acteur), PlafondDEnvoi.PretASigner + partenaire.Id)
            : [];
    }

    /// <summary>By partner, those to whom its invitation or a reminder was sent.</summary>
    /// <param name="dossier">As the chef de file loaded it.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PersonnePrevenue>>> DesPartenairesAsync(DossierPorteur dossier, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var adresses = new Dictionary<PartenaireRow, (IReadOnlyList<string> Signataires, string[] Toutes)>();
        foreach (var partenaire in dossier.Parts.Select(p => p.Partenaire).Where(p => p.EstPresent))
        {
            // Whom the invitation reached, then whoever answers for the organisation since.
            var signataires = await session.AdressesAsync(partenaire, horloge.GetUtcNow());
            adresses[partenaire] = (signataires, [.. signataires, .. partenaire.Courriel is { } invitee ? new[] { invitee } : []]);
        }

        var prevenues = await session.PrevenuesAsync(
            [.. adresses.Values.SelectMany(a => a.Toutes).Distinct(StringComparer.OrdinalIgnoreCase)],
            CourrielStore.CauseDe(ActeDuJournal.InviterPartenaire, dossier.Entete.Id), CourrielStore.CauseDe(ActeDuJournal.RelancerPartenaire, dossier.Entete.Id));
        return adresses.ToDictionary(a => a.Key.Id, a => (IReadOnlyList<PersonnePrevenue>)[.. prevenues
            .Where(p => a.Value.Toutes.Contains(p.Adresse, StringComparer.OrdinalIgnoreCase))
            .Select(p => SeNomme(a.Key, a.Value.Signataires, p.Adresse) ? p : p with { Nom = p.Adresse })]);
    }

    // Whoever types an address is not told whose it is: those who answer for an organisation are known to those who work with it, once it has accepted.
    private static bool SeNomme(PartenaireRow partenaire, IReadOnlyList<string> signataires, string adresse) =>
        partenaire is { ReponduLe: not null, OrganisationId: not null } && signataires.Contains(adresse, StringComparer.OrdinalIgnoreCase);
}

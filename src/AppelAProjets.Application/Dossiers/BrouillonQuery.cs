using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>The least that must be known to keep an answer: who may, in which sections, what fields the call has.</summary>
internal sealed record Brouillon(DossierEntete Entete, IReadOnlyCollection<SectionDossier> Ouvertes, bool EstSignataire, IReadOnlyDictionary<string, ChampDeFormulaire> Champs)
{
    public Refus? Refuser(ChampDeFormulaire? champ) => champ is null
        ? new Refus("champ.inconnu", "Cette page n’est plus à jour : rechargez-la, puis recommencez.")
        : SectionOuverte.Refuser(Entete.Etat, Ouvertes, EstSignataire, champ.Section);
}

internal static class BrouillonQuery
{
    public static async Task<Brouillon?> LireAsync(SqlSession session, Guid id, Acteur acteur, DateTimeOffset le)
    {
        if (await DossierLectureQuery.EnteteAsync(session, id) is not { } entete || !acteur.EstMembre(entete.OrganisationId))
        {
            return null;
        }

        var regle = (await session.AppelDuDossierAsync(entete))!;
        var ouvertes = await OuvertesAsync(session, entete, regle.EstClosLe(le));
        var champs = regle.Champs(entete.EstOrganismePublic).ParCle();
        return new Brouillon(entete, ouvertes, acteur.EstSignataire(entete.OrganisationId), champs);
    }

    /// <summary>The part of a partner, for its people.</summary>
    public static async Task<Brouillon?> LirePartAsync(SqlSession session, Guid partenaireId, Acteur acteur, DateTimeOffset le) =>
        await session.PartenaireDeAsync(partenaireId, acteur) is { Partenaire: { Participe: true } partenaire, Qualite: var qualite }
        && await DossierLectureQuery.EnteteAsync(session, partenaire.DossierId) is { } entete
            ? new Brouillon(entete, await OuvertesAsync(session, entete, (await session.AppelDuDossierAsync(entete))!.EstClosLe(le)), qualite == QualiteDeMembre.Signataire, ChampsDesPartenaires.Part(partenaireId).ParCle())
            : null;

    public static async Task<IReadOnlyCollection<SectionDossier>> OuvertesAsync(SqlSession session, DossierEntete entete, bool depotClos) =>
        ComplementsStore.SectionsOuvertes(entete, entete.Etat == EtatDossier.ACompleter ? await session.ComplementsAsync(entete.Id) : [], depotClos);
}

using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>The least that must be known to keep an answer: who may, in which sections, what fields the call has.</summary>
internal sealed record Brouillon(DossierEntete Entete, IReadOnlyCollection<SectionDossier> Ouvertes, bool EstSignataire, IReadOnlyDictionary<string, ChampDeFormulaire> Champs)
{
    /// <summary>Why this field cannot be kept now, or null.</summary>
    public Refus? Refuser(ChampDeFormulaire? champ) => champ is null
        ? new Refus("champ.inconnu", "Cette page n’est plus à jour\u00A0: rechargez-la, puis recommencez.")
        : SectionOuverte.Refuser(Entete.Etat, Ouvertes, EstSignataire, champ.Section);
}

/// <summary>Reads it, for a member of the organisation.</summary>
internal static class BrouillonQuery
{
    public static async Task<Brouillon?> LireAsync(SqlSession session, Guid id, Acteur acteur)
    {
        if (await DossierLectureQuery.EnteteAsync(session, id) is not { } entete || !acteur.EstMembre(entete.OrganisationId))
        {
            return null;
        }

        var regle = (await session.RegleAsync(entete.AppelId))!;
        var complements = entete.Etat == EtatDossier.ACompleter ? await session.ComplementsAsync(id) : [];
        var champs = regle.Champs(entete.EstOrganismePublic).ToDictionary(c => c.Cle);
        return new Brouillon(entete, ComplementsStore.SectionsOuvertes(entete.Etat, complements), acteur.EstSignataire(entete.OrganisationId), champs);
    }
}

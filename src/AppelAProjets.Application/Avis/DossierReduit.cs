using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Identifiants;

namespace AppelAProjets.Application.Avis;

/// <summary>A dossier for whoever is not of the services: as deposited, without bank account, telephone, address of a person nor reserved piece, and nothing of what the funders think of it.</summary>
public sealed record DossierReduit(DossierLu Lu, IReadOnlyList<FichierDuDossier> Fichiers, DossierContenu Contenu);

internal static class DossierReduitStore
{
    // Whom to reach, and what the référent noted of a meeting.
    private static readonly string[] Ecartees = ["responsable.", "organisation.contact", "organisation.gestion", "rencontre.", "attestations."];

    public static async Task<DossierReduit> DossierReduitAsync(this SqlSession session, Guid dossierId)
    {
        var lecture = (await DossierLectureQuery.LireAsync(session, dossierId))!;
        var appel = (await session.AppelAsync(lecture.Entete.AppelId))!;
        var contenu = SansPersonne(lecture.Contenu.SansBanque());
        var lu = DossierLu.De(contenu, appel.Lecteur(litTout: false));
        var fichiers = appel.Montrer(await session.FichiersDeposesAsync(contenu), litTout: false);
        return new DossierReduit(new DossierLu([.. lu.Parties.Where(p => p.Cle is not ("pieces" or "attestations" or "sans-changement")).Select(Reduire).Where(p => !p.EstVide)]), fichiers, contenu);
    }

    private static DossierContenu SansPersonne(DossierContenu contenu) => contenu with
    {
        Organisation = contenu.Organisation with { Courriel = null, Telephone = null },
        Responsable = new ResponsableContenu(null, null, null),
        Identite = contenu.Identite is not { } identite ? null : identite with
        {
            Siege = identite.Siege with { Courriel = null, Telephone = null },
            Representant = identite.Representant with { Courriel = null, Telephone = null },
        },
    };

    private static PartieLue Reduire(PartieLue partie) => partie with
    {
        Sections = [.. partie.Sections.Select(s => s with { Elements = [.. s.Elements.Where(e => !Ecartees.Any(p => e.Cle.StartsWith(p, StringComparison.Ordinal)) && !EstUnContact(e))] }).Where(s => s.Elements.Count > 0)],
    };

    // A question of the call may ask for a number or an address.
    private static bool EstUnContact(ElementLu element) => element is ValeurLue { Montant: null, Texte: { Length: > 0 and < 100 } texte } && (!Telephone.Lire(texte).EstRefuse || !Courriel.Lire(texte).EstRefuse);
}

using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Lectures;

/// <summary>Part 7: what is attested on honour, what is asked for the year, the account to pay.</summary>
internal static class PartieAttestations
{
    private const string Atteste = "Attesté";

    public static IReadOnlyList<SectionLue> Composer(MatiereDuDossier m)
    {
        var identite = m.Contenu.Identite;
        return m.Section(null, SectionDossier.Attestations,
        [
            .. ChampsDuDossier.Attestations(identite?.ContratRepublicainDemande == false).SelectMany(champ => Attestation(m, champ)),
            .. identite?.ContratRepublicainDemande == false ? [new ValeurLue("attestations.contrat-republicain", "Contrat d’engagement républicain", "Non demandé à un organisme public")] : Array.Empty<ElementLu>(),
            ValeurLue.De("demandes.annee", $"Subvention demandée au titre de {m.Contenu.Appel.Annee}", m.Contenu.Financement.Plan().DemandeAuPortail),
            .. identite is null ? [] : LignesDIdentite.Aides(identite).Concat(LignesDIdentite.Banque(identite)),
        ], SectionDossier.Attestations);
    }

    // What is asked of everyone is shown even when it is not attested.
    private static IEnumerable<ElementLu> Attestation(MatiereDuDossier m, ChampDeFormulaire champ)
    {
        var a = m.Contenu.Attestations;
        return champ.Cle switch
        {
            "attestations.exactitude" => [m.Dire(champ.Cle, champ.Libelle, a.Exactitude ? Atteste : null)],
            "attestations.obligations" => [m.Dire(champ.Cle, champ.Libelle, a.Obligations ? Atteste : null)],
            "attestations.charte" => m.DireSiRempli(champ.Cle, champ.Libelle, a.Charte ? Atteste : null),
            _ => m.DireSiRempli(champ.Cle, champ.Libelle, Contrat(a)),
        };
    }

    private static string? Contrat(AttestationsContenu a) => !a.ContratRepublicain ? null
        : a.ContratSigneLe is { } le ? $"Souscrit par {a.ContratSignePar} le {HeureDeParis.Ecrire(le)} ({a.ContratVersion})" : "Souscrit";
}

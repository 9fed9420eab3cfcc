using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Papier;

/// <summary>Part 7: what is attested on honour, what is asked for the year, the account to pay.</summary>
internal static class PartieAttestations
{
    public static IReadOnlyList<Bloc> Composer(MatiereDuDossier m)
    {
        var (a, o, f) = (m.Contenu.Attestations, m.Contenu.Organisation, m.Contenu.Financement);
        m.Ecarter("attestations.exactitude", "attestations.obligations", "attestations.charte", "attestations.contrat-republicain");
        return
        [
            new Rubriques(
            [
                m.Dire("Informations exactes et sincères, y compris les demandes à d’autres financeurs", Dit(a.Exactitude)),
                m.Dire("À jour des obligations administratives, comptables, sociales et fiscales", Dit(a.Obligations)),
                .. m.DireSiRempli("Respect de la charte des engagements réciproques du 14\u00A0février 2014", Dit(a.Charte)),
                .. m.DireSiRempli("Contrat d’engagement républicain", m.Contenu.Identite?.ContratRepublicainDemande == false && !a.ContratRepublicain ? "Non demandé à un organisme public" : Contrat(a)),
                m.Dire($"Subvention demandée au titre de {m.Contenu.Appel.Annee}", $"{f.Plan().DemandeAuPortail}"),
                .. m.Contenu.Identite is { } identite
                    ? LignesDIdentite.Aides(identite).Concat(LignesDIdentite.Banque(identite)).Select(l => m.Dire(l.Libelle, l.Valeur))
                    : [.. m.DireSiRempli("Versement au compte (IBAN)", o.Iban is null ? null : string.Join(' ', o.Iban.Chunk(4).Select(bloc => new string(bloc)))), .. m.DireSiRempli("BIC", o.Bic)],
            ]),
            .. m.PrendreSection(SectionDossier.Attestations),
        ];
    }

    private static string? Dit(bool atteste) => atteste ? "Attesté" : null;

    private static string? Contrat(AttestationsContenu a) => !a.ContratRepublicain ? null
        : a.ContratSigneLe is { } le ? $"Souscrit par {a.ContratSignePar} le {HeureDeParis.Ecrire(le)} ({a.ContratVersion})" : "Souscrit";
}

using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Papier;

/// <summary>The receipt as a letter of the service to the organisation.</summary>
public static class ImprimeDuRecepisse
{
    public static DocumentImprime Composer(Recepisse recepisse)
    {
        var (organisation, numero) = (Instantane.Lire(recepisse.Contenu).Organisation, recepisse.Numero);
        var jour = HeureDeParis.Jour(recepisse.EnregistreLe);
        return new DocumentImprime
        {
            Numero = numero,
            Date = jour,
            Titre = $"Accusé de réception du dossier {numero}",
            Emetteur = TexteDuRecepisse.Service(recepisse).Select(TexteImprime.Valeur).ToList() is { Count: > 0 } service ? service : [TexteImprime.Valeur(recepisse.AppelTitre)],
            References = [new ReferenceDuCourrier("Dossier nº", numero)],
            Destinataire = Lignes(organisation.Nom, organisation.RepresentantNom, organisation.Adresse, $"{organisation.CodePostal} {organisation.Commune}"),
            LieuEtDate = $"Le {HeureDeParis.EcrireJour(jour)}",
            Objet = "accusé de réception de la demande de subvention",
            Blocs =
            [
                new Paragraphe([new Fragment(TexteDuRecepisse.Premier(recepisse))]),
                new Rubriques([.. TexteDuRecepisse.Faits(recepisse).Select(f => new Rubrique(f.Libelle, TexteImprime.Valeur(f.Valeur)))]),
                .. TexteDuRecepisse.Parties(recepisse).SelectMany(Partie),
            ],
            Pied = $"Accusé de réception du dossier {numero}, version {recepisse.VersionDeposee}, reçue le {HeureDeParis.Ecrire(recepisse.RecuLe)}",
        };
    }

    private static IEnumerable<Bloc> Partie(PartieDuRecepisse partie) =>
    [
        new Titre(2, [new Fragment(partie.Titre)]),
        .. partie.Paragraphes.Select(p => new Paragraphe([new Fragment(BlocsDuDossier.Net(p))])),
        .. partie.Liste.Count == 0 ? [] : new[] { new Liste(false, [.. partie.Liste.Select(l => (IReadOnlyList<Fragment>)[new Fragment(TexteImprime.Valeur(l))])]) },
    ];

    private static IReadOnlyList<string> Lignes(params string?[] textes) => [.. textes.Select(TexteImprime.Valeur).Where(t => t.Length > 0)];
}

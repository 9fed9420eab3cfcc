using System.Collections.Frozen;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Courriers;

public sealed record ChampDuCourrier(string Nom, string Description, bool EstUnBloc);

public static class ChampsDuCourrier
{
    private static readonly (string Nom, string Description, Func<DonneesDuCourrier, string> Valeur)[] EnLigne =
    [
        ("courrier.numero", "Numéro du courrier", donnees => donnees.Numero),
        ("courrier.date", "Date du courrier", donnees => HeureDeParis.EcrireJour(donnees.Date)),
        ("dossier.numero", "Numéro du dossier", donnees => donnees.NumeroDossier),
        ("dossier.titre", "Intitulé de l’action", donnees => donnees.TitreDossier),
        ("dossier.depot", "Date de dépôt du dossier", donnees => HeureDeParis.EcrireJour(donnees.DateDeDepot)),
        ("appel.titre", "Intitulé de l’appel à projets", donnees => donnees.TitreAppel),
        ("comite.date", "Date du comité des financeurs", donnees => HeureDeParis.EcrireJour(donnees.DateDuComite)),
        ("organisation.nom", "Nom de l’organisation", donnees => donnees.Organisation),
        ("representant.nom", "Nom du représentant légal", donnees => donnees.Representant.Nom),
        ("representant.fonction", "Fonction du représentant légal", donnees => donnees.Representant.Fonction),
        ("avis", "Avis du comité, en minuscules", donnees => BlocsDuCourrier.MotDeLAvis(donnees)),
        ("montant.demande", "Total demandé aux financeurs", donnees => donnees.TotalDemande.ToString()),
        ("montant.arbitre", "Total arbitré par le comité", donnees => donnees.TotalArbitre.Total.ToString()),
    ];

    private static readonly (string Nom, string Description, Func<DonneesDuCourrier, IEnumerable<Bloc>> Blocs)[] EnBloc =
    [
        ("avis-du-comite", "L’avis, mis en valeur", BlocsDuCourrier.Avis),
        ("tableau-des-montants", "Tableau des montants par financeur", BlocsDuCourrier.Montants),
        ("tableau-hors-portail", "Autres financements déclarés par le porteur, s’il y en a", BlocsDuCourrier.HorsPortail),
        ("motifs", "Motifs de l’avis, s’il y en a", BlocsDuCourrier.Motifs),
        ("conditions", "Conditions avec leur date, s’il y en a", BlocsDuCourrier.Conditions),
        ("reorientation", "Service de droit commun auquel l’action est adressée, s’il y en a un", BlocsDuCourrier.Reorientation),
        ("suite", "Étapes suivantes, avec leurs dates", BlocsDuCourrier.Suite),
        ("contacts", "Interlocuteurs par financeur", BlocsDuCourrier.Contacts),
        ("mention", "Mention obligatoire : le courrier n’est pas une décision (ajoutée d’office si le modèle l’omet)", BlocsDuCourrier.Mention),
        ("signataires", "Signatures, côte à côte", BlocsDuCourrier.Signataires),
    ];

    private static readonly FrozenDictionary<string, Func<DonneesDuCourrier, string>> Valeurs =
        EnLigne.ToFrozenDictionary(champ => champ.Nom, champ => champ.Valeur, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Func<DonneesDuCourrier, IEnumerable<Bloc>>> Blocs =
        EnBloc.ToFrozenDictionary(champ => champ.Nom, champ => champ.Blocs, StringComparer.Ordinal);

    public static IReadOnlyList<ChampDuCourrier> Tous { get; } =
    [
        .. EnLigne.Select(champ => new ChampDuCourrier(champ.Nom, champ.Description, EstUnBloc: false)),
        .. EnBloc.Select(champ => new ChampDuCourrier(champ.Nom, champ.Description, EstUnBloc: true)),
    ];

    internal static bool EstConnu(string nom) => Valeurs.ContainsKey(nom) || Blocs.ContainsKey(nom);

    internal static bool EstUnBloc(string nom) => Blocs.ContainsKey(nom);

    internal static string LireValeur(string nom, DonneesDuCourrier donnees) => TexteImprime.Valeur(Valeurs[nom](donnees));

    internal static IReadOnlyList<Bloc> LireBlocs(string nom, DonneesDuCourrier donnees) => [.. Blocs[nom](donnees)];
}

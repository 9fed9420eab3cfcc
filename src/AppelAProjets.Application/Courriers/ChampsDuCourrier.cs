using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Courriers;

public sealed record ChampDuCourrier(string Nom, string Description, bool EstUnBloc);

public static class ChampsDuCourrier
{
    internal static readonly (string Nom, string Description, Func<DonneesDuCourrier, string> Valeur)[] EnLigne =
    [
        ("courrier.numero", "Numéro du courrier", donnees => donnees.Numero),
        ("courrier.date", "Date du courrier", donnees => HeureDeParis.EcrireJour(donnees.Date)),
        ("courrier.remplace", "Courrier que celui-ci remplace, avec sa date ; rien pour les autres", donnees => donnees.Remplace ?? ""),
        ("dossier.numero", "Numéro du dossier", donnees => donnees.NumeroDossier),
        ("dossier.titre", "Intitulé de l’action", donnees => donnees.TitreDossier),
        ("dossier.depot", "Date de dépôt du dossier", donnees => HeureDeParis.EcrireJour(donnees.DateDeDepot)),
        ("appel.titre", "Intitulé de l’appel à projets", donnees => donnees.TitreAppel),
        ("comite.date", "Date du comité des financeurs", donnees => HeureDeParis.EcrireJour(donnees.DateDuComite)),
        ("reponse.date", "Date annoncée pour la réponse aux porteurs (calendrier de l’appel) ; rien si elle n’est pas fixée", donnees => Jour(donnees.Calendrier.ReponseAvantLe)),
        ("reponse.porteur", "Dernier jour pour répondre à ce courrier ; rien s’il n’y en a pas", donnees => Jour(donnees.ReponseDuPorteurAvantLe)),
        ("silence.date", "Date du rejet implicite du dossier", donnees => Jour(donnees.RejetImpliciteLe)),
        ("silence.explication", "Ce que vaut le silence et à quelle date, comme sur le récépissé", donnees => donnees.RejetImpliciteLe is { } rejet ? Calendrier.ExpliquerLeSilence(rejet, donnees.Calendrier) : ""),
        ("organisation.nom", "Nom de l’organisation", donnees => donnees.Organisation),
        ("representant.nom", "Nom du représentant légal", donnees => donnees.Representant.Nom),
        ("representant.fonction", "Fonction du représentant légal", donnees => donnees.Representant.Fonction),
        ("avis", "Avis du comité, en minuscules", donnees => BlocsDuCourrier.MotDeLAvis(donnees)),
        ("montant.demande", "Total demandé aux financeurs", donnees => donnees.TotalDemande.ToString()),
        ("montant.arbitre", "Total arbitré par le comité", donnees => donnees.TotalArbitre.Total.ToString()),
    ];

    internal static readonly (string Nom, string Description, Func<DonneesDuCourrier, IEnumerable<Bloc>> Blocs)[] EnBloc =
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

    internal static readonly (string Nom, string Description, Func<DonneesDuCourrier, bool> Vrai)[] Situations =
    [
        ("si.favorable", "l’avis est favorable, avec ou sans réserve", donnees => donnees.Avis.Type is TypeAvis.Favorable or TypeAvis.FavorableSousReserve),
        ("si.sous-reserve", "l’avis est favorable sous réserve", donnees => donnees.Avis.Type == TypeAvis.FavorableSousReserve),
        ("si.defavorable", "l’avis est défavorable", donnees => donnees.Avis.Type == TypeAvis.Defavorable),
        ("si.ajourne", "l’examen est ajourné", donnees => donnees.Avis.Type == TypeAvis.Ajourne),
        ("si.rectificatif", "le courrier en remplace un autre", donnees => donnees.Remplace is not null),
        ("si.reoriente", "l’action est adressée au droit commun", donnees => donnees.DestinataireDroitCommun is not null),
    ];

    internal static IReadOnlyList<ListeDeChamps> Listes { get; } =
    [
        new("liste.lignes", "Une ligne par financeur", ["financeur", "demande", "specifique", "droit-commun", "arbitre", "accord"], donnees => donnees.Lignes.Select(BlocsDuCourrier.EnTextes)),
        new("liste.conditions", "Une condition, sa date, qui la lève", ["texte", "date", "par"],
            donnees => donnees.Avis.Conditions.Select(c => new[] { c.Texte, Jour(c.AvantLe), c.LeveePar ?? "" })),
        new("liste.etapes", "Une étape suivante et sa date", ["texte", "date"], donnees => donnees.Suite.Select(e => new[] { e.Texte, Jour(e.Date) })),
        new("liste.contacts", "Un interlocuteur", ["financeur", "nom", "telephone", "courriel"],
            donnees => donnees.Contacts.Select(c => new[] { c.Financeur, c.Nom, c.Telephone ?? "", c.Courriel ?? "" })),
        new("liste.hors-portail", "Un autre financement déclaré", ["financeur", "montant", "situation"],
            donnees => donnees.HorsPortail.Select(l => new[] { l.Financeur, l.Montant.ToString(), Libelles.Pour(l.Situation) })),
    ];

    public static IReadOnlyList<ChampDuCourrier> Tous { get; } =
    [
        .. EnLigne.Select(champ => new ChampDuCourrier(champ.Nom, champ.Description, EstUnBloc: false)),
        .. EnBloc.Select(champ => new ChampDuCourrier(champ.Nom, champ.Description, EstUnBloc: true)),
    ];

    /// <summary>Conditions and loops ready to be inserted, with what they are for.</summary>
    public static IReadOnlyList<(string Texte, string Description)> Passages { get; } =
    [
        .. Situations.Select(champ => ($"{{% if {champ.Nom} %}}\n…\n{{% endif %}}", $"Seulement si {champ.Description}")),
        .. Listes.Select(liste => ($"{{% for x in {liste.Nom} %}}\n- {string.Join(", ", liste.Colonnes.Select(colonne => $"{{{{x.{colonne}}}}}"))}\n{{% endfor %}}", liste.Description)),
    ];

    internal static IReadOnlyDictionary<string, FormeDuChamp> Formes { get; } = LireLesFormes();

    private static string Jour(DateOnly? jour) => jour is { } le ? HeureDeParis.EcrireJour(le) : "";

    private static Dictionary<string, FormeDuChamp> LireLesFormes()
    {
        IEnumerable<(string Nom, FormeDuChamp Forme)> noms =
        [
            .. EnLigne.Select(champ => (champ.Nom, FormeDuChamp.Texte)),
            .. EnBloc.Select(champ => (champ.Nom, FormeDuChamp.Bloc)),
            .. Situations.Select(champ => (champ.Nom, FormeDuChamp.Situation)),
            .. Listes.Select(liste => (liste.Nom, FormeDuChamp.Liste(liste.Colonnes))),
        ];
        return noms.Select(n => (Chemin: n.Nom.Split('.'), n.Forme)).GroupBy(n => n.Chemin[0]).ToDictionary(
            g => g.Key,
            g => g.First().Chemin.Length == 1 ? g.First().Forme : FormeDuChamp.Objet(g.ToDictionary(n => n.Chemin[1], n => n.Forme, StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }
}

/// <summary>A list that a loop runs over: the members of each element, and their texts.</summary>
internal sealed record ListeDeChamps(string Nom, string Description, IReadOnlyList<string> Colonnes, Func<DonneesDuCourrier, IEnumerable<string[]>> Lire);

namespace AppelAProjets.Demonstration;

internal static class TextesDeDemonstration
{
    public const string Presentation =
        """
        Cet appel à projets réunit l’État, Nantes Métropole, les villes, le Département, la Caf, l’ARS et un bailleur social autour des habitantes et des habitants des quartiers prioritaires.

        Vous déposez **un seul dossier** : il est lu par tous les financeurs que vous sollicitez, puis examiné en comité. Vous recevez un seul courrier, l’avis commun.

        *Ceci est une démonstration : les associations, les personnes et les montants sont inventés.*
        """;

    public const string ReglesDuJeu =
        """
        - L’action a lieu dans au moins un quartier prioritaire ou s’adresse à ses habitants.
        - Le référent de quartier ou le délégué du préfet a été rencontré avant le dépôt.
        - Le budget est équilibré et les montants demandés y figurent, financeur par financeur.
        - Toute demande arrivée après l’heure de clôture est refusée : le brouillon est conservé.
        """;

    public static readonly string[][] Titres =
    [
        ["Aide aux devoirs et sorties en famille", "Café des parents", "Lire et grandir ensemble", "Ateliers du mercredi", "Passerelle vers le collège"],
        ["Permanence emploi au pied des tours", "Chantier éducatif d’été", "Créer son activité dans le quartier", "Français à visée professionnelle", "Job dating de proximité"],
        ["Médiation santé et accès aux droits", "Bien dans son assiette", "Écoute et soutien psychologique", "Point d’accès au numérique", "Bus des droits"],
        ["Orchestre de quartier", "Fête des voisinages", "Boxe éducative au féminin", "Mémoires d’habitants", "Théâtre-forum des jeunes"],
        ["Jardin partagé et compost", "Atelier vélo participatif", "Réparer plutôt que jeter", "Repeindre nos halls", "Marches exploratoires"],
        ["Égalité filles-garçons à l’école", "Parcours contre les discriminations", "Paroles de femmes", "Vivre ensemble, ça s’apprend", "Citoyens à part entière"],
    ];

    public static readonly string[] Publics = ["Enfants de 6 à 11 ans et leurs familles", "Jeunes de 16 à 25 ans", "Femmes éloignées de l’emploi", "Tout public du quartier", "Personnes âgées isolées"];

    public static readonly string[] Justifications =
    [
        "Aucun élément dans le dossier.", "Très insuffisant : à reprendre avec le porteur.", "Partiel : des précisions sont attendues.",
        "Correct, sans plus.", "Bien étayé et cohérent avec les besoins du quartier.", "Très bon : exemple à partager.",
    ];

    public static string Resume(string titre, string quartier, int beneficiaires) =>
        $"L’action « {titre} » propose aux habitants de {quartier} des rendez-vous réguliers, gratuits et ouverts à tous. Elle touche environ {beneficiaires} personnes.";

    public static string Objectifs(string theme) =>
        $"Répondre à la priorité « {theme} » : aller vers les habitants qui ne viennent pas d’eux-mêmes, faire avec eux et travailler avec les structures du quartier.";

    public const string Description =
        "Deux rendez-vous par semaine, animés par une personne salariée et des bénévoles, et un temps fort chaque trimestre. Les habitants participent au choix des thèmes et au bilan.";

    public const string Moyens = "Une animatrice ou un animateur à mi-temps, six bénévoles, une salle prêtée par la ville, du matériel pédagogique.";

    public const string Evaluation = "Nombre de participants, part des habitants du quartier, assiduité, satisfaction recueillie deux fois par an avec le conseil citoyen.";
}

namespace AppelAProjets.Domain.Travaux;

/// <summary>What the recurring jobs are called on screen.</summary>
public static class TachesAutomatiques
{
    private static readonly Dictionary<string, string> Libelles = new(StringComparer.Ordinal)
    {
        [BattementDesTaches.Nom] = "Signe de vie des traitements",
        ["courriels-groupes"] = "Courriels groupés et résumés du matin",
        ["courriels"] = "Envoi des courriels",
        ["antivirus"] = "Analyse des fichiers par l’antivirus",
        ["appels"] = "Ouverture et clôture des appels",
        ["affectations"] = "Annonce des dossiers confiés",
        ["validations"] = "Annonce des propositions à valider",
        ["echeances"] = "Échéances et rappels",
        ["rapprochement"] = "Rapprochement des événements et des messages",
        ["corrections"] = "Fin des corrections non déposées",
        ["fichiers"] = "Effacement des fichiers oubliés",
        ["journal"] = "Consignation du journal",
        ["imports"] = "Effacement des imports du plan d’actions",
        ["imports-de-resultats"] = "Effacement des imports de résultats",
        ["exports"] = "Préparation des archives",
        ["courriers-en-lot"] = "Production et publication des courriers",
        ["scenarios"] = "Calcul des propositions",
        ["connexions"] = "Effacement des connexions anciennes",
        ["courriels-ecartes"] = "Effacement des courriels écartés",
    };

    /// <summary>The name itself of one that is no longer planned.</summary>
    public static string Libelle(string nom) => Libelles.GetValueOrDefault(nom, nom);

    public static bool EstConnue(string nom) => Libelles.ContainsKey(nom);
}

namespace AppelAProjets.Application.Courriers;

/// <summary>The template that a new call starts with; the Secrétariat may change it.</summary>
public static class ModeleParDefaut
{
    /// <summary>Markdown with merge fields. It gives no remedies nor time limits: they belong to each funder's decision, not to an opinion.</summary>
    public const string Texte =
        """
        Madame, Monsieur,

        Vous avez déposé le {{dossier.depot}}, pour {{organisation.nom}}, une demande de subvention au titre de l’appel à projets « {{appel.titre}} », pour l’action « {{dossier.titre}} » (dossier n° {{dossier.numero}}).

        Le comité des financeurs, réuni le {{comite.date}}, a examiné votre demande. Son avis, commun à l’ensemble des financeurs, est le suivant :

        {{avis-du-comite}}

        ## Motifs de l’avis

        {{motifs}}

        ## Financement de l’action

        {{tableau-des-montants}}

        {{tableau-hors-portail}}

        ## Conditions et pièces attendues

        {{conditions}}

        ## Relais vers le droit commun

        {{reorientation}}

        ## Suite donnée à votre demande

        {{suite}}

        ## Vos interlocuteurs

        {{contacts}}

        {{mention}}

        Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.

        {{signataires}}
        """;
}

namespace AppelAProjets.Domain.Exports;

public enum EtatExport
{
    EnAttente,
    EnCours,
    Prete,
    Annulee,
    /// <summary>It failed several times in a row: an operator looks at the log.</summary>
    Echouee,
    /// <summary>Kept long enough: its file is gone.</summary>
    Perimee,
}

/// <summary>The rules of an archive that a job makes.</summary>
public static class RegleDExport
{
    /// <summary>Days that a finished archive is kept.</summary>
    public const int JoursGardes = 7;

    /// <summary>Archives that one person may have in preparation at once.</summary>
    public const int EnMemeTemps = 3;

    /// <summary>Attempts in a row, without a single dossier more, before it is said to have failed.</summary>
    public const int EssaisMaximum = 5;

    public static bool SePrepare(EtatExport etat) => etat is EtatExport.EnAttente or EtatExport.EnCours;

    public static string Libelle(EtatExport etat) => etat switch
    {
        EtatExport.EnAttente => "En attente",
        EtatExport.EnCours => "En préparation",
        EtatExport.Prete => "Prête",
        EtatExport.Annulee => "Arrêtée",
        EtatExport.Echouee => "Échec",
        EtatExport.Perimee => "Périmée",
    };

    /// <summary>Null when one more may be prepared.</summary>
    public static Refus? Refuser(int dossiers, int enPreparation) =>
        dossiers == 0 ? new Refus("export.vide", "Aucun dossier ne correspond à ces filtres : il n’y a rien à mettre dans l’archive.")
        : enPreparation >= EnMemeTemps ? new Refus("export.trop", $"Vous avez déjà {enPreparation} archives en préparation : attendez la fin de l’une d’elles, ou annulez-la.")
        : null;
}

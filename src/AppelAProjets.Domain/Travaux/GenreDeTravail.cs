namespace AppelAProjets.Domain.Travaux;

/// <summary>Long works that someone asks for and a job does.</summary>
public enum GenreDeTravail
{
    Export,
    Courriers,
    Calcul,
}

public enum EtatDeTravail
{
    EnAttente,
    EnCours,
    Fini,
    Echoue,
    Abandonne,
}

public static class LibellesDeTravail
{
    public static string Libelle(this GenreDeTravail genre) => genre switch
    {
        GenreDeTravail.Export => "Archive de dossiers",
        GenreDeTravail.Courriers => "Courriers d’avis commun",
        GenreDeTravail.Calcul => "Calcul d’une proposition",
    };

    /// <summary>What stays of one that is stopped.</summary>
    public static string Reste(this GenreDeTravail genre) => genre switch
    {
        GenreDeTravail.Export => "Ce qui était préparé est effacé.",
        GenreDeTravail.Courriers => "Les courriers déjà produits restent ; une publication arrêtée ne publie rien.",
        GenreDeTravail.Calcul => "Le scénario garde ses montants.",
    };

    /// <summary>May still be stopped.</summary>
    public static bool SArrete(this EtatDeTravail etat) => etat is EtatDeTravail.EnAttente or EtatDeTravail.EnCours;

    public static string Libelle(this EtatDeTravail etat) => etat switch
    {
        EtatDeTravail.EnAttente => "En attente",
        EtatDeTravail.EnCours => "En cours",
        EtatDeTravail.Fini => "Fini",
        EtatDeTravail.Echoue => "Échec",
        EtatDeTravail.Abandonne => "Arrêté",
    };
}

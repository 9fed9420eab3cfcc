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

    public static string Libelle(this EtatDeTravail etat) => etat switch
    {
        EtatDeTravail.EnAttente => "En attente",
        EtatDeTravail.EnCours => "En cours",
        EtatDeTravail.Fini => "Fini",
        EtatDeTravail.Echoue => "Échec",
        EtatDeTravail.Abandonne => "Abandonné",
    };
}

namespace AppelAProjets.Domain.Scenarios;

public enum EtatDeCalcul
{
    EnAttente,
    EnCours,
    Fini,
    Annule,
    Echoue,
}

/// <summary>Where a calculation stands.</summary>
public enum EtapeDeCalcul
{
    /// <summary>What no choice can exceed.</summary>
    Borne,
    /// <summary>Which of the dossiers in doubt are retained.</summary>
    Choix,
    /// <summary>To the centime.</summary>
    Arrondi,
}

public static class ReglesDesScenarios
{
    public const int LongueurDuNom = 120;

    /// <summary>A call that has more is no longer compared by anyone.</summary>
    public const int ScenariosAuPlus = 50;

    public static bool SeCalcule(EtatDeCalcul? etat) => etat is EtatDeCalcul.EnAttente or EtatDeCalcul.EnCours;

    public static string Libelle(EtatDeCalcul etat, EtapeDeCalcul? etape) => (etat, etape) switch
    {
        (EtatDeCalcul.EnAttente, _) => "En attente",
        (EtatDeCalcul.EnCours, EtapeDeCalcul.Choix) => "Choix des dossiers",
        (EtatDeCalcul.EnCours, EtapeDeCalcul.Arrondi) => "Montants au centime",
        (EtatDeCalcul.EnCours, _) => "Recherche de la borne",
        (EtatDeCalcul.Fini, _) => "Terminé",
        (EtatDeCalcul.Annule, _) => "Arrêté",
        (EtatDeCalcul.Echoue, _) => "Échoué",
    };

    public static Resultat<string> LireNom(string? saisie)
    {
        var nom = saisie?.Trim() ?? "";
        return nom.Length == 0 ? new Refus("scenario.nom", "Donnez un nom au scénario.", "Nom")
            : nom.Length > LongueurDuNom ? new Refus("scenario.nom-long", $"Le nom tient en {LongueurDuNom} caractères.", "Nom")
            : nom;
    }

    public static Refus NomPris(string nom) => new("scenario.nom-pris", $"Un scénario de cet appel s’appelle déjà « {nom} ».", "Nom");
}

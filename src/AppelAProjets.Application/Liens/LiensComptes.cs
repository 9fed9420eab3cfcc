namespace AppelAProjets.Application.Liens;

public static class LiensComptes
{
    public const string Connexion = "/connexion";

    public const string Code = "/connexion/code";

    public const string Deconnexion = "/deconnexion";

    public const string Inscription = "/inscription";

    public const string InscriptionFaite = "/inscription/faite";

    public const string Confirmer = "/confirmer";

    public const string MotDePasse = "/mot-de-passe";

    public const string MotDePasseEnvoye = "/mot-de-passe/envoye";

    public const string ChoisirMotDePasse = "/mot-de-passe/choisir";

    public const string Compte = "/compte";

    public const string Session = "/session";

    public const string ChangerMotDePasse = "/compte/mot-de-passe";

    /// <summary>What the portal told oneself.</summary>
    public const string Nouvelles = "/notifications";

    public const string ToutEstLu = "/notifications/lues";

    public const string Notifications = "/compte/notifications";

    public const string Nom = "/compte/nom";

    public const string Adresse = "/compte/adresse";

    /// <summary>The link of an address that awaits, once more; and to give that address up.</summary>
    public const string RenvoyerAdresse = "/compte/adresse/renvoyer";

    public const string AbandonnerAdresse = "/compte/adresse/abandonner";

    public const string ConfirmerAdresse = "/compte/adresse/confirmer";

    public const string Connexions = "/compte/connexions";

    public const string FermerConnexion = "/compte/connexions/fermer";

    public const string FermerAutresConnexions = "/compte/connexions/fermer-les-autres";

    /// <summary>One's own calendar, and what makes its address.</summary>
    public const string Agenda = "/compte/agenda";

    public const string SupprimerLAgenda = "/compte/agenda/supprimer";

    /// <summary>Read without a session by a calendar software.</summary>
    public static string FluxDAgenda(string secret) => $"/agenda/{secret}.ics";

    public const string SecondFacteur = "/compte/second-facteur";

    public const string PreparerSecondFacteur = "/compte/second-facteur/preparer";

    public const string RetirerSecondFacteur = "/compte/second-facteur/retirer";
}

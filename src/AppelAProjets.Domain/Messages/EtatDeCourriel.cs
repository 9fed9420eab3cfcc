namespace AppelAProjets.Domain.Messages;

/// <summary>Where a mail is. The name is stored.</summary>
public enum EtatDeCourriel
{
    AEnvoyer,
    Envoye,
    /// <summary>Refused for good.</summary>
    NonRemis,
    /// <summary>Waits for the digest, or for the others of one gesture.</summary>
    AGrouper,
    /// <summary>Left within another.</summary>
    Groupe,
    /// <summary>In the portal only, as its addressee chose.</summary>
    Tu,
    /// <summary>Never sent: its row says why.</summary>
    Ecarte,
}

public static class EtatsDeCourriel
{
    public static string Libelle(this EtatDeCourriel etat) => etat switch
    {
        EtatDeCourriel.AEnvoyer => "En file d’envoi",
        EtatDeCourriel.Envoye => "Envoyé",
        EtatDeCourriel.NonRemis => "Non remis",
        EtatDeCourriel.AGrouper => "Attend un envoi groupé",
        EtatDeCourriel.Groupe => "Parti dans un envoi groupé",
        EtatDeCourriel.Tu => "Dans le portail seulement",
        EtatDeCourriel.Ecarte => "Écarté",
    };
}

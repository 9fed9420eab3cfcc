namespace AppelAProjets.Domain.Courriers;

/// <summary>What a signataire answers to the letter.</summary>
public enum NatureDeReponse
{
    Maintenu,
    /// <summary>With a smaller plan.</summary>
    Reduit,
    Renonce,
}

public static class RegleDeReponse
{
    /// <summary>Days after which an unread letter is sent again, when the call says nothing.</summary>
    public const int RelanceApresJours = 10;

    /// <summary>The longest that a call may wait before that, in days.</summary>
    public const int RelanceAuPlus = 90;

    public static string Libelle(NatureDeReponse nature) => nature switch
    {
        NatureDeReponse.Maintenu => "Action maintenue",
        NatureDeReponse.Reduit => "Action maintenue, avec un budget réduit",
        NatureDeReponse.Renonce => "Renoncement",
    };

    /// <summary>No date: one may answer as long as the dossier waits for it.</summary>
    public static bool EstATemps(DateOnly? avantLe, DateOnly jour) => avantLe is null || jour <= avantLe;

    public static bool EstARelancer(DateOnly publieLe, int apresJours, DateOnly jour) => publieLe.AddDays(apresJours) <= jour;

    /// <summary>Null when the settings are right.</summary>
    public static Refus? Refuser(DateOnly? avantLe, int? apresJours, DateOnly jour) =>
        avantLe is { } date && date < jour ? new Refus("reponses.date", "La date limite de réponse est passée.", "ReponseAvantLe")
        : apresJours is null or < 1 or > RelanceAuPlus ? new Refus("reponses.relance", "Indiquez un nombre de jours entre 1 et 90.", "RelanceApresJours")
        : null;
}

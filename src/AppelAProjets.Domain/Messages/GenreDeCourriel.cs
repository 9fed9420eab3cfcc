namespace AppelAProjets.Domain.Messages;

/// <summary>What a mail is about: the closed list. The name is stored: a member is never renamed.</summary>
public enum GenreDeCourriel
{
    Securite,
    Acces,
    Recepisse,
    Demande,
    AvisDemande,
    Seance,
    Dossier,
    Courrier,
    Alerte,
    Appel,
    Rencontre,
    Partenariat,
    Message,
    Rappel,
    Travail,
    AvisRendu,
    /// <summary>The daily digest of the others.</summary>
    Resume,
}

/// <summary>When a person wants the mails of a kind. The name is stored.</summary>
public enum RythmeDeCourriel
{
    ToutDeSuite,
    /// <summary>In the digest of the next morning.</summary>
    Resume,
    /// <summary>In the portal only.</summary>
    Jamais,
}

/// <param name="Libelle">What people read of it.</param>
/// <param name="Permis">The rhythms that a person may choose, the default first; one alone is not a choice.</param>
/// <param name="Priorite">0 leaves first, 2 last.</param>
public sealed record RegleDeGenre(string Libelle, string Exemples, IReadOnlyList<RythmeDeCourriel> Permis, int Priorite)
{
    public bool EstAuChoix => Permis.Count > 1;

    public RythmeDeCourriel ParDefaut => Permis[0];
}

/// <summary>What may be put off or refused. What has a term, an effect in law, or protects the account leaves at once for everyone.</summary>
public static class GenresDeCourriel
{
    private static readonly RythmeDeCourriel[] Toujours = [RythmeDeCourriel.ToutDeSuite];
    private static readonly RythmeDeCourriel[] JamaisTu = [RythmeDeCourriel.ToutDeSuite, RythmeDeCourriel.Resume];
    private static readonly RythmeDeCourriel[] Libre = [RythmeDeCourriel.ToutDeSuite, RythmeDeCourriel.Resume, RythmeDeCourriel.Jamais];

    public static IReadOnlyList<GenreDeCourriel> AuChoix { get; } = [.. Enum.GetValues<GenreDeCourriel>().Where(g => Regle(g).EstAuChoix)];

    public static RegleDeGenre Regle(this GenreDeCourriel genre) => genre switch
    {
        GenreDeCourriel.Securite => new("Sécurité de votre compte", "adresse, mot de passe, vérification en deux étapes", Toujours, 0),
        GenreDeCourriel.Acces => new("Accès et organisations", "invitations, mandats, membres, déports, remplacements", Toujours, 0),
        GenreDeCourriel.Recepisse => new("Récépissés de dépôt", "un dossier déposé ou renvoyé", Toujours, 0),
        GenreDeCourriel.Demande => new("Demandes avec une date limite", "compléments, pièces, conditions, rejet implicite", Toujours, 1),
        GenreDeCourriel.AvisDemande => new("Avis demandés", "un avis attendu avant une date", Toujours, 1),
        GenreDeCourriel.Seance => new("Séances du comité", "convocations, changements, annulations", Toujours, 1),
        GenreDeCourriel.Dossier => new("Décisions sur un dossier", "recevabilité, retrait, correction non déposée", Toujours, 2),
        GenreDeCourriel.Courrier => new("Courriers d’avis commun", "à signer, publié, en révision, réponse du porteur", Toujours, 2),
        GenreDeCourriel.Alerte => new("Alertes", "fichier refusé par l’antivirus, dossier à réarbitrer", Toujours, 1),
        GenreDeCourriel.Appel => new("Changements d’un appel", "dates, règles, questions et réponses publiées", JamaisTu, 2),
        GenreDeCourriel.Rencontre => new("Rencontres avec le référent de quartier", "demande, rendez-vous, compte rendu", JamaisTu, 2),
        GenreDeCourriel.Partenariat => new("Projets menés avec des partenaires", "accord, départ, retrait", JamaisTu, 2),
        GenreDeCourriel.Message => new("Messages sur un dossier", "un nouveau message dans l’échange", Libre, 2),
        GenreDeCourriel.Rappel => new("Rappels", "brouillon à déposer, document qui expire, réponse en retard", Libre, 2),
        GenreDeCourriel.Travail => new("Travail d’instruction", "dossiers confiés, notes et propositions attendues, propositions à valider ou renvoyées, scénarios montrés", Libre, 2),
        GenreDeCourriel.AvisRendu => new("Suites des avis demandés", "avis rendu, décliné ou en retard", Libre, 2),
        GenreDeCourriel.Resume => new("Résumé quotidien", "ce que vous avez choisi de lire en une fois", Toujours, 2),
    };

    /// <summary>The rhythm of a mail: what the person chose, when that is still allowed.</summary>
    /// <param name="choisi">Null when nothing was chosen.</param>
    /// <param name="aUnCompte">An address without account reads no portal and has no digest.</param>
    public static RythmeDeCourriel Rythme(GenreDeCourriel genre, RythmeDeCourriel? choisi, bool aUnCompte)
    {
        var regle = genre.Regle();
        return !aUnCompte ? RythmeDeCourriel.ToutDeSuite : choisi is { } rythme && regle.Permis.Contains(rythme) ? rythme : regle.ParDefaut;
    }

    public static string Libelle(this RythmeDeCourriel rythme) => rythme switch
    {
        RythmeDeCourriel.ToutDeSuite => "Tout de suite",
        RythmeDeCourriel.Resume => "Dans un résumé, le matin",
        RythmeDeCourriel.Jamais => "Jamais par courriel",
    };
}

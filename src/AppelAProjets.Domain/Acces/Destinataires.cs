using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Acces.QuiRecoit;

namespace AppelAProjets.Domain.Acces;

public enum SorteDeMessage
{
    Recepisse,
    Retrait,
    Fil,
    Complements,
    Decision,
    Lettre,
    Rencontre,
    Rappel,
    FichierRefuse,
    /// <summary>A partner agreed, left, or took its agreement back.</summary>
    Partenariat,
    /// <summary>A draft was deleted; its partners have a mail of their own.</summary>
    Suppression,
    /// <summary>A rédacteur says that the dossier waits for a signature.</summary>
    PretASigner,
}

[Flags]
public enum QuiRecoit
{
    Personne = 0,
    Signataires = 1,
    /// <summary>Whoever wrote in the thread for the organisation.</summary>
    QuiAEcrit = 2,
    /// <summary>The person the message is about: who deposits, asks, has begun.</summary>
    LInteresse = 4,
    /// <summary>Never that person: the author of what is announced.</summary>
    SaufLInteresse = 8,
}

/// <param name="Adresse">The address of the chef de file's organisation too.</param>
public readonly record struct RegleDEnvoi(QuiRecoit ChefDeFile, bool Adresse, QuiRecoit Partenaires);

public sealed record MembreDuDossier(QualiteDeMembre Qualite, bool EstPartenaire, bool AEcrit = false, bool EstLInteresse = false);

/// <summary>Whose address a message goes to, by kind. A partner that agreed is bound by the dossier: it learns what is decided and asked; pieces and reminders are the chef de file's.</summary>
public static class Destinataires
{
    private const QuiRecoit DuFil = Signataires | QuiAEcrit | SaufLInteresse;

    public static RegleDEnvoi Regle(SorteDeMessage sorte) => sorte switch
    {
        SorteDeMessage.Recepisse     => new(LInteresse, Adresse: true, Signataires),
        SorteDeMessage.Retrait       => new(LInteresse, Adresse: true, Signataires),
        SorteDeMessage.Fil           => new(DuFil, Adresse: false, DuFil),
        SorteDeMessage.Complements   => new(Signataires, Adresse: false, Signataires),
        SorteDeMessage.Decision      => new(Signataires, Adresse: false, Signataires),
        SorteDeMessage.Lettre        => new(Signataires, Adresse: true, Signataires),
        SorteDeMessage.Rencontre     => new(Signataires | LInteresse, Adresse: false, Signataires),
        SorteDeMessage.Rappel        => new(Signataires | LInteresse, Adresse: false, Personne),
        SorteDeMessage.FichierRefuse => new(Signataires, Adresse: false, Personne),
        SorteDeMessage.Partenariat   => new(Signataires, Adresse: false, Personne),
        SorteDeMessage.PretASigner   => new(Signataires | SaufLInteresse, Adresse: false, Personne),
        SorteDeMessage.Suppression   => new(Signataires | LInteresse, Adresse: false, Personne),
    };

    public static bool Recoit(SorteDeMessage sorte, MembreDuDossier membre)
    {
        var regle = Regle(sorte);
        var qui = membre.EstPartenaire ? regle.Partenaires : regle.ChefDeFile;
        return !(membre.EstLInteresse && qui.HasFlag(SaufLInteresse))
            && ((qui.HasFlag(Signataires) && membre.Qualite == QualiteDeMembre.Signataire)
                || (qui.HasFlag(QuiAEcrit) && membre.AEcrit)
                || (qui.HasFlag(LInteresse) && membre.EstLInteresse));
    }
}

using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Organisations;

/// <param name="EstOuvert">The account can still sign in.</param>
public sealed record Membre(Guid CompteId, QualiteDeMembre Qualite, bool EstOuvert = true);

public sealed record SituationDesMembres(EtatMandat Mandat, IReadOnlyList<Membre> Membres)
{
    public Membre? De(Guid compteId) => Membres.FirstOrDefault(m => m.CompteId == compteId);

    /// <summary>Nobody can commit the organisation any more.</summary>
    public bool EstAbandonnee => !Membres.Any(m => m is { Qualite: QualiteDeMembre.Signataire, EstOuvert: true });
}

/// <summary>A membership to write; a null quality ends it.</summary>
public sealed record ChangementDeMembre(Guid CompteId, QualiteDeMembre? Qualite);

/// <summary>Who may join, leave, be given another quality. The last signataire never goes without a successor.</summary>
public static class VieDesMembres
{
    private const string Geste = "changer ses membres";

    /// <summary>How long someone without an account has to take an invitation.</summary>
    public static readonly TimeSpan ValiditeDUneInvitation = TimeSpan.FromDays(30);

    /// <summary>A signataire gives membership: by invitation, or by admitting a request.</summary>
    public static Resultat<IReadOnlyList<ChangementDeMembre>> Admettre(SituationDesMembres s, Guid par, Guid qui, QualiteDeMembre qualite) =>
        ReserveAuSignataire(s, par) is { } refus ? refus
        : s.De(qui) is not null ? new Refus("membre.deja", "Cette personne est déjà membre de l’organisation.")
        : Un(qui, qualite);

    /// <summary>A signataire sends an invitation again, or cancels it.</summary>
    public static Resultat GererLesInvitations(SituationDesMembres s, Guid par) => ReserveAuSignataire(s, par) is { } refus ? refus : Resultat.Ok;

    /// <summary>Who was invited takes the quality that a signataire gave.</summary>
    public static Resultat<IReadOnlyList<ChangementDeMembre>> Accepter(SituationDesMembres s, Guid qui, QualiteDeMembre qualite, bool estValable) =>
        CycleMandat.Geler(s.Mandat, "la rejoindre") is { } gel ? gel
        : s.De(qui) is not null ? new Refus("membre.deja", "Vous êtes déjà membre de cette organisation.")
        : !estValable ? new Refus("invitation.expiree", "Cette invitation a expiré : demandez à un signataire de vous la renvoyer, ou demandez à rejoindre l’organisation.")
        : Un(qui, qualite);

    /// <summary>A signataire refuses a request; the reason is read by the person.</summary>
    public static Resultat RefuserLaDemande(SituationDesMembres s, Guid par, string? motif) =>
        (ReserveAuSignataire(s, par) ?? Exiger.Motif(motif)) is { } refus ? refus : Resultat.Ok;

    public static Resultat<IReadOnlyList<ChangementDeMembre>> Qualifier(SituationDesMembres s, Guid par, Guid qui, QualiteDeMembre qualite)
    {
        if (ReserveAuSignataire(s, par) is { } refus)
        {
            return refus;
        }

        return s.De(qui) is not { } membre ? Absent
            : membre.Qualite == qualite ? new Refus("membre.meme-qualite", "Cette personne a déjà cette qualité.")
            : qualite == QualiteDeMembre.Redacteur && EstLeDernier(s, qui) ? DernierSignataire
            : Un(qui, qualite);
    }

    /// <summary>A signataire ends the membership of another member, or any member leaves.</summary>
    public static Resultat<IReadOnlyList<ChangementDeMembre>> Terminer(SituationDesMembres s, Guid par, Guid qui)
    {
        var refus = par == qui ? CycleMandat.Geler(s.Mandat, Geste) : ReserveAuSignataire(s, par);
        return refus is not null ? refus
            : s.De(qui) is null ? Absent
            : EstLeDernier(s, qui) ? DernierSignataire
            : Un(qui, null);
    }

    public static Resultat<IReadOnlyList<ChangementDeMembre>> PasserLaMain(SituationDesMembres s, Guid par, Guid successeur)
    {
        if (ReserveAuSignataire(s, par) is { } refus)
        {
            return refus;
        }

        return s.De(successeur) is not { EstOuvert: true } || successeur == par
            ? new Refus("membre.successeur", "Choisissez, parmi les autres membres, la personne à qui vous passez la main.", "Successeur")
            : (ChangementDeMembre[])[new(successeur, QualiteDeMembre.Signataire), new(par, null)];
    }

    public static Resultat DemanderARejoindre(SituationDesMembres s, Guid qui, bool dejaDemande) =>
        s.De(qui) is not null ? new Refus("membre.deja", "Vous êtes déjà membre de cette organisation.")
        : CycleMandat.Geler(s.Mandat, "la rejoindre") is { } gel ? gel
        : dejaDemande ? new Refus("demande.deja", "Votre demande est déjà envoyée : un signataire doit y répondre.")
        : s.EstAbandonnee ? new Refus("demande.abandonnee", "Plus aucun signataire n’a de compte ouvert pour répondre. Vous pouvez reprendre l’organisation avec un mandat.")
        : Resultat.Ok;

    /// <summary>A mandate is sent by a signataire; or by anyone, to take over an organisation without signataire.</summary>
    public static Resultat EnvoyerUnMandat(SituationDesMembres s, Guid qui) =>
        CycleMandat.Geler(s.Mandat, "envoyer un mandat") is { } gel ? gel
        : s.EstAbandonnee ? Resultat.Ok
        : s.De(qui) is not { Qualite: QualiteDeMembre.Signataire } ? SignataireAttendu
        : s.Mandat == EtatMandat.Accepte ? new Refus("mandat.deja-verifie", "Le mandat de l’organisation est déjà vérifié : vous n’avez rien à envoyer.")
        : Resultat.Ok;

    private static Refus SignataireAttendu { get; } = new("mandat.signataire", "Seul un signataire peut envoyer un mandat. Demandez à l’un d’eux de vous donner cette qualité.");

    private static Refus Absent { get; } = new("membre.absent", "Cette personne n’est pas, ou n’est plus, membre de l’organisation.");

    private static Refus DernierSignataire { get; } = new("membre.dernier-signataire",
        "L’organisation doit garder au moins un signataire : donnez d’abord cette qualité à un autre membre, ou passez-lui la main.");

    private static Refus? ReserveAuSignataire(SituationDesMembres s, Guid par) =>
        s.De(par) is not { Qualite: QualiteDeMembre.Signataire }
            ? new Refus("membre.signataire", "Seul un signataire de l’organisation peut changer ses membres.")
            : CycleMandat.Geler(s.Mandat, Geste);

    private static bool EstLeDernier(SituationDesMembres s, Guid qui) =>
        s.De(qui) is { Qualite: QualiteDeMembre.Signataire } && !s.Membres.Any(m => m.CompteId != qui && m is { Qualite: QualiteDeMembre.Signataire, EstOuvert: true });

    private static Resultat<IReadOnlyList<ChangementDeMembre>> Un(Guid qui, QualiteDeMembre? qualite) => (ChangementDeMembre[])[new(qui, qualite)];
}

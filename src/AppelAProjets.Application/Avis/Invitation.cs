using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Avis;

public enum EtatDInvitation
{
    /// <summary>The opinion may be given, or corrected.</summary>
    Ouverte,
    /// <summary>The term is over.</summary>
    Expiree,
    /// <summary>Taken back by whoever asked.</summary>
    Retiree,
    /// <summary>The expert stood down by the link, or does by an account of the same address.</summary>
    Deportee,
    /// <summary>The instruction of the dossier is over: no opinion is awaited any more.</summary>
    Close,
}

/// <summary>What an expert's link leads to.</summary>
internal sealed record Invitation(SujetDAvis Sujet, AvisLu Avis, EtatDInvitation Etat)
{
    /// <summary>Who writes, for the journal: no account.</summary>
    public static Acteur Expert(AvisLu avis) => Acteur.Systeme with { Nom = avis.Qui };
}

internal static class InvitationStore
{
    /// <summary>Null for a link that is unknown.</summary>
    public static async Task<Invitation?> InvitationAsync(this SqlSession session, string? jeton, DateTimeOffset le) =>
        await session.AvisParJetonAsync(jeton) is { } avis && await session.SujetDAvisAsync(avis.DossierId) is { } sujet
            ? new Invitation(sujet, avis, await session.AdresseEnDeportAsync(sujet.Id, avis.Courriel!, le) ? EtatDInvitation.Deportee : Etat(sujet, avis, le)) : null;

    private static EtatDInvitation Etat(SujetDAvis sujet, AvisLu avis, DateTimeOffset le) => avis switch
    {
        { DeporteLe: not null } => EtatDInvitation.Deportee,
        { RevoqueLe: not null } => EtatDInvitation.Retiree,
        _ when sujet.Etat != EtatDossier.EnInstruction => EtatDInvitation.Close,
        { TermeLe: { } terme } when AvisConsultatif.EstPasse(terme, le) => EtatDInvitation.Expiree,
        _ => EtatDInvitation.Ouverte,
    };
}

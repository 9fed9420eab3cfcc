using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Links of account mails: the account and a token that Identity made for its present security stamp.</summary>
internal static class Liens
{
    public const string But = "Invitation";

    public static string Confirmation(this LiensOptions liens, Compte compte, string jeton, string? retour) =>
        liens.Vers(RetourVoulu.Vers(LiensComptes.Confirmer + $"?compte={compte.Id}&jeton={Uri.EscapeDataString(jeton)}", retour));

    public static string MotDePasse(this LiensOptions liens, Compte compte, string jeton, string? retour = null) =>
        liens.Vers(RetourVoulu.Vers(LiensComptes.ChoisirMotDePasse + $"?compte={compte.Id}&jeton={Uri.EscapeDataString(jeton)}", retour));

    public static string NouvelleAdresse(this LiensOptions liens, Compte compte, string adresse, string jeton) =>
        liens.Vers(LiensComptes.ConfirmerAdresse + $"?compte={compte.Id}&adresse={Uri.EscapeDataString(adresse)}&jeton={Uri.EscapeDataString(jeton)}");

    /// <summary>Purpose of the token of a new address: it is good for that one alone.</summary>
    public static string ButDeLAdresse(string normalisee) => $"Adresse:{normalisee}";

    public static Task<string> JetonDInvitationAsync(this UserManager<Compte> comptes, Compte compte) => comptes.GenerateUserTokenAsync(compte, InvitationTokenProvider.Nom, But);

    /// <summary>A link from a reset mail, from an invitation or to confirm an address, not used yet and not too old: each of them proves the address.</summary>
    public static async Task<bool> PermetDeChoisirAsync(this UserManager<Compte> comptes, Compte compte, string jeton) =>
        await comptes.VerifyUserTokenAsync(compte, comptes.Options.Tokens.PasswordResetTokenProvider, UserManager<Compte>.ResetPasswordTokenPurpose, jeton)
        || await comptes.VerifyUserTokenAsync(compte, InvitationTokenProvider.Nom, But, jeton)
        || await comptes.PermetDeConfirmerAsync(compte, jeton);

    public static Task<bool> PermetDeConfirmerAsync(this UserManager<Compte> comptes, Compte compte, string jeton) =>
        comptes.VerifyUserTokenAsync(compte, InvitationTokenProvider.Nom, UserManager<Compte>.ConfirmEmailTokenPurpose, jeton);

    /// <summary>The same words whatever the reason, so that nothing is learnt of the account.</summary>
    public static Domain.Refus Perime { get; } = new("lien.perime", "Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre par « Mot de passe oublié ».");
}

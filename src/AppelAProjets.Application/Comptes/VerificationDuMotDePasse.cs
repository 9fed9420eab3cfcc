using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Asks for the present password before what matters; a stolen open session cannot guess it at leisure.</summary>
internal static class VerificationDuMotDePasse
{
    /// <summary>Null when it is right. A wrong one counts with the failures to sign in.</summary>
    public static async Task<Refus?> RefuserMotDePasseActuelAsync(this UserManager<Compte> comptes, Compte compte, string? actuel)
    {
        if (await comptes.IsLockedOutAsync(compte))
        {
            return new Refus("mot-de-passe.verrou", "Trop d’essais : attendez un quart d’heure.", "Actuel");
        }

        if (await comptes.CheckPasswordAsync(compte, actuel ?? ""))
        {
            return null;
        }

        await comptes.AccessFailedAsync(compte);
        return new Refus("mot-de-passe.faux", "Le mot de passe actuel n’est pas celui-là.", "Actuel");
    }
}

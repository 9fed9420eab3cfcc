using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Asks for the present password before what matters; a stolen open session cannot guess it at leisure.</summary>
internal static class VerificationDuMotDePasse
{
    /// <summary>Null when it is right. A wrong one counts with the failures to sign in.</summary>
    public static Task<Refus?> RefuserMotDePasseActuelAsync(this UserManager<Compte> comptes, Compte compte, string? actuel) =>
        comptes.RefuserMotDePasseAsync(compte, actuel, "Actuel", "Le mot de passe actuel n’est pas celui-là.");

    /// <param name="champ">Field of the form that holds it.</param>
    public static async Task<Refus?> RefuserMotDePasseAsync(this UserManager<Compte> comptes, Compte compte, string? saisi, string champ, string faux)
    {
        if (await comptes.IsLockedOutAsync(compte))
        {
            return new Refus("mot-de-passe.verrou", "Trop d’essais : attendez un quart d’heure.", champ);
        }

        if (string.IsNullOrWhiteSpace(saisi))
        {
            return new Refus("mot-de-passe.vide", "Saisissez votre mot de passe.", champ);
        }

        foreach (var lu in MotDePasse.Lectures(saisi))
        {
            if (await comptes.CheckPasswordAsync(compte, lu))
            {
                return null;
            }
        }

        await comptes.AccessFailedAsync(compte);
        return new Refus("mot-de-passe.faux", faux, champ);
    }
}

using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Opens an account whose owner has followed the link received.</summary>
public sealed class ConfirmerCourriel(Ecrivain ecrivain, UserManager<Compte> comptes)
{
    /// <summary>
    /// The account as opened. Accepts the link once; the stamp then changes. Asks for the password: someone else may have signed up with this address,
    /// and its owner must not open an account that another can enter.
    /// </summary>
    public async Task<Resultat<Compte>> ExecuterAsync(Guid compteId, string? jeton, string? motDePasse, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(compteId.ToString()) is not { DesactiveLe: null } compte
            || !await comptes.PermetDeConfirmerAsync(compte, jeton ?? ""))
        {
            return Liens.Perime;
        }

        if (await comptes.RefuserMotDePasseAsync(compte, motDePasse, nameof(MotDePasse), "Ce n’est pas le mot de passe choisi en créant le compte. Vous pouvez en choisir un autre ci-dessous.") is { } faux)
        {
            return faux;
        }

        (compte.CourrielConfirme, compte.TimbreDeSecurite) = (true, Compte.NouveauTimbre());
        var ecrit = await ecrivain.EcrireAsync(compte, compte.EnActeur(), ActeDuJournal.ConfirmerAdresse, null, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : compte;
    }
}

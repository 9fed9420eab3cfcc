using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Opens an account whose owner has followed the link received.</summary>
public sealed class ConfirmerCourriel(Ecrivain ecrivain, UserManager<Compte> comptes)
{
    /// <summary>The account as opened. Accepts the link once; the stamp then changes.</summary>
    public async Task<Resultat<Compte>> ExecuterAsync(Guid compteId, string? jeton, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(compteId.ToString()) is not { DesactiveLe: null } compte
            || !await comptes.VerifyUserTokenAsync(compte, InvitationTokenProvider.Nom, UserManager<Compte>.ConfirmEmailTokenPurpose, jeton ?? ""))
        {
            return Liens.Perime;
        }

        (compte.CourrielConfirme, compte.TimbreDeSecurite) = (true, Compte.NouveauTimbre());
        var ecrit = await ecrivain.EcrireAsync(compte, compte.EnActeur(), ActeDuJournal.ConfirmerAdresse, null, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : compte;
    }
}

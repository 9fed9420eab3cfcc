using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Opens an account whose owner has followed the link received.</summary>
public sealed class ConfirmerCourriel(Ecrivain ecrivain, UserManager<Compte> comptes)
{
    /// <summary>Accepts the link once; the stamp then changes.</summary>
    public async Task<Resultat> ExecuterAsync(Guid compteId, string? jeton, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(compteId.ToString()) is not { DesactiveLe: null } compte
            || !await comptes.VerifyUserTokenAsync(compte, InvitationTokenProvider.Nom, UserManager<Compte>.ConfirmEmailTokenPurpose, jeton ?? ""))
        {
            return Liens.Perime;
        }

        (compte.CourrielConfirme, compte.TimbreDeSecurite) = (true, Compte.NouveauTimbre());
        return await ecrivain.EcrireAsync(compte, compte.EnActeur(), ActeDuJournal.ConfirmerAdresse, null, annulation);
    }
}

using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Opens an account whose owner has followed the link received.</summary>
public sealed class ConfirmerCourriel(SqlDatabase database, UserManager<Compte> comptes, TimeProvider horloge)
{
    /// <summary>Accepts the link once; the stamp then changes.</summary>
    public async Task<Resultat> ExecuterAsync(Guid compteId, string? jeton, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(compteId.ToString()) is not { DesactiveLe: null } compte
            || !await comptes.VerifyUserTokenAsync(compte, InvitationTokenProvider.Nom, UserManager<Compte>.ConfirmEmailTokenPurpose, jeton ?? ""))
        {
            return Liens.Perime;
        }

        compte.CourrielConfirme = true;
        compte.TimbreDeSecurite = Compte.NouveauTimbre();
        await using var session = await database.EcrireAsync(annulation);
        if (!await session.ModifierCompteAsync(compte))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(compte.EnActeur(), horloge.GetUtcNow(), "confirmer-adresse", "Compte", compte.Id);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}

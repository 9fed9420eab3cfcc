using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Sets a password through a link received by mail (forgotten, or invitation). Following it also proves the address, and ends every session and lock.</summary>
public sealed class ChoisirMotDePasse(Ecrivain ecrivain, UserManager<Compte> comptes)
{
    public async Task<bool> EstValableAsync(Guid compteId, string? jeton) => await LireAsync(compteId, jeton) is not null;

    /// <summary>The account as changed. Accepts the link once.</summary>
    public async Task<Resultat<Compte>> ExecuterAsync(Guid compteId, string? jeton, string? motDePasse, CancellationToken annulation = default)
    {
        if (await LireAsync(compteId, jeton) is not { } compte)
        {
            return Liens.Perime;
        }

        if (MotDePasse.Refuser(motDePasse, compte.Prenom, compte.Nom, compte.Courriel) is { } refus)
        {
            return refus;
        }

        compte.MotDePasseHache = comptes.PasswordHasher.HashPassword(compte, motDePasse!);
        (compte.CourrielConfirme, compte.VerrouilleJusqua, compte.EchecsDeConnexion, compte.TimbreDeSecurite) = (true, null, 0, Compte.NouveauTimbre());
        var ecrit = await ecrivain.EcrireAsync(compte, compte.EnActeur(), ActeDuJournal.ChoisirMotDePasse, null, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : compte;
    }

    private async Task<Compte?> LireAsync(Guid compteId, string? jeton) =>
        await comptes.FindByIdAsync(compteId.ToString()) is { DesactiveLe: null } compte && await comptes.PermetDeChoisirAsync(compte, jeton ?? "") ? compte : null;
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Sends a link to choose a password, at most three an hour to one address. Says nothing of whether the address is known.</summary>
public sealed class DemanderMotDePasse(Ecrivain ecrivain, UserManager<Compte> comptes, IOptions<LiensOptions> liens)
{
    /// <summary>Refuses only what is not an address.</summary>
    /// <param name="retour">The page of this site that was wanted, which the link sent will lead to.</param>
    public async Task<Resultat> ExecuterAsync(string? courriel, string? retour = null, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(courriel);
        if (adresse.EstRefuse)
        {
            return adresse.Refus;
        }

        if (await comptes.FindByEmailAsync(adresse.Valeur) is { DesactiveLe: null } compte)
        {
            var lien = liens.Value.MotDePasse(compte, await comptes.GeneratePasswordResetTokenAsync(compte), retour);
            await ecrivain.EcrireSiPermisAsync(compte, CourrielsDeCompte.Oubli, CourrielsDeCompte.CorpsOubli(compte, lien), annulation);
        }

        return Resultat.Ok;
    }
}

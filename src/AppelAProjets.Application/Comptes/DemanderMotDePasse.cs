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

        // The same work for an address without account: neither the answer nor its time tells one from the other.
        var connu = await comptes.FindByEmailAsync(adresse.Valeur) is { DesactiveLe: null } lu ? lu : null;
        var compte = connu ?? new Compte { Courriel = adresse.Valeur };
        var corps = CourrielsDeCompte.CorpsOubli(compte, liens.Value.MotDePasse(compte, await comptes.GeneratePasswordResetTokenAsync(compte), retour));
        var message = connu is null ? CourrielsDeCompte.SansCompte(adresse.Valeur, CourrielsDeCompte.Oubli) : CourrielsDeCompte.DUnVisiteur(connu.Courriel, CourrielsDeCompte.Oubli, corps);
        return await ecrivain.EcrireAsync(compte.EnActeur(), async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Adresse(Compte.Normaliser(adresse.Valeur)));
            return Ecrit.SansJournal("anyone may ask: nothing is done to the account").Et(message);
        }, annulation);
    }
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <param name="Retour">The page of this site that was wanted, which the link sent will lead to.</param>
public sealed record SaisieInscription(string? Prenom, string? Nom, string? Courriel, string? MotDePasse, string? Retour = null);

/// <summary>Creates an account to confirm. A known address gets a mail instead: the screen says the same, so that addresses cannot be guessed.</summary>
public sealed class Inscrire(Ecrivain ecrivain, UserManager<Compte> comptes, IOptions<LiensOptions> liens)
{
    /// <summary>Refusals of what was typed only; never says whether the address is known.</summary>
    public async Task<Resultat> ExecuterAsync(SaisieInscription saisie, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(saisie.Courriel);
        var refus = Verifier(saisie, adresse).ToArray();
        if (refus.Length > 0)
        {
            return refus;
        }

        var compte = new Compte
        {
            Courriel = adresse.Valeur, CourrielNormalise = Compte.Normaliser(adresse.Valeur), Prenom = saisie.Prenom!.Trim(), Nom = saisie.Nom!.Trim(), CreeLe = ecrivain.Maintenant,
        };
        compte.MotDePasseHache = comptes.PasswordHasher.HashPassword(compte, saisie.MotDePasse!);
        var lien = liens.Value.Confirmation(compte, await comptes.GenerateEmailConfirmationTokenAsync(compte), saisie.Retour);
        var cree = await CreerAsync(compte, lien, annulation);
        if (cree is { EstRefuse: false, Valeur: false })
        {
            await RappelerAsync(compte.CourrielNormalise, saisie.Retour, annulation);
        }

        return cree.TousLesRefus;
    }

    // False when the address is known.
    private Task<Resultat<bool>> CreerAsync(Compte compte, string lien, CancellationToken annulation) =>
        ecrivain.EcrireAsync<bool>(compte.EnActeur(), async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Adresse(compte.CourrielNormalise));
            if (await session.CompteDeLAdresseAsync(compte.CourrielNormalise) is not null || !await session.AjouterCompteAsync(compte))
            {
                return Ecrit.Rien("the address is known").Donnant(false);
            }

            var courriel = CourrielsDeCompte.DUnVisiteur(compte.Courriel, CourrielsDeCompte.Confirmation, CourrielsDeCompte.CorpsConfirmation(compte, lien));
            return Ecrit.Avec(new Acte(ActeDuJournal.Inscrire, ObjetDuJournal.Compte, compte.Id)).Et(courriel).Donnant(true);
        }, annulation);

    private async Task RappelerAsync(string courrielNormalise, string? retour, CancellationToken annulation)
    {
        if (await comptes.FindByEmailAsync(courrielNormalise) is { DesactiveLe: null } existant)
        {
            var lien = liens.Value.MotDePasse(existant, await comptes.GeneratePasswordResetTokenAsync(existant), retour);
            await ecrivain.EcrireAsync(existant.EnActeur(), async (session, _) =>
            {
                await session.VerrouillerAsync(Verrou.Adresse(courrielNormalise));
                return Ecrit.SansJournal("anyone may ask: nothing is done to the account").Et(CourrielsDeCompte.DUnVisiteur(existant.Courriel, CourrielsDeCompte.DejaInscrit, CourrielsDeCompte.CorpsDejaInscrit(existant, lien)));
            }, annulation);
        }
    }

    private static IEnumerable<Refus> Verifier(SaisieInscription saisie, Resultat<string> adresse)
    {
        foreach (var refus in IdentiteDePersonne.Verifier(saisie.Prenom, saisie.Nom))
        {
            yield return refus;
        }

        if (adresse.EstRefuse)
        {
            yield return adresse.Refus;
        }

        if (MotDePasse.Refuser(saisie.MotDePasse, saisie.Prenom, saisie.Nom, saisie.Courriel) is { } motDePasse)
        {
            yield return motDePasse;
        }
    }
}

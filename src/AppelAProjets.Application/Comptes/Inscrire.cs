using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

public sealed record SaisieInscription(string? Prenom, string? Nom, string? Courriel, string? MotDePasse);

/// <summary>Creates an account to confirm. A known address gets a mail instead: the screen says the same, so that addresses cannot be guessed.</summary>
public sealed class Inscrire(SqlDatabase database, UserManager<Compte> comptes, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    /// <summary>Refusals of what was typed only; never says whether the address is known.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(SaisieInscription saisie, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(saisie.Courriel);
        var refus = Verifier(saisie, adresse).ToList();
        if (refus.Count > 0)
        {
            return refus;
        }

        var le = horloge.GetUtcNow();
        var compte = new Compte
        {
            Courriel = adresse.Valeur, CourrielNormalise = Compte.Normaliser(adresse.Valeur), Prenom = saisie.Prenom!.Trim(), Nom = saisie.Nom!.Trim(), CreeLe = le,
        };
        compte.MotDePasseHache = comptes.PasswordHasher.HashPassword(compte, saisie.MotDePasse!);
        var lien = liens.Value.Confirmation(compte, await comptes.GenerateEmailConfirmationTokenAsync(compte));
        if (!await CreerAsync(compte, lien, le, annulation))
        {
            await RappelerAsync(compte.CourrielNormalise, le, annulation);
        }

        return [];
    }

    private async Task<bool> CreerAsync(Compte compte, string lien, DateTimeOffset le, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await session.CompteDeLAdresseAsync(compte.CourrielNormalise) is not null || !await session.AjouterCompteAsync(compte))
        {
            return false;
        }

        await session.JournaliserAsync(compte.EnActeur(), le, "inscrire", "Compte", compte.Id);
        await session.AjouterSiPermisAsync(compte.Courriel, CourrielsDeCompte.Confirmation, CourrielsDeCompte.CorpsConfirmation(compte, lien), le);
        await session.ValiderAsync();
        return true;
    }

    private async Task RappelerAsync(string courrielNormalise, DateTimeOffset le, CancellationToken annulation)
    {
        if (await comptes.FindByEmailAsync(courrielNormalise) is not { DesactiveLe: null } existant)
        {
            return;
        }

        var lien = liens.Value.MotDePasse(existant, await comptes.GeneratePasswordResetTokenAsync(existant));
        await using var session = await database.EcrireAsync(annulation);
        await session.AjouterSiPermisAsync(existant.Courriel, CourrielsDeCompte.DejaInscrit, CourrielsDeCompte.CorpsDejaInscrit(existant, lien), le);
        await session.ValiderAsync();
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

using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Sets up, reads and removes the second factor of one's own account.</summary>
public sealed class GererSecondFacteur(SqlDatabase database, ComptesUserManager comptes, CompteStore store, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    private const int NombreDeCodes = 10;

    /// <summary>The account, and the secret of an authenticator being set up (null when none is, or once it is active).</summary>
    public async Task<(Compte Compte, string? Secret)?> LireAsync(Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(acteur.CompteId.ToString()) is not { } compte)
        {
            return null;
        }

        return (compte, compte.SecondFacteurActif ? null : await store.GetAuthenticatorKeyAsync(compte, annulation));
    }

    public Task<int> CodesRestantsAsync(Compte compte) => comptes.CountRecoveryCodesAsync(compte);

    /// <summary>Makes a new secret; an active authenticator must be removed first.</summary>
    public async Task<Resultat> PreparerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(acteur, annulation) is not { Compte: { SecondFacteurActif: false } compte })
        {
            return new Refus("second-facteur.actif", "La vérification en deux étapes est déjà active.");
        }

        await store.SetAuthenticatorKeyAsync(compte, comptes.GenerateNewAuthenticatorKey(), annulation);
        return await EcrireAsync(compte, "preparer-second-facteur", null, acteur, annulation);
    }

    /// <summary>Activates it with a first code of the device; the value is the recovery codes, to show once.</summary>
    public async Task<Resultat<(Compte Compte, IReadOnlyList<string> Codes)>> ActiverAsync(string? code, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(acteur, annulation) is not { Secret: not null } lu)
        {
            return new Refus("second-facteur.absent", "Affichez d’abord le code QR.");
        }

        var compact = string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (!await comptes.VerifyTwoFactorTokenAsync(lu.Compte, TokenOptions.DefaultAuthenticatorProvider, compact))
        {
            return new Refus("second-facteur.code", "Ce code ne convient pas. Vérifiez l’heure de votre téléphone et recopiez le code affiché maintenant.", "Code");
        }

        var codes = comptes.NouveauxCodesDeSecours(NombreDeCodes);
        await store.ReplaceCodesAsync(lu.Compte, codes, annulation);
        lu.Compte.SecondFacteurActif = true;
        lu.Compte.TimbreDeSecurite = Compte.NouveauTimbre();
        var ecrit = await EcrireAsync(lu.Compte, "activer-second-facteur", "La vérification en deux étapes de votre compte vient d’être activée.", acteur, annulation);
        return ecrit.EstRefuse ? ecrit.Refus : (lu.Compte, codes);
    }

    public async Task<Resultat<Compte>> RetirerAsync(string? motDePasse, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(acteur, annulation) is not { Compte: { SecondFacteurActif: true } compte })
        {
            return new Refus("second-facteur.inactif", "La vérification en deux étapes n’est pas active.");
        }

        if (await comptes.RefuserMotDePasseActuelAsync(compte, motDePasse) is { } faux)
        {
            return faux;
        }

        (compte.SecondFacteurActif, compte.CleAuthentificateur, compte.CodesDeSecours, compte.TimbreDeSecurite) = (false, null, null, Compte.NouveauTimbre());
        var ecrit = await EcrireAsync(compte, "retirer-second-facteur", "La vérification en deux étapes de votre compte vient d’être retirée.", acteur, annulation);
        return ecrit.EstRefuse ? ecrit.Refus : compte;
    }

    private async Task<Resultat> EcrireAsync(Compte compte, string action, string? quoi, Acteur acteur, CancellationToken annulation)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!await session.ModifierCompteAsync(compte))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, le, action, "Compte", compte.Id);
        if (quoi is not null)
        {
            await session.AjouterCourrielAsync(compte.Courriel, CourrielsDeCompte.Changement, CourrielsDeCompte.CorpsChangement(compte, quoi, liens.Value.Vers(LiensComptes.MotDePasse)), le);
        }

        await session.ValiderAsync();
        return Resultat.Ok;
    }
}

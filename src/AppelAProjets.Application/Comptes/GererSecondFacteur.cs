using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <param name="Secret">Of an authenticator being set up; null when none is, or once it is active.</param>
public sealed record SecondFacteurLu(Compte Compte, string? Secret);

/// <param name="Compte">As changed, to renew the session.</param>
/// <param name="Codes">Recovery codes, to show once.</param>
public sealed record SecondFacteurActive(Compte Compte, IReadOnlyList<string> Codes);

public sealed class GererSecondFacteur(Ecrivain ecrivain, ComptesUserManager comptes, CompteStore store, IOptions<LiensOptions> liens)
{
    private const int NombreDeCodes = 10;

    public async Task<Resultat<SecondFacteurLu>> LireAsync(Acteur acteur, CancellationToken annulation = default) =>
        await comptes.FindByIdAsync(acteur.CompteId.ToString()) is { } compte
            ? new SecondFacteurLu(compte, compte.SecondFacteurActif ? null : await store.GetAuthenticatorKeyAsync(compte, annulation))
            : Refus.Absent;

    public Task<int> CodesRestantsAsync(Compte compte) => comptes.CountRecoveryCodesAsync(compte);

    /// <summary>Makes a new secret; an active authenticator must be removed first.</summary>
    public async Task<Resultat> PreparerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(acteur, annulation) is not { EstRefuse: false, Valeur.Compte: { SecondFacteurActif: false } compte })
        {
            return new Refus("second-facteur.actif", "La vérification en deux étapes est déjà active.");
        }

        await store.SetAuthenticatorKeyAsync(compte, comptes.GenerateNewAuthenticatorKey(), annulation);
        return await ecrivain.EcrireAsync(compte, acteur, ActeDuJournal.PreparerSecondFacteur, null, annulation);
    }

    /// <summary>Activates it with a first code of the device, and the password: whoever only found the session open must not shut its owner out.</summary>
    public async Task<Resultat<SecondFacteurActive>> ActiverAsync(string? code, string? motDePasse, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(acteur, annulation) is not { EstRefuse: false, Valeur: { Secret: not null, Compte: var compte } })
        {
            return new Refus("second-facteur.absent", "Affichez d’abord le code QR.");
        }

        if (await comptes.RefuserMotDePasseActuelAsync(compte, motDePasse) is { } faux)
        {
            return faux;
        }

        var compact = TexteSaisi.Serrer(code);
        if (!await comptes.VerifyTwoFactorTokenAsync(compte, TokenOptions.DefaultAuthenticatorProvider, compact))
        {
            return new Refus("second-facteur.code", "Ce code ne convient pas. Vérifiez l’heure de votre téléphone et recopiez le code affiché maintenant.", "Code");
        }

        var codes = comptes.NouveauxCodesDeSecours(NombreDeCodes);
        await store.ReplaceCodesAsync(compte, codes, annulation);
        (compte.SecondFacteurActif, compte.TimbreDeSecurite) = (true, Compte.NouveauTimbre());
        var courriel = CourrielsDeCompte.DuChangement(compte, "La vérification en deux étapes de votre compte vient d’être activée.", liens.Value);
        var ecrit = await ecrivain.EcrireAsync(compte, acteur, ActeDuJournal.ActiverSecondFacteur, courriel, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : new SecondFacteurActive(compte, codes);
    }

    /// <summary>The account as changed, to renew the session.</summary>
    public async Task<Resultat<Compte>> RetirerAsync(string? motDePasse, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(acteur, annulation) is not { EstRefuse: false, Valeur.Compte: { SecondFacteurActif: true } compte })
        {
            return new Refus("second-facteur.inactif", "La vérification en deux étapes n’est pas active.");
        }

        if (await comptes.RefuserMotDePasseActuelAsync(compte, motDePasse) is { } faux)
        {
            return faux;
        }

        (compte.SecondFacteurActif, compte.CleAuthentificateur, compte.CodesDeSecours, compte.TimbreDeSecurite) = (false, null, null, Compte.NouveauTimbre());
        var courriel = CourrielsDeCompte.DuChangement(compte, "La vérification en deux étapes de votre compte vient d’être retirée.", liens.Value);
        var ecrit = await ecrivain.EcrireAsync(compte, acteur, ActeDuJournal.RetirerSecondFacteur, courriel, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : compte;
    }
}

using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Changes one's own address: asked with the password, done by the link received at the new one. Until then the former counts; then it is told.</summary>
public sealed class ChangerAdresse(Ecrivain ecrivain, UserManager<Compte> comptes, IOptions<LiensOptions> liens)
{
    private const string RienNeChange = "nothing changes before the link is followed";
    private static readonly Refus TropSouvent = new("adresse.souvent", "Plusieurs courriels sont déjà partis à cette adresse depuis moins d’une heure. Cherchez-les aussi dans les indésirables, ou réessayez plus tard.", nameof(Courriel));

    /// <summary>Says the same whether or not another account has that address: it receives the mail that fits.</summary>
    public async Task<Resultat> DemanderAsync(string? courriel, string? motDePasse, Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(acteur.CompteId.ToString()) is not { } compte)
        {
            return Refus.Absent;
        }

        var adresse = Courriel.Lire(courriel);
        if (adresse.EstRefuse)
        {
            return adresse.Refus;
        }

        var nouvelle = Compte.Normaliser(adresse.Valeur);
        if (nouvelle == compte.CourrielNormalise)
        {
            return new Refus("adresse.meme", "C’est déjà l’adresse de votre compte.", nameof(Courriel));
        }

        if (await comptes.RefuserMotDePasseActuelAsync(compte, motDePasse) is { } faux)
        {
            return faux;
        }

        return await EnvoyerLeLienAsync(compte, adresse.Valeur, acteur, annulation);
    }

    /// <summary>The link again, to the address that awaits it; absent when none does.</summary>
    public async Task<Resultat> RenvoyerAsync(Acteur acteur, CancellationToken annulation = default) =>
        await comptes.FindByIdAsync(acteur.CompteId.ToString()) is { AdresseEnAttente: { } attendue } compte ? await EnvoyerLeLienAsync(compte, attendue, acteur, annulation) : Refus.Absent;

    /// <summary>Gives up the address that awaits: the links that it received no longer work.</summary>
    public async Task<Resultat> AbandonnerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(acteur.CompteId.ToString()) is not { AdresseEnAttente: not null } compte)
        {
            return Refus.Absent;
        }

        (compte.AdresseEnAttente, compte.AdresseDemandeeLe) = (null, null);
        return await ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compte.Id));
            return await session.ModifierCompteAsync(compte) ? Ecrit.SansJournal(RienNeChange) : Refus.Conflit;
        }, annulation);
    }

    private async Task<Resultat> EnvoyerLeLienAsync(Compte compte, string adresse, Acteur acteur, CancellationToken annulation)
    {
        var nouvelle = Compte.Normaliser(adresse);
        var lien = liens.Value.NouvelleAdresse(compte, adresse, await comptes.GenerateUserTokenAsync(compte, InvitationTokenProvider.Nom, Liens.ButDeLAdresse(nouvelle)));
        return await ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compte.Id), Verrou.Adresse(nouvelle));
            // By who asks, and nothing else: what others have sent there tells whether somebody has an account.
            var cause = PlafondDEnvoi.NouvelleAdresse + compte.Id;
            if ((await session.SousLePlafondAsync([adresse], cause, le)).Count == 0)
            {
                return TropSouvent;
            }

            (compte.AdresseEnAttente, compte.AdresseDemandeeLe) = (adresse, le);
            var prise = await session.CompteDeLAdresseAsync(nouvelle) is not null;
            var corps = prise ? CourrielsDeCompte.CorpsAdressePrise() : CourrielsDeCompte.CorpsNouvelleAdresse(compte, lien);
            return await session.ModifierCompteAsync(compte)
                ? Ecrit.SansJournal(RienNeChange).Et(CourrielsDeCompte.DUnVisiteur(adresse, CourrielsDeCompte.NouvelleAdresse, corps) with { Cause = cause })
                : Refus.Conflit;
        }, annulation);
    }

    /// <summary>The account as changed. The link serves once; the sessions opened elsewhere end.</summary>
    public async Task<Resultat<Compte>> ConfirmerAsync(Guid compteId, string? courriel, string? jeton, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(courriel);
        if (adresse.EstRefuse || await comptes.FindByIdAsync(compteId.ToString()) is not { DesactiveLe: null } compte)
        {
            return Liens.Perime;
        }

        var nouvelle = Compte.Normaliser(adresse.Valeur);
        if (compte.AdresseEnAttente is not { } attendue || Compte.Normaliser(attendue) != nouvelle || !await comptes.VerifyUserTokenAsync(compte, InvitationTokenProvider.Nom, Liens.ButDeLAdresse(nouvelle), jeton ?? ""))
        {
            return Liens.Perime;
        }

        var ancienne = new NouveauCourriel(GenreDeCourriel.Securite, compte.Courriel, CourrielsDeCompte.AdresseChangee, CourrielsDeCompte.CorpsAdresseChangee(compte, adresse.Valeur, liens.Value.Vers(LiensPages.Aide)));
        (compte.Courriel, compte.CourrielNormalise, compte.CourrielConfirme, compte.TimbreDeSecurite) = (adresse.Valeur, nouvelle, true, Compte.NouveauTimbre());
        (compte.AdresseEnAttente, compte.AdresseDemandeeLe) = (null, null);
        var ecrit = await ecrivain.EcrireAsync(compte.EnActeur(), async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compte.Id), Verrou.Adresse(nouvelle));
            return await session.CompteDeLAdresseAsync(nouvelle) is not null ? Liens.Perime
                : await session.ModifierCompteAsync(compte) ? Ecrit.Avec(new Acte(ActeDuJournal.ChangerAdresse, ObjetDuJournal.Compte, compte.Id)).Et(ancienne)
                : Refus.Conflit;
        }, annulation);
        if (ecrit.EstRefuse)
        {
            return ecrit.TousLesRefus;
        }

        compte.Version++;
        return compte;
    }
}

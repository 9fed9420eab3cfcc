using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Administration;

/// <summary>Makes someone Administrateur from the server's command line: the first one, or one more when all have lost their access.</summary>
public sealed class CreerAdministrateur(Ecrivain ecrivain, UserManager<Compte> comptes, IOptions<LiensOptions> liens)
{
    /// <summary>The link by which the person chooses a password; it is sent by mail too.</summary>
    public async Task<Resultat<string>> ExecuterAsync(string? courriel, string prenom, string nom, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(courriel);
        if (adresse.EstRefuse)
        {
            return adresse.Refus;
        }

        var connu = await comptes.FindByEmailAsync(adresse.Valeur);
        var compte = connu ?? new Compte { Courriel = adresse.Valeur, CourrielNormalise = Compte.Normaliser(adresse.Valeur), Prenom = prenom, Nom = nom, CreeLe = ecrivain.Maintenant };
        if (compte.DesactiveLe is not null)
        {
            return new Refus("administrateur.ferme", "Ce compte est fermé.");
        }

        var lien = liens.Value.MotDePasse(compte, await comptes.JetonDInvitationAsync(compte));
        return await ecrivain.EcrireAsync<string>(Acteur.Systeme, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compte.Id));
            if (!(connu is null ? await session.AjouterCompteAsync(compte) : await session.CompteAsync(compte.Id) is { DesactiveLe: null }))
            {
                return Refus.Conflit;
            }

            var acces = new AccesDemande(Role.Administrateur, null, null, le, null);
            if (!await session.ADejaAsync(compte.Id, acces))
            {
                await session.AjouterHabilitationAsync(compte.Id, acces, Acteur.Systeme);
            }

            var corps = CourrielsDeCompte.CorpsInvitation(compte, "L’exploitant du portail", Libelles.Pour(Role.Administrateur), lien);
            return Ecrit.Avec(new Acte(ActeDuJournal.CreerAdministrateur, ObjetDuJournal.Compte, compte.Id))
                .Et(new NouveauCourriel(GenreDeCourriel.Acces, compte.Courriel, CourrielsDeCompte.Invitation, corps))
                .Donnant(lien);
        }, annulation);
    }
}

using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Administration;

/// <summary>Makes someone Administrateur from the server's command line: the first one, or one more when all have lost their access.</summary>
public sealed class CreerAdministrateur(SqlDatabase database, UserManager<Compte> comptes, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    /// <summary>The link by which the person chooses a password; it is sent by mail too.</summary>
    public async Task<Resultat<string>> ExecuterAsync(string? courriel, string prenom, string nom, CancellationToken annulation = default)
    {
        var adresse = Courriel.Lire(courriel);
        if (adresse.EstRefuse)
        {
            return adresse.Refus;
        }

        var le = horloge.GetUtcNow();
        var connu = await comptes.FindByEmailAsync(adresse.Valeur);
        var compte = connu ?? new Compte { Courriel = adresse.Valeur, CourrielNormalise = Compte.Normaliser(adresse.Valeur), Prenom = prenom, Nom = nom, CreeLe = le };
        if (compte.DesactiveLe is not null)
        {
            return new Refus("administrateur.ferme", "Ce compte est fermé.");
        }

        var lien = liens.Value.MotDePasse(compte, await comptes.JetonDInvitationAsync(compte));
        var acces = new AccesDemande(Role.Administrateur, null, null, le, null);
        await using var session = await database.EcrireAsync(annulation);
        if (connu is null && !await session.AjouterCompteAsync(compte))
        {
            return RefusDeDonnees.Conflit;
        }

        if (!await session.ADejaAsync(compte.Id, acces))
        {
            await session.AjouterHabilitationAsync(compte.Id, acces, Acteur.Systeme);
        }

        await session.JournaliserAsync(Acteur.Systeme, le, "creer-administrateur", "Compte", compte.Id);
        await session.AjouterCourrielAsync(compte.Courriel, CourrielsDeCompte.Invitation, CourrielsDeCompte.CorpsInvitation(compte, "L’exploitant du portail", Libelles.Pour(Role.Administrateur), lien), le);
        await session.ValiderAsync();
        return lien;
    }
}

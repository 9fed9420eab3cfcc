using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Identifiants;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Administration;

public sealed record SaisieInvitation(string? Prenom, string? Nom, string? Courriel, SaisieAcces Acces);

/// <summary>Gives a right: to someone invited by mail, or to someone already there. Nobody gives beyond his own perimeter.</summary>
public sealed class AccorderAcces(SqlDatabase database, UserManager<Compte> comptes, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    // Whoever signed up with this address before it was proven theirs must not inherit the right: the password is chosen again, by mail.
    private static readonly SqlStatement Desarmer = new("""
        UPDATE Compte SET MotDePasseHache = NULL, TimbreDeSecurite = @Timbre, Version = Version + 1
        WHERE Id = @Id AND CourrielConfirme = 0 AND MotDePasseHache IS NOT NULL
        """);

    private static readonly Refus DejaDonne = new("acces.deja", "Cette personne a déjà ce rôle sur ce périmètre.", nameof(Role));

    /// <summary>Creates the account without a password when the address is unknown, gives the right, and writes to the person.</summary>
    public async Task<IReadOnlyList<Refus>> InviterAsync(SaisieInvitation saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        var (acces, refusDAcces) = AccesDemande.Lire(saisie.Acces, acteur, le);
        var adresse = Courriel.Lire(saisie.Courriel);
        List<Refus> refus = [.. IdentiteDePersonne.Verifier(saisie.Prenom, saisie.Nom), .. adresse.EstRefuse ? [adresse.Refus] : (Refus[])[], .. refusDAcces];
        if (refus.Count > 0 || acces is null)
        {
            return refus;
        }

        var nouveau = new Compte
        {
            Courriel = adresse.Valeur, CourrielNormalise = Compte.Normaliser(adresse.Valeur), Prenom = saisie.Prenom!.Trim(), Nom = saisie.Nom!.Trim(), CreeLe = le,
        };
        var jeton = await comptes.JetonDInvitationAsync(nouveau);
        await using var session = await database.EcrireAsync(annulation);
        var connu = await session.CompteDeLAdresseAsync(nouveau.CourrielNormalise);
        if (connu is { DesactiveLe: not null })
        {
            return [new Refus("acces.ferme", "Cette adresse ne peut pas être invitée\u00A0: son compte est fermé.", "Courriel")];
        }

        if (connu is null)
        {
            if (!await session.AjouterCompteAsync(nouveau))
            {
                return [RefusDeDonnees.Conflit];
            }

            await session.JournaliserAsync(acteur, le, "inviter", "Compte", nouveau.Id);
        }

        var donne = await DonnerAsync(session, connu ?? nouveau, acces, acteur, le, connu is null ? jeton : null);
        if (donne.EstRefuse)
        {
            return [donne.Refus];
        }

        await session.ValiderAsync();
        return [];
    }

    /// <summary>Gives a right to a person whom the actor manages.</summary>
    public async Task<IReadOnlyList<Refus>> AjouterAsync(Guid compteId, SaisieAcces saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        var (acces, refus) = AccesDemande.Lire(saisie, acteur, le);
        if (acces is null)
        {
            return refus;
        }

        await using var session = await database.EcrireAsync(annulation);
        if (await session.CompteGereAsync(compteId, acteur) is not { DesactiveLe: null } compte)
        {
            return [RefusDeDonnees.Introuvable];
        }

        var donne = await DonnerAsync(session, compte, acces, acteur, le, jeton: null);
        if (donne.EstRefuse)
        {
            return [donne.Refus];
        }

        await session.ValiderAsync();
        return [];
    }

    /// <summary>Sends the link again to someone who has not chosen a password.</summary>
    public async Task<Resultat> RelancerAsync(Guid compteId, Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(compteId.ToString()) is not { DesactiveLe: null, MotDePasseHache: null } compte)
        {
            return new Refus("invitation.inutile", "Cette personne a déjà choisi son mot de passe.");
        }

        var lien = liens.Value.MotDePasse(compte, await comptes.JetonDInvitationAsync(compte));
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await session.CompteGereAsync(compteId, acteur) is null)
        {
            return RefusDeDonnees.Introuvable;
        }

        await session.JournaliserAsync(acteur, le, "relancer-invitation", "Compte", compteId);
        await session.AjouterCourrielAsync(compte.Courriel, CourrielsDeCompte.Invitation, CourrielsDeCompte.CorpsInvitation(compte, acteur.Nom, "votre invitation est renouvelée", lien), le);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private async Task<Resultat> DonnerAsync(SqlSession session, Compte compte, AccesDemande acces, Acteur acteur, DateTimeOffset le, string? jeton)
    {
        await session.VerrouillerAsync($"habilitations {compte.Id}");
        if (await session.ADejaAsync(compte.Id, acces))
        {
            return DejaDonne;
        }

        await session.ExecuterAsync(Desarmer, new { compte.Id, Timbre = Guid.NewGuid().ToString("N") });
        await session.AjouterHabilitationAsync(compte.Id, acces, acteur);
        var role = Libelles.Pour(acces.Role);
        await session.JournaliserAsync(acteur, le, "donner-role", "Compte", compte.Id, details: $"{acces.Role}, financeur {acces.FinanceurId}, territoire {acces.TerritoireId}, du {acces.Debut:O} au {acces.Fin:O}");
        var (objet, corps) = (CourrielsDeCompte.Invitation, jeton is null
            ? CourrielsDeCompte.CorpsNouvelAcces(compte, acteur.Nom, role, liens.Value.Vers("/connexion"))
            : CourrielsDeCompte.CorpsInvitation(compte, acteur.Nom, role, liens.Value.MotDePasse(compte, jeton)));
        await session.AjouterCourrielAsync(compte.Courriel, objet, corps, le);
        return Resultat.Ok;
    }
}

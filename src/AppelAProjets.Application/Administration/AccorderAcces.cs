using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Administration;

public sealed record SaisieInvitation(string? Prenom, string? Nom, string? Courriel, SaisieAcces Acces);

/// <summary>Gives a right: to someone invited by mail, or to someone already there. Nobody gives beyond his own perimeter.</summary>
public sealed class AccorderAcces(Ecrivain ecrivain, UserManager<Compte> comptes, IOptions<LiensOptions> liens)
{
    /// <summary>Code of the refusal that a second sending, with what it says confirmed, lifts.</summary>
    public const string AConfirmer = "acces.a-confirmer";

    // Whoever signed up with this address before it was proven theirs must not inherit the right: the password is chosen again, by mail.
    private static readonly SqlStatement Desarmer = new("""
        UPDATE Compte SET MotDePasseHache = NULL, TimbreDeSecurite = @Timbre, Version = Version + 1
        WHERE Id = @Id AND CourrielConfirme = 0 AND MotDePasseHache IS NOT NULL
        """);

    private static readonly SqlStatement NomDuFinanceur = new("SELECT f.Nom FROM Financeur f WHERE f.Id = @Id");
    private static readonly SqlStatement NomDuTerritoire = new("SELECT t.Nom FROM Territoire t WHERE t.Id = @Id");

    /// <summary>Creates the account without a password when the address is unknown, gives the right, and writes to the person.</summary>
    public async Task<Resultat> InviterAsync(SaisieInvitation saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var maintenant = ecrivain.Maintenant;
        var (acces, adresse) = (AccesDemande.Lire(saisie.Acces, acteur, maintenant), Courriel.Lire(saisie.Courriel));
        Refus[] refus = [.. IdentiteDePersonne.Verifier(saisie.Prenom, saisie.Nom, dUnAutre: true), .. adresse.TousLesRefus, .. acces.TousLesRefus];
        if (refus.Length > 0)
        {
            return refus;
        }

        var nouveau = new Compte
        {
            Courriel = adresse.Valeur, CourrielNormalise = Compte.Normaliser(adresse.Valeur), Prenom = saisie.Prenom!.Trim(), Nom = saisie.Nom!.Trim(), CreeLe = maintenant,
        };
        var lien = liens.Value.MotDePasse(nouveau, await comptes.JetonDInvitationAsync(nouveau));
        return await ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var connu = await session.CompteDeLAdresseAsync(nouveau.CourrielNormalise);
            await session.VerrouillerAsync(Verrou.Compte(connu?.Id ?? nouveau.Id));
            if (connu is null)
            {
                return await session.AjouterCompteAsync(nouveau) ? await DonnerAsync(session, nouveau, acces.Valeur, acteur, lien) : Refus.Conflit;
            }

            return await session.CompteAsync(connu.Id) is { DesactiveLe: null } ouvert
                ? await DonnerAsync(session, ouvert, acces.Valeur, acteur)
                : new Refus("acces.ferme", "Cette adresse ne peut pas être invitée : son compte est fermé.", "Courriel");
        }, annulation);
    }

    public Task<Resultat> AjouterAsync(Guid compteId, SaisieAcces saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compteId));
            if (await session.CompteGereAsync(compteId, acteur) is not { DesactiveLe: null } compte)
            {
                return Refus.Absent;
            }

            var acces = AccesDemande.Lire(saisie, acteur, le);
            return acces.EstRefuse ? acces.TousLesRefus : await DonnerAsync(session, compte, acces.Valeur, acteur);
        }, annulation);

    /// <summary>Sends the link again to someone who has not chosen a password.</summary>
    public async Task<Resultat> RelancerAsync(Guid compteId, Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(compteId.ToString()) is not { } invite)
        {
            return Refus.Absent;
        }

        var lien = liens.Value.MotDePasse(invite, await comptes.JetonDInvitationAsync(invite));
        return await ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compteId));
            if (await session.CompteGereAsync(compteId, acteur) is not { } compte)
            {
                return Refus.Absent;
            }

            if (compte is not { DesactiveLe: null, MotDePasseHache: null })
            {
                return new Refus("invitation.inutile", "Cette personne a déjà choisi son mot de passe.");
            }

            var roles = new List<string>();
            foreach (var h in (await session.HabilitationsAsync(compteId)).Where(h => Attribution.Gere(acteur, h.FinanceurId)))
            {
                roles.Add(await DecrireAsync(session, h.Role, h.FinanceurId, h.TerritoireNom));
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.RelancerInvitation, ObjetDuJournal.Compte, compteId))
                .Envoyant(new NouveauCourriel(GenreDeCourriel.Acces, compte.Courriel, CourrielsDeCompte.Invitation, CourrielsDeCompte.CorpsInvitation(compte, acteur.Nom, $"{string.Join(", ", roles.Distinct())} (invitation renouvelée)", lien)));
        }, annulation);
    }

    // « Instructeur pour Préfecture de la Loire-Atlantique »: whoever invites may be unknown to the person, the funder is not.
    private static async Task<string> DecrireAsync(SqlSession session, Role role, Guid? financeurId, string? territoire)
    {
        var pour = financeurId is { } id ? await session.UnAsync<string>(NomDuFinanceur, new { Id = id }) : territoire;
        return pour is null ? Libelles.Pour(role) : $"{Libelles.Pour(role)} pour {pour}";
    }

    // A right for a funder, to who is already the agent of another one, is more often a wrong choice in a list than what is wanted.
    private async Task<Refus?> ADemanderAsync(SqlSession session, Compte compte, AccesDemande acces, Acteur acteur)
    {
        if (acces.FinanceurId is not { } financeur || acces.Confirme == financeur)
        {
            return null;
        }

        var tenus = (await session.HabilitationsAsync(compte.Id)).Where(h => h.FinanceurId is not null && (h.Fin is null || h.Fin > ecrivain.Maintenant)).ToList();
        var ailleurs = string.Join(", ", tenus.Select(h => Attribution.Gere(acteur, h.FinanceurId) ? h.FinanceurSigle! : "un autre financeur").Distinct());
        // Whoever types an address is not told whose it is, outside of his own perimeter.
        var qui = tenus.Any(h => Attribution.Gere(acteur, h.FinanceurId)) ? $"{compte.Prenom} {compte.Nom}" : "Cette personne";
        return tenus.Count == 0 || tenus.Any(h => h.FinanceurId == financeur) ? null
            : new Refus(AConfirmer, $"{qui} agit déjà pour {ailleurs}. Ce rôle lui ouvrira aussi le travail de {await session.UnAsync<string>(NomDuFinanceur, new { Id = financeur })} : confirmez si c’est voulu.", "FinanceurId");
    }

    // A link, to choose a password, only for an account that the invitation makes.
    private async Task<Resultat<Ecrit>> DonnerAsync(SqlSession session, Compte compte, AccesDemande acces, Acteur acteur, string? lien = null)
    {
        if (await ADemanderAsync(session, compte, acces, acteur) is { } question)
        {
            return question;
        }

        if (await session.ADejaAsync(compte.Id, acces) || !await session.AjouterHabilitationAsync(compte.Id, acces, acteur))
        {
            return new Refus("acces.deja", "Cette personne a déjà ce rôle sur ce périmètre.", nameof(Role));
        }

        await session.ExecuterAsync(Desarmer, new { compte.Id, Timbre = Guid.NewGuid().ToString("N") });
        var territoire = acces.TerritoireId is { } lieu ? await session.UnAsync<string>(NomDuTerritoire, new { Id = lieu }) : null;
        var role = await DecrireAsync(session, acces.Role, acces.FinanceurId, territoire);
        var fin = acces.Fin is { } jusqua ? $", jusqu’au {HeureDeParis.EcrireJour(HeureDeParis.Jour(jusqua.AddTicks(-1)))}" : "";
        var donne = new Acte(ActeDuJournal.DonnerRole, ObjetDuJournal.Compte, compte.Id, Details: $"{role}, à partir du {HeureDeParis.EcrireJour(HeureDeParis.Jour(acces.Debut))}{fin}");
        var corps = lien is null
            ? CourrielsDeCompte.CorpsNouvelAcces(compte, acteur.Nom, role, liens.Value.Vers(LiensComptes.Connexion))
            : CourrielsDeCompte.CorpsInvitation(compte, acteur.Nom, role, lien);
        return Ecrit.Avec(lien is null ? [donne] : [new Acte(ActeDuJournal.Inviter, ObjetDuJournal.Compte, compte.Id), donne])
            .Et(new NouveauCourriel(GenreDeCourriel.Acces, compte.Courriel, CourrielsDeCompte.Invitation, corps));
    }
}

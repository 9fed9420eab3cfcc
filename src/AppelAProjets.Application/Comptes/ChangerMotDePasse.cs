using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Comptes;

/// <summary>Replaces one's own password; every other session ends and the owner is told by mail.</summary>
public sealed class ChangerMotDePasse(Ecrivain ecrivain, UserManager<Compte> comptes, IOptions<LiensOptions> liens)
{
    /// <summary>The account as changed, to renew the session; a wrong present password counts as a failure to sign in.</summary>
    public async Task<Resultat<Compte>> ExecuterAsync(string? actuel, string? nouveau, Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(acteur.CompteId.ToString()) is not { } compte)
        {
            return Refus.Absent;
        }

        if (await comptes.RefuserMotDePasseActuelAsync(compte, actuel) is { } faux)
        {
            return faux;
        }

        if (MotDePasse.Refuser(nouveau, compte.Prenom, compte.Nom, compte.Courriel) is { } refus)
        {
            return refus with { Champ = "Nouveau" };
        }

        compte.MotDePasseHache = comptes.PasswordHasher.HashPassword(compte, nouveau!);
        compte.TimbreDeSecurite = Compte.NouveauTimbre();
        var courriel = CourrielsDeCompte.DuChangement(compte, "Le mot de passe de votre compte vient d’être changé.", liens.Value);
        var ecrit = await ecrivain.EcrireAsync(compte, acteur, ActeDuJournal.ChangerMotDePasse, courriel, annulation);
        return ecrit.EstRefuse ? ecrit.TousLesRefus : compte;
    }
}

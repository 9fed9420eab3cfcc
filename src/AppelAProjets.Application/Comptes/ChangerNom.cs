using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Comptes;

/// <summary>Changes one's own name; what was signed under the former keeps it.</summary>
public sealed class ChangerNom(Ecrivain ecrivain, UserManager<Compte> comptes)
{
    public async Task<Resultat> ExecuterAsync(string? prenom, string? nom, Acteur acteur, CancellationToken annulation = default)
    {
        if (await comptes.FindByIdAsync(acteur.CompteId.ToString()) is not { } compte)
        {
            return Refus.Absent;
        }

        var refus = IdentiteDePersonne.Verifier(prenom, nom).ToArray();
        if (refus.Length > 0)
        {
            return refus;
        }

        (compte.Prenom, compte.Nom) = (prenom!.Trim(), nom!.Trim());
        return await ecrivain.EcrireAsync(compte, acteur, ActeDuJournal.ChangerNom, null, annulation);
    }
}

using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Web.Securite;

/// <summary>A hash that no password opens, verified when there is nothing to verify: the answer then takes as long as for a real account.</summary>
public sealed class MotDePasseLeurre(IPasswordHasher<Compte> hacheur)
{
    private static string? empreinte;

    public void Verifier(string motDePasse)
    {
        var compte = new Compte();
        empreinte ??= hacheur.HashPassword(compte, Guid.NewGuid().ToString());
        _ = hacheur.VerifyHashedPassword(compte, empreinte, motDePasse);
    }
}

using AppelAProjets.Application.Envois;

namespace AppelAProjets.Application.Comptes;

internal static class EcritureDeCompte
{
    /// <summary>Writes an account changed since it was read, with the act and its mail; in conflict when someone changed it meanwhile.</summary>
    public static async Task<Resultat> EcrireAsync(this Ecrivain ecrivain, Compte compte, Acteur acteur, ActeDuJournal acte, NouveauCourriel? courriel, CancellationToken annulation)
    {
        var ecrit = await ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(compte.Id));
            return await session.ModifierCompteAsync(compte)
                ? Ecrit.Avec(new Acte(acte, ObjetDuJournal.Compte, compte.Id)).Et(courriel is null ? [] : [courriel])
                : Refus.Conflit;
        }, annulation);
        if (!ecrit.EstRefuse)
        {
            compte.Version++;
        }

        return ecrit;
    }
}

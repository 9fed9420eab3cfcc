using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Appels;

public sealed class ModifierRencontre(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET Rencontre = @Rencontre WHERE Id = @Id");

    public async Task<Resultat> ExecuterAsync(Cible cible, ExigenceDeRencontre? exigence, Acteur acteur, CancellationToken annulation = default)
    {
        if (exigence is not { } choisie || !Enum.IsDefined(choisie))
        {
            return new Refus("rencontre.choix", "Choisissez si la rencontre est demandée.", "Rencontre");
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Rencontre, acteur, async (session, appel, _) =>
        {
            await session.ExecuterAsync(Modification, new { appel.Id, Rencontre = choisie.ToString() });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierRencontre, ObjetDuJournal.Appel, appel.Id, Details: LibellesDeRencontre.Pour(choisie)));
        }, annulation);
    }
}

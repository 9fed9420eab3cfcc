using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

public sealed class ModifierPartenaires(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET PartenairesPossibles = @Possibles WHERE Id = @Id");

    public Task<Resultat> ExecuterAsync(Cible cible, bool possibles, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.ModifierAppelAsync(cible, SectionAppel.Partenaires, acteur, async (session, appel, _) =>
        {
            await session.ExecuterAsync(Modification, new { appel.Id, Possibles = possibles });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierPartenaires, ObjetDuJournal.Appel, appel.Id, Details: possibles ? "admis" : "non admis"));
        }, annulation);
}

using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Appels;

/// <summary>Sets how the funders work side by side: when each sees the others' work, blind scoring, the disagreement that is flagged.</summary>
public sealed class ModifierInstruction(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("""
        UPDATE Appel SET Partage = @Partage, PartageLe = @PartageLe, NotesALAveugle = @NotesALAveugle, SeuilDeDesaccord = @SeuilDeDesaccord WHERE Id = @Id
        """);

    public async Task<Resultat> ExecuterAsync(Cible cible, ReglesDInstruction saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var regles = saisie.Partage == PartageDesTravaux.AUneDate ? saisie : saisie with { PartageLe = null };
        Refus[] refus = [.. Enum.IsDefined(regles.Partage) ? regles.Manques() : [new Refus("partage.choix", "Choisissez quand le travail est partagé.", nameof(regles.Partage))]];
        return refus.Length > 0 ? refus : await ecrivain.ModifierAppelAsync(cible, SectionAppel.Instruction, acteur, async (session, appel, _) =>
        {
            await session.ExecuterAsync(Modification, new { appel.Id, Partage = $"{regles.Partage}", regles.PartageLe, regles.NotesALAveugle, regles.SeuilDeDesaccord });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierInstruction, ObjetDuJournal.Appel, appel.Id, Details: LibellesDInstruction.Resumer(regles)));
        }, annulation);
    }
}

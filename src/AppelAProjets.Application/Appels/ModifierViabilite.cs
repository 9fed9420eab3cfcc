using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Records the default threshold of viability, a percentage of the amount asked.</summary>
public sealed class ModifierViabilite(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET SeuilDeViabilitePourcent = @Pourcent WHERE Id = @Id");

    /// <summary>0 to 100, or nothing yet.</summary>
    public async Task<Resultat> ExecuterAsync(Cible cible, int? pourcent, Acteur acteur, CancellationToken annulation = default)
    {
        if (pourcent is not (null or (>= 0 and <= 100)))
        {
            return new Refus("viabilite.bornes", "Le seuil de viabilité est un pourcentage entier de 0 à 100.", "SeuilDeViabilitePourcent");
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Viabilite, acteur, async (session, appel, _) =>
        {
            await session.ExecuterAsync(Modification, new { appel.Id, Pourcent = pourcent });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierViabilite, ObjetDuJournal.Appel, appel.Id, Details: pourcent is null ? null : $"{pourcent} %"));
        }, annulation);
    }
}

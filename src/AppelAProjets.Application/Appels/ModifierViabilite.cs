using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Records the default threshold of viability, a percentage of the amount asked, and the largest share of the assiette that one funder may bear.</summary>
public sealed class ModifierViabilite(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET SeuilDeViabilitePourcent = @Pourcent, PartMaximalePourcent = @PartMaximale WHERE Id = @Id");

    /// <summary>0 to 100, or nothing yet.</summary>
    public async Task<Resultat> ExecuterAsync(Cible cible, int? pourcent, int? partMaximale, Acteur acteur, CancellationToken annulation = default)
    {
        if (pourcent is not (null or (>= 0 and <= 100)))
        {
            return new Refus("viabilite.bornes", "Le seuil de viabilité est un pourcentage entier de 0 à 100.", "SeuilDeViabilitePourcent");
        }

        if (partMaximale is not (null or (>= 1 and <= 100)))
        {
            return new Refus("viabilite.part", "La part maximale d’un financeur est un pourcentage entier de 1 à 100.", "PartMaximalePourcent");
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Viabilite, acteur, async (session, appel, _) =>
        {
            await session.ExecuterAsync(Modification, new { appel.Id, Pourcent = pourcent, PartMaximale = partMaximale });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierViabilite, ObjetDuJournal.Appel, appel.Id, Details: Dire(pourcent, partMaximale)));
        }, annulation);
    }

    private static string? Dire(int? pourcent, int? partMaximale) => (pourcent, partMaximale) switch
    {
        (null, null) => null,
        ({ } seuil, null) => $"{seuil} %",
        (null, { } part) => $"au plus {part} % de l’assiette par financeur",
        ({ } seuil, { } part) => $"{seuil} %, au plus {part} % de l’assiette par financeur",
    };
}
